"""Calls that differ from a usual one in one thing, each with what it is; `python3 short_calls.py` prints that.

A call is a line where the called side only refuses, and a function where more happens.
"""

import json

from agent import Agent, G722, OFFER

PHONE, DESK, GATEWAY, PBX = "Grandstream GXP2170 1.0.11.39", "PolyVVX-VVX_411-UA/6.4.3", "Media Gateway 7.4", "PBX 9"
CARRIER, THIRD, PROXY, SERVER = "198.51.100.7", "10.20.4.44", "10.20.0.10", "10.20.0.20"
NOBODY, DESK_AT, CALLED = "198.51.100.9", "10.20.4.33", "+442079460018"
ENCRYPTED = tuple(line.replace("RTP/AVP", "RTP/SAVP") for line in OFFER) + (
    "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:abcdefghijklmnopqrstuvwxyz0123456789ABCD",)
IN_CALL = dict(to_tag="t1002", uri="[next_url]")
ALL, TRUTH = [], []


def add(name, what, final, outcome, category, responsible, agents):
    """The nth call is made by a phone of its own; `agents` gives both sides for its address, number and Call-ID."""
    nth = 21 + len(ALL)
    ip = f"10.20.4.{nth if nth < 33 else nth + 20}"
    call_id = f"{name.replace('_', '')[:3]}{nth}7f3@{ip}"

    def call():
        return agents(ip, f"1{nth:03d}", call_id)

    call.__name__ = name
    ALL.append(call)
    TRUTH.append((dict(call_id=call_id, scenario=name, what_happened=what, final_at_caller=final), name,
                  dict(outcome=outcome.split(), category=category.split(), responsible=responsible.split())))


def call(what, final, outcome, category, responsible):
    def keep(agents):
        add(agents.__name__, what, final, outcome, category, responsible, agents)
        return agents
    return keep


def phone(ip, me, to="1002", target=PROXY):
    return Agent(ip, me, to, target=target, product=PHONE)


def desk(me):
    return Agent(DESK_AT, "1002", me, product=DESK)


def refused(code, phrase, category, responsible, headers=(), to="1002", ringing=0, early=0, offer=OFFER, sent=(),
            forwarded=False, outcome="failed", name=None):
    """A phone calls by the proxy, the called side refuses. The proxy makes a 500 of a 503 (RFC 3261 section 16.7)."""
    def agents(ip, me, call_id):
        caller = phone(ip, me, to).send("INVITE", sdp=offer, headers=sent).recv(100, optional="true")
        trunk = to.startswith("+")
        callee = Agent(CARRIER if trunk else DESK_AT, to, me, product=GATEWAY if trunk else DESK).recv("INVITE")
        if forwarded:
            callee.send(181, phrase="Call Is Being Forwarded").wait(0.4)
            caller.recv(181)
        for provisional, seconds, sdp in ((183, early, OFFER), (180, ringing, ())):
            if seconds:
                callee.send(provisional, sdp=sdp).wait(seconds)
                caller.recv(provisional)
        callee.send(code, phrase=phrase, headers=headers).recv("ACK")
        caller.recv(told).send("ACK", of=1)
        return [(callee, None), (caller, call_id)]
    told = 500 if code == 503 else code
    add(name, f"{code} {phrase}" + "".join("; " + h for h in headers), told, outcome, category, responsible, agents)


def q850(cause, text):
    return (f'Reason: Q.850;cause={cause};text="{text}"',)


NO_ANSWER, UNREACHED = "callee-no-answer-timeout", "no-response-network-unreachable"
refused(480, "Temporarily Unavailable", NO_ANSWER + " callee-declined", "callee", ringing=2, name="ringing_480")
refused(480, "Temporarily not available", f"user-not-registered callee-declined {NO_ANSWER}", "callee", name="fast_480")
refused(484, "Address Incomplete", "user-not-found-number-format", "caller", to="+4420", name="incomplete_484")
refused(404, "Not Found", "user-not-found-number-format", "caller callee", q850(1, "Unallocated (unassigned) number"),
        to=CALLED, early=2, name="early_404_cause1")
refused(503, "Service Unavailable", "trunk-capacity-or-limit", "next_hop", q850(34, "No circuit/channel available"),
        to=CALLED, name="circuits_503")
refused(503, "Service Unavailable", "overload-503", "next_hop", ("Retry-After: 30",), to=CALLED, name="overload_503")
refused(420, "Bad Extension", "extension-unsupported-420-421", "caller callee", ("Unsupported: 100rel",),
        sent=("Require: 100rel",), name="bad_extension_420")
refused(421, "Extension Required", "extension-unsupported-420-421", "caller", ("Require: timer",), to=CALLED,
        name="extension_required_421")
refused(438, "Invalid Identity Header", "stir-shaken-identity", "caller proxy", to=CALLED,
        sent=("Identity: abc;info=<https://cert.example.net/c.pem>;alg=ES256;ppt=shaken",), name="identity_438")
refused(428, "Use Identity Header", "stir-shaken-identity", "caller proxy", to=CALLED, name="identity_428")
refused(607, "Unwanted", "spam-or-unwanted-blocking", "callee policy caller", to=CALLED, ringing=2, name="unwanted_607")
refused(433, "Anonymity Disallowed", "forbidden-policy-or-acl spam-or-unwanted-blocking", "caller callee policy",
        name="anonymous_433")
refused(600, "Busy Everywhere", "callee-busy", "callee", to=CALLED, ringing=1, name="busy_everywhere_600")
refused(513, "Message Too Large", "message-too-large-or-mtu-fragmentation", "caller proxy", to=CALLED,
        name="too_large_513")
refused(400, "Bad Request - Malformed P-Asserted-Identity", "header-malformed", "caller proxy", to=CALLED,
        name="bad_request_400")
refused(500, "Server Internal Error", "gateway-or-pstn-cause-q850", "next_hop callee", q850(38, "Network out of order"),
        to=CALLED, name="out_of_order_500")
refused(504, "Server Time-out", f"{UNREACHED} gateway-or-pstn-cause-q850 dns-or-routing server-internal-error",
        "next_hop network callee", to=CALLED, early=1, name="timeout_504")
refused(408, "Request Timeout", f"{NO_ANSWER} {UNREACHED}", "callee next_hop", to=CALLED, ringing=2,
        name="timeout_408_uas")
refused(488, "Not Acceptable Here", "srtp-or-dtls-mismatch", "caller callee", offer=ENCRYPTED, name="srtp_488")
refused(486, "Busy Here", "callee-busy", "callee", forwarded=True, ringing=1, name="forwarded_busy")
refused(302, "Moved Temporarily", "redirect-not-followed", "caller", ("Contact: <sip:1003@10.20.4.44>",),
        outcome="failed redirected", name="redirect_ignored")
refused(305, "Use Proxy", "redirect-not-followed", "caller", outcome="failed redirected", name="use_proxy_305")
refused(403, "Forbidden", "forbidden-policy-or-acl callee-declined", "next_hop policy caller callee",
        q850(21, "Call rejected"), to=CALLED, name="barred_403")
refused(403, "Outgoing calls barred", "forbidden-policy-or-acl", "next_hop policy caller", to="+4490012345",
        name="premium_403")
refused(480, "Temporarily Unavailable", "user-not-registered", "callee", q850(20, "Subscriber absent"),
        to="+447700900123", name="unavailable_cause20")
refused(502, "Bad Gateway", "gateway-or-pstn-cause-q850", "callee next_hop", q850(27, "Destination out of order"),
        to=CALLED, early=2, name="cause27_502")
refused(504, "Server Timeout", f"gateway-or-pstn-cause-q850 {UNREACHED}", "next_hop callee network",
        q850(102, "Recovery on timer expiry"), to=CALLED, early=2, name="cause_102")
refused(402, "Payment Required", "trunk-capacity-or-limit forbidden-policy-or-acl", "caller next_hop proxy policy",
        to=CALLED, name="need_payment_402")


@call("no hop left", 483, "failed", "loop-or-max-forwards", "caller proxy")
def hops_483(ip, me, call_id):
    return [(phone(ip, me).send("INVITE", sdp=OFFER, hops=0).recv(100, optional="true").recv(483).send("ACK", of=1),
             call_id)]


@call("302, then the new target answers", 200, "answered", "not-a-failure", "nobody")
def redirect_followed(ip, me, call_id):
    caller = (phone(ip, me).send("INVITE", sdp=OFFER).recv(100, optional="true").recv(302)
              .send("ACK", of=1, routed=False).send("INVITE", cseq=2, sdp=OFFER, uri="sip:1003@10.20.0.10")
              .recv(100, optional="true").recv(180).recv(200).send("ACK", cseq=2, **IN_CALL).wait(2)
              .send("BYE", cseq=3, **IN_CALL).recv(200))
    callee = (desk(me).recv("INVITE").send(302, phrase="Moved Temporarily", contact="<sip:1003@10.20.0.10>").recv("ACK")
              .recv("INVITE").send(180).wait(1).send(200, sdp=OFFER).recv("ACK").recv("BYE").send(200, in_dialog=True))
    return [(callee, None), (caller, call_id)]


@call("all three phones of a fork are busy", 486, "failed", "callee-busy", "callee")
def fork_all_busy(ip, me, call_id):
    phones = [(Agent(at, "1600", me, port=port, product=DESK, tag=f"t{port}{at[-1]}").recv("INVITE")
               .send(486, phrase="Busy Here").recv("ACK"), None)
              for at, port in ((DESK_AT, 5070), (DESK_AT, 5072), (THIRD, 5070))]
    caller = phone(ip, me, "1600").send("INVITE", sdp=OFFER).recv(100, optional="true").recv(486).send("ACK", of=1)
    return phones + [(caller, call_id)]


@call("one of three ringing phones declines for all", 603, "failed", "callee-declined", "callee")
def fork_declined(ip, me, call_id):
    others = [(Agent(DESK_AT, "1600", me, port=port, product=DESK, tag=f"t{port}").recv("INVITE").send(180)
               .recv("CANCEL").send(200, in_dialog=True).send(487, late=True).recv("ACK"), None)
              for port in (5070, 5072)]
    declining = (Agent(THIRD, "1600", me, port=5070, product=DESK).recv("INVITE").send(180).wait(2)
                 .send(603, phrase="Decline").recv("ACK"))
    caller = (phone(ip, me, "1600").send("INVITE", sdp=OFFER).recv(100, optional="true").recv(180).recv(180).recv(180)
              .recv(603, timeout="9000", ontimeout="1").send("ACK", of=1))
    return others + [(declining, None), (caller, call_id)]


def cancelled(name, what, outcome="cancelled", category="caller-cancelled", headers=(), ring=True, wait=3):
    def agents(ip, me, call_id):
        callee = desk(me).recv("INVITE").send(180 if ring else 100)
        caller = (phone(ip, me, target=DESK_AT).send("INVITE", sdp=OFFER).recv(180 if ring else 100).wait(wait)
                  .send("CANCEL", of=1, headers=headers).recv(200).recv(487).send("ACK", of=1))
        callee.recv("CANCEL").send(200, in_dialog=True).send(487, late=True).recv("ACK")
        return [(callee, None), (caller, call_id)]
    add(name, what, 487, outcome, category, "caller nobody", agents)


cancelled("picked_up_elsewhere", "another phone took the call", "cancelled answered", "not-a-failure caller-cancelled",
          ('Reason: SIP;cause=200;text="Call completed elsewhere"',))
cancelled("cancelled_after_ringing", "the caller gives up after 9 s", wait=9)
cancelled("cancelled_at_once", "the caller hangs up before it rings", ring=False, wait=1)


def talking(ip, me, target=PROXY):
    """Both sides of a call that is answered."""
    caller = (phone(ip, me, target=target).send("INVITE", sdp=OFFER).recv(100, optional="true").recv(180).recv(200)
              .send("ACK", **IN_CALL))
    return caller, desk(me).recv("INVITE").send(180).wait(1).send(200, sdp=OFFER).recv("ACK")


@call("a change of codec is refused, the call goes on", 200, "answered", "not-a-failure codec-mismatch",
      "nobody caller callee")
def change_488(ip, me, call_id):
    caller, callee = talking(ip, me)
    (caller.wait(2).send("INVITE", cseq=2, sdp=G722, **IN_CALL).recv(100, optional="true").recv(488)
     .send("ACK", cseq=2, of=2, **IN_CALL).wait(5).send("BYE", cseq=3, **IN_CALL).recv(200))
    (callee.recv("INVITE").send(488, phrase="Not Acceptable Here", in_dialog=True).recv("ACK")
     .recv("BYE").send(200, in_dialog=True))
    return [(callee, None), (caller, call_id)]


@call("blind transfer to a busy phone", 200, "answered", "call-transfer-refer not-a-failure",
      "caller callee nobody next_hop")
def transfer_busy(ip, me, call_id):
    caller, callee = talking(ip, me, DESK_AT)
    (caller.wait(2).send("REFER", cseq=2, headers=("Refer-To: <sip:1009@10.20.0.10>",), **IN_CALL).recv(202)
     .recv("NOTIFY").send(200, in_dialog=True).recv("NOTIFY").send(200, in_dialog=True).wait(2)
     .send("BYE", cseq=3, **IN_CALL).recv(200))
    notify = dict(to_tag="t" + me, uri=f"sip:{me}@{ip}:5060", body_type=("Content-Type: message/sipfrag",))
    callee.recv("REFER").send(202, in_dialog=True)
    for number, status, state in ((1, "100 Trying", "active;expires=60"), (2, "486 Busy Here", "terminated")):
        (callee.send("NOTIFY", cseq=number, body=(f"SIP/2.0 {status}",),
                     headers=("Event: refer", f"Subscription-State: {state}"), **notify).recv(200).wait(1))
    callee.recv("BYE").send(200, in_dialog=True)
    return [(callee, None), (caller, call_id)]


@call("the phone refuses to transfer", 200, "answered", "call-transfer-refer not-a-failure", "callee nobody")
def transfer_refused(ip, me, call_id):
    caller, callee = talking(ip, me)
    (caller.wait(2).send("REFER", cseq=2, headers=("Refer-To: <sip:1009@10.20.0.10>",), **IN_CALL).recv(603).wait(3)
     .send("BYE", cseq=3, **IN_CALL).recv(200))
    callee.recv("REFER").send(603, phrase="Decline", in_dialog=True).recv("BYE").send(200, in_dialog=True)
    return [(callee, None), (caller, call_id)]


@call("the caller received no audio, as its BYE says", 200, "answered dropped", "ice-or-media-nat",
      "network caller callee unknown")
def one_way_audio(ip, me, call_id):
    caller, callee = talking(ip, me)
    report = "P-RTP-Stat: PS=450,OS=72000,PR=0,OR=0,PL=0,JI=0,LA=0,DU=9,EN=PCMA,DE=PCMA"
    caller.wait(9).send("BYE", cseq=2, headers=(report,), **IN_CALL).recv(200)
    callee.recv("BYE").send(200, in_dialog=True)
    return [(callee, None), (caller, call_id)]


@call("the called side hangs up as no RTP came", 200, "dropped answered", "ice-or-media-nat",
      "network caller callee unknown")
def rtp_timeout_bye(ip, me, call_id):
    caller, callee = talking(ip, me, DESK_AT)
    caller.recv("BYE").send(200, in_dialog=True)
    callee.wait(20).send("BYE", to_tag="t" + me, uri=f"sip:{me}@{ip}:5060", headers=q850(127, "RTP Timeout")).recv(200)
    return [(callee, None), (caller, call_id)]


@call("answered without the stream, hung up at once with cause 88", 200, "answered dropped failed", "codec-mismatch",
      "caller callee")
def refused_stream(ip, me, call_id):
    none = tuple(line.replace("m=audio 16384", "m=audio 0") for line in OFFER)
    caller = (phone(ip, me).send("INVITE", sdp=OFFER).recv(100, optional="true").recv(200).send("ACK", **IN_CALL)
              .send("BYE", cseq=2, headers=q850(88, "Incompatible destination"), **IN_CALL).recv(200))
    callee = desk(me).recv("INVITE").send(200, sdp=none).recv("ACK").recv("BYE").send(200, in_dialog=True)
    return [(callee, None), (caller, call_id)]


def demand(nonce, more="", header="WWW-Authenticate"):
    return (f'{header}: Digest realm="pbx.example",nonce="{nonce}",algorithm=MD5{more}',)


def credentials(me, nonce):
    return (f'Authorization: Digest username="{me}",realm="pbx.example",nonce="{nonce}",uri="sip:10.20.0.20",'
            'response="6629fae49393a05397450978507c4ef1",algorithm=MD5',)


def exchanges(name, what, outcome, category, responsible, steps, method="REGISTER"):
    """Requests of one sender to one server: `steps` has the headers of each, and code, phrase and headers of its answer."""
    def agents(ip, me, call_id):
        server, to, product = (SERVER, me, PBX) if method == "REGISTER" else (CARRIER, CALLED, GATEWAY)
        sender = Agent(ip, me, to, target=server, product=PHONE if method == "REGISTER" else PBX, domain=server)
        asked = Agent(server, to, me, product=product, domain=server)
        for number, (sent, code, phrase, headers) in enumerate(steps(me), 1):
            if method == "REGISTER":
                sender.send(method, cseq=number, uri="sip:" + server, headers=sent).recv(code)
            else:
                sender.send(method, cseq=number, sdp=OFFER, headers=sent).recv(code)
                sender.send("ACK", cseq=number, of=number, routed=False)
            asked.recv(method).send(code, phrase=phrase, headers=headers)
            if method == "INVITE":
                asked.recv("ACK")
        return [(asked, None), (sender, call_id)]
    add(name, what, steps("1")[-1][1], outcome, category, responsible, agents)


FAILED, FINE = "failed not_a_call", "not_a_call answered"
BRIEF = (423, "Interval Too Brief", ("Min-Expires: 300",))
exchanges("register_wrong_password", "challenged again and again", FAILED, "wrong-credentials auth-challenge-loop",
          "caller", lambda me: [((), 401, "Unauthorized", demand("n1"))] + [
              (credentials(me, f"n{n}"), 401, "Unauthorized", demand(f"n{n + 1}")) for n in (1, 2, 3)])
exchanges("register_stale", "nonce too old, then accepted", FINE, "not-a-failure", "nobody", lambda me: [
    (credentials(me, "old"), 401, "Unauthorized", demand("new", ",stale=true")),
    (credentials(me, "new"), 200, "OK", ("Expires: 300",))])
exchanges("register_brief", "too brief, repaired", FINE, "not-a-failure", "nobody", lambda me: [
    (("Expires: 30",), *BRIEF), (("Expires: 300",), 200, "OK", ("Expires: 300",))])
exchanges("register_brief_again", "too brief, not repaired", FAILED, "registration-interval", "caller",
          lambda me: [(("Expires: 30",), *BRIEF)] * 2)
exchanges("register_unknown", "no such user", FAILED, "user-not-found-number-format wrong-credentials",
          "caller registrar", lambda me: [((), 404, "Not Found", ())])
exchanges("register_unchallenged_retry", "challenged, never tried again", FAILED, "missing-credentials", "caller",
          lambda me: [((), 401, "Unauthorized", demand("n1"))])
exchanges("trunk_never_authenticates", "407, no second try", "failed", "missing-credentials", "caller", lambda me: [
    ((), 407, "Proxy Authentication Required", demand("q1", header="Proxy-Authenticate"))], "INVITE")
exchanges("trunk_wrong_password", "401, then 403", "failed", "wrong-credentials forbidden-policy-or-acl",
          "caller next_hop", lambda me: [((), 401, "Unauthorized", demand("q1")),
                                         (credentials(me, "q1"), 403, "Forbidden", ())], "INVITE")
exchanges("interval_too_small", "422, no second try", "failed", "session-timer", "caller", lambda me: [
    (("Supported: timer", "Session-Expires: 90"), 422, "Session Interval Too Small", ("Min-SE: 600",))], "INVITE")


def translated(name, what, category, responsible, told, told_after, answer=None):
    """A PBX calls on with a Call-ID of its own and tells the phone something else than what it was told."""
    def agents(ip, me, call_id):
        number = "+498955" + me
        caller = (Agent(ip, me, number, target=SERVER, product=PHONE, domain=SERVER).send("INVITE", sdp=OFFER).recv(100)
                  .recv(told[0], timeout="40000", ontimeout="1").send("ACK", of=1))
        inside = (Agent(SERVER, number, me, product=PBX, domain=SERVER).recv("INVITE").send(100).wait(told_after)
                  .send(told[0], phrase=told[1]).recv("ACK"))
        outside = (Agent(SERVER, "+49305550" + me, number, port=5062, target=CARRIER if answer else NOBODY, product=PBX,
                         domain=CARRIER).wait(0.45).send("INVITE", sdp=OFFER))
        legs = [(inside, None), (outside, f"{me}-out-77aa@10.20.0.20"), (caller, call_id)]
        if not answer:
            outside.recv(100, timeout="8000", ontimeout="1")
            return legs
        code, phrase, rings, headers = answer
        carrier = Agent(CARRIER, number, "+49305550" + me, product=GATEWAY).recv("INVITE").send(100)
        outside.recv(100)
        if rings:
            carrier.send(180).wait(rings)
            outside.recv(180)
        carrier.send(code, phrase=phrase, headers=headers).recv("ACK")
        outside.recv(code).send("ACK", of=1)
        return [(carrier, None)] + legs
    add(name, what, told[0], "failed", category, responsible, agents)


AWAY, OUT = (480, "Temporarily Unavailable"), (503, "Service Unavailable")
translated("b2b_404_to_480", "the carrier does not know the number, the PBX says 480", "user-not-found-number-format",
           "caller callee next_hop", AWAY, 0.8, (404, "Not Found", 0, ("Reason: Q.850;cause=1",)))
translated("b2b_silent_carrier", "the carrier does not answer the PBX, which says 503", UNREACHED,
           "next_hop network callee", OUT, 9)
translated("b2b_unauthenticated", "the carrier challenges the PBX, which gives up and says 503",
           "missing-credentials wrong-credentials", "proxy caller", OUT, 0.8,
           (407, "Proxy Authentication Required", 0, demand("z1", header="Proxy-Authenticate")))
translated("b2b_busy_to_480", "busy behind the carrier, told as 480", "callee-busy", "callee", AWAY, 1.9,
           (486, "Busy Here", 1, ("Reason: Q.850;cause=17",)))

if __name__ == "__main__":
    for line, name, expected in TRUTH:
        print(json.dumps(line), json.dumps({name: expected}), sep="\n")
