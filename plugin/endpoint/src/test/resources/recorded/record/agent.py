"""A SIP user agent as a list of steps, written as a scenario for SIPp.

A step is ("recv", "INVITE"), ("recv", 200), ("send", 180) or ("send", "BYE"), each with options, or ("wait", seconds).
"""

OFFER = ("v=0", "o=- 20 1 IN IP4 [local_ip]", "s=-", "c=IN IP4 [local_ip]", "t=0 0",
         "m=audio 16384 RTP/AVP 8 0", "a=rtpmap:8 PCMA/8000", "a=rtpmap:0 PCMU/8000", "a=sendrecv")
G722 = ("v=0", "o=- 20 1 IN IP4 [local_ip]", "s=-", "c=IN IP4 [local_ip]", "t=0 0",
        "m=audio 16384 RTP/AVP 9", "a=rtpmap:9 G722/8000", "a=sendrecv")
HELD = OFFER[:-1] + ("a=sendonly",)


class Agent:
    """One side of one call: at an address, as a user, towards a peer's user."""

    def __init__(self, ip, user, peer, port=5060, target=None, tag=None, product="SIPp", domain="10.20.0.10",
                 transport="u1"):
        self.ip, self.user, self.peer, self.port, self.target = ip, user, peer, port, target
        self.tag, self.product, self.domain = tag or "t" + user, product, domain
        self.transport = transport  # as SIPp names it: u1 for UDP, t1 for TCP
        self.steps, self.sent_at = [], {}

    def recv(self, what, **options):
        self.steps.append(("recv", what, options))
        return self

    def send(self, what, **options):
        self.steps.append(("send", what, options))
        return self

    def wait(self, seconds):
        self.steps.append(("wait", seconds, {}))
        return self

    def scenario(self):
        body = [getattr(self, "_" + kind)(n, what, options) for n, (kind, what, options) in enumerate(self.steps)]
        return ('<?xml version="1.0" encoding="UTF-8"?>\n<scenario name="agent">\n' + "\n".join(body)
                + '\n  <label id="1"/>\n</scenario>\n')

    def _wait(self, n, seconds, options):
        return f'  <pause milliseconds="{int(seconds * 1000)}"/>'

    def _recv(self, n, what, options):
        kind = "response" if isinstance(what, int) else "request"
        more = "".join(f' {name}="{value}"' for name, value in options.items())
        if what == "INVITE" and any(step[2].get("late") for step in self.steps):
            return f'  <recv request="INVITE" rrs="true"><action>\n{self._remember()}\n  </action></recv>'
        # The first message with a Contact fixes the dialog: who rings or redirects need not be the one that answers.
        route = "" if what in (180, 302) else ' rrs="true"'
        return f'  <recv {kind}="{what}"{route}{more}/>'

    @staticmethod
    def _remember():
        """Keeps what the answer to an INVITE repeats, where another request comes before that answer."""
        places = (("Via:", 1), ("Via:", 2), ("From:", 1), ("To:", 1), ("CSeq:", 1), ("Record-Route:", 1))
        return "\n".join(
            f'    <ereg regexp=".*" search_in="hdr" header="{header}" occurrence="{nth}" assign_to="invite{i}"/>'
            for i, (header, nth) in enumerate(places))

    def _send(self, n, what, options):
        lines = self._response(what, options) if isinstance(what, int) else self._request(n, what, options)
        sdp = options.get("sdp", ())
        lines += ["Content-Type: application/sdp"] if sdp else list(options.get("body_type", ()))
        lines += ["Content-Length: [len]", ""] + list(sdp or options.get("body", ()))
        text = "\n".join("    " + line for line in lines)
        repeat = ' retrans="500"' if options.get("repeat", self._repeats(what)) else ""
        return f"  <send{repeat}><![CDATA[\n{text}\n\n  ]]></send>"

    @staticmethod
    def _repeats(what):
        return what != "ACK" if isinstance(what, str) else False

    def _response(self, code, options):
        phrase = options.get("phrase") or {100: "Trying", 180: "Ringing", 183: "Session Progress", 200: "OK",
                                           202: "Accepted", 408: "Request Timeout", 487: "Request Terminated"}[code]
        # An answer is "late" where it comes after another request than its own.
        tag = "" if code == 100 or options.get("in_dialog") else ";tag=" + self.tag
        contact = options.get("contact", f"<sip:{self.user}@[local_ip]:[local_port];transport=[transport]>")
        if options.get("late"):
            return [f"SIP/2.0 {code} {phrase}", "Via: [$invite0]", "Via: [$invite1]", "Record-Route: [$invite5]",
                    "From: [$invite2]", f"To: [$invite3];tag={self.tag}", "[last_Call-ID:]", "CSeq: [$invite4]",
                    f"Contact: {contact}", f"Server: {self.product}"]
        return [f"SIP/2.0 {code} {phrase}", "[last_Via:]", "[last_Record-Route:]", "[last_From:]", f"[last_To:]{tag}",
                "[last_Call-ID:]", "[last_CSeq:]", f"Contact: {contact}",
                f"Server: {self.product}"] + list(options.get("headers", ()))

    def _request(self, n, method, options):
        number = options.get("cseq", 1)
        self.sent_at.setdefault((method, number), n)
        branch = "[branch]"
        if method in ("ACK", "CANCEL") and options.get("of"):
            branch = f"[branch-{n - self.sent_at[('INVITE', options['of'])]}]"
        in_dialog = options.get("to_tag")
        remote = f";tag={in_dialog}" if in_dialog else ""
        uri = options.get("uri", f"sip:{self.peer}@{self.domain}")
        routes = ["[routes]"] if options.get("routed", bool(in_dialog)) else []
        return [f"{method} {uri} SIP/2.0",
                f"Via: SIP/2.0/[transport] [local_ip]:[local_port];branch={branch}",
                f"Max-Forwards: {options.get('hops', 70)}"] + routes + [
                f"From: <sip:{self.user}@{self.domain}>;tag={self.tag}", f"To: <sip:{self.peer}@{self.domain}>{remote}",
                "Call-ID: [call_id]", f"CSeq: {number} {method}",
                f"Contact: <sip:{self.user}@[local_ip]:[local_port];transport=[transport]>",
                f"User-Agent: {self.product}"] + list(options.get("headers", ()))
