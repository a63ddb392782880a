"""What the agents of each recorded call do. A call is a list of (agent, Call-ID where it begins the call)."""

from agent import Agent, G722, HELD, OFFER

PHONE, DESK = "Snom-D785/10.1.184", "Yealink SIP-T46U 108.86.0.20"
CARRIER, THIRD, PROXY = "198.51.100.7", "10.20.4.44", "10.20.0.10"


def prack_early_media():
    caller = (Agent("10.20.4.21", "1021", "1002", target=PROXY, product=PHONE)
              .send("INVITE", sdp=OFFER, headers=("Supported: 100rel",)).recv(100, optional="true")
              .recv(183).send("PRACK", cseq=2, to_tag="t1002", uri="[next_url]", headers=("RAck: 7 1 INVITE",))
              .recv(200).recv(180).recv(200).send("ACK", to_tag="t1002", uri="[next_url]").wait(2)
              .send("BYE", cseq=3, to_tag="t1002", uri="[next_url]").recv(200))
    callee = (Agent("10.20.4.33", "1002", "1021", product=DESK)
              .recv("INVITE").send(183, sdp=OFFER, headers=("Require: 100rel", "RSeq: 7"))
              .recv("PRACK").send(200, in_dialog=True).wait(1))
    callee.send(180, late=True).wait(1).send(200, late=True).recv("ACK").recv("BYE").send(200, in_dialog=True)
    return [(callee, None), (caller, "prack-1@10.20.4.21")]


def hold_and_resume():
    caller = (Agent("10.20.4.22", "1022", "1002", target=PROXY, product=PHONE)
              .send("INVITE", sdp=OFFER).recv(100, optional="true").recv(180).recv(200)
              .send("ACK", to_tag="t1002", uri="[next_url]").wait(1.5))
    for number, sdp in ((2, HELD), (3, OFFER)):
        (caller.send("INVITE", cseq=number, sdp=sdp, to_tag="t1002", uri="[next_url]").recv(100, optional="true")
         .recv(200).send("ACK", cseq=number, to_tag="t1002", uri="[next_url]").wait(2))
    caller.recv("BYE").send(200, in_dialog=True)
    callee = (Agent("10.20.4.33", "1002", "1022", product=DESK)
              .recv("INVITE").send(180).wait(1).send(200, sdp=OFFER).recv("ACK")
              .recv("INVITE").send(200, sdp=OFFER[:-1] + ("a=recvonly",), in_dialog=True).recv("ACK")
              .recv("INVITE").send(200, sdp=OFFER, in_dialog=True).recv("ACK").wait(3)
              .send("BYE", to_tag="t1022", uri="[next_url]",
                    headers=('Reason: Q.850;cause=16;text="Normal call clearing"',)).recv(200))
    return [(callee, None), (caller, "hold-1@10.20.4.22")]


def attended_transfer():
    one, two = "transfer-1@10.20.4.23", "transfer-2@10.20.4.23"
    to_callee = dict(to_tag="t1002", uri="sip:1002@10.20.4.33:5060")
    first = (Agent("10.20.4.23", "1023", "1002", target="10.20.4.33", product=PHONE)
             .send("INVITE", sdp=OFFER).recv(180).recv(200).send("ACK", **to_callee).wait(1.5)
             .send("INVITE", cseq=2, sdp=HELD, **to_callee).recv(200).send("ACK", cseq=2, **to_callee).wait(4)
             .send("REFER", cseq=3, headers=(
                 f"Refer-To: <sip:1003@{THIRD}:5062?Replaces=transfer-2%4010.20.4.23%3Bto-tag%3Dt1003%3Bfrom-tag%3Dx1023>",
                 "Referred-By: <sip:1023@10.20.0.10>"), **to_callee)
             .recv(202).recv("NOTIFY").send(200, in_dialog=True).recv("NOTIFY").send(200, in_dialog=True)
             .send("BYE", cseq=4, **to_callee).recv(200))
    notify = dict(to_tag="t1023", uri="sip:1023@10.20.4.23:5060", body_type=("Content-Type: message/sipfrag",))
    callee = (Agent("10.20.4.33", "1002", "1023", product=DESK)
              .recv("INVITE").send(180).wait(1).send(200, sdp=OFFER).recv("ACK")
              .recv("INVITE").send(200, sdp=OFFER[:-1] + ("a=recvonly",), in_dialog=True).recv("ACK")
              .recv("REFER").send(202, in_dialog=True)
              .send("NOTIFY", cseq=1, body=("SIP/2.0 100 Trying",),
                    headers=("Event: refer", "Subscription-State: active;expires=60"), **notify).recv(200).wait(3)
              .send("NOTIFY", cseq=2, body=("SIP/2.0 200 OK",),
                    headers=("Event: refer", "Subscription-State: terminated;reason=noresource"), **notify).recv(200)
              .recv("BYE").send(200, in_dialog=True))
    to_third = dict(to_tag="t1003", uri=f"sip:1003@{THIRD}:5060")
    second = (Agent("10.20.4.23", "1023", "1003", port=5062, target=THIRD, tag="x1023", product=PHONE)
              .wait(4).send("INVITE", sdp=OFFER).recv(180).recv(200).send("ACK", **to_third)
              .recv("BYE").send(200, in_dialog=True))
    third = (Agent(THIRD, "1003", "1023", product=DESK)
             .recv("INVITE").send(180).wait(1).send(200, sdp=OFFER).recv("ACK").wait(2.4)
             .send("BYE", to_tag="x1023", uri="sip:1023@10.20.4.23:5062").recv(200))
    new = dict(to_tag="n1003", uri=f"sip:1003@{THIRD}:5062")
    replacing = (Agent("10.20.4.33", "1002", "1003", port=5062, target=THIRD + ":5062", tag="n1002", product=DESK)
                 .wait(6.8).send("INVITE", sdp=OFFER, headers=(
                     f"Replaces: {two};to-tag=t1003;from-tag=x1023", "Require: replaces",
                     "Referred-By: <sip:1023@10.20.0.10>")).recv(200).send("ACK", **new)
                 .wait(3).send("BYE", cseq=2, **new).recv(200))
    replaced = (Agent(THIRD, "1003", "1002", port=5062, tag="n1003", product=DESK)
                .recv("INVITE").send(200, sdp=OFFER).recv("ACK").recv("BYE").send(200, in_dialog=True))
    return [(callee, None), (third, None), (replaced, None), (first, one), (second, two),
            (replacing, "transfer-3@10.20.4.33")]


def session_timer_expiry():
    timer = "Session-Expires: 90;refresher=uac"
    caller = (Agent("10.20.4.24", "1024", "1002", target=PROXY, product=PHONE)
              .send("INVITE", sdp=OFFER, headers=("Supported: timer", timer)).recv(100, optional="true")
              .recv(180).recv(200).send("ACK", to_tag="t1002", uri="[next_url]").wait(75))
    callee = (Agent("10.20.4.33", "1002", "1024", product=DESK)
              .recv("INVITE").send(180).wait(1).send(200, sdp=OFFER, headers=("Require: timer", timer)).recv("ACK")
              .wait(60).send("BYE", to_tag="t1024", uri="[next_url]", repeat=True).wait(12))
    return [(callee, None), (caller, "timer-1@10.20.4.24")]


def tcp_silence():
    caller = (Agent("10.20.4.25", "1025", "+442079460018", target="198.51.100.9", product="SBC/7.4", transport="t1")
              .send("INVITE", sdp=OFFER, repeat=False).wait(33))
    return [(caller, "stream-1@10.20.4.25")]


def phone_that_rings(ip, user, caller):
    return (Agent(ip, user, caller, port=5070, product=DESK)
            .recv("INVITE").send(180).recv("CANCEL").send(200, in_dialog=True)
            .send(487, late=True).recv("ACK"))


def serial_fork_answered():
    caller = (Agent("10.20.4.26", "1026", "1500", target=PROXY, product=PHONE)
              .send("INVITE", sdp=OFFER).recv(100, optional="true").recv(180).recv(180).recv(200)
              .send("ACK", to_tag="t1003", uri="[next_url]").wait(2)
              .send("BYE", cseq=2, to_tag="t1003", uri="[next_url]").recv(200))
    second = (Agent(THIRD, "1003", "1026", port=5070, product=DESK)
              .recv("INVITE").send(180).wait(1).send(200, sdp=OFFER).recv("ACK")
              .recv("BYE").send(200, in_dialog=True))
    return [(phone_that_rings("10.20.4.33", "1002", "1026"), None), (second, None), (caller, "serial-1@10.20.4.26")]


def serial_fork_unanswered():
    caller = (Agent("10.20.4.26", "1026", "1501", target=PROXY, product=PHONE)
              .send("INVITE", sdp=OFFER).recv(100, optional="true").recv(180).recv(180).recv(408)
              .send("ACK", of=1))
    return [(phone_that_rings("10.20.4.33", "1002", "1026"), None), (phone_that_rings(THIRD, "1003", "1026"), None),
            (caller, "serial-2@10.20.4.26")]


def b2bua_488_to_603():
    caller = (Agent("10.20.4.27", "1027", "+4989555010", target="10.20.0.20", product=PHONE, domain="10.20.0.20")
              .send("INVITE", sdp=G722).recv(100).recv(603).send("ACK", of=1))
    inside = (Agent("10.20.0.20", "+4989555010", "1027", product="B2B 4.1", domain="10.20.0.20")
              .recv("INVITE").send(100).wait(0.8).send(603, phrase="Decline").recv("ACK"))
    outside = (Agent("10.20.0.20", "+49305550027", "+4989555010", port=5062, target=CARRIER, product="B2B 4.1",
                     domain=CARRIER)
               .wait(0.7).send("INVITE", sdp=G722).recv(100).recv(488).send("ACK", of=1))
    carrier = (Agent(CARRIER, "+4989555010", "+49305550027", product="Media Gateway 7.4")
               .recv("INVITE").send(100).send(488, phrase="Not Acceptable Here", headers=(
                   f'Warning: 304 {CARRIER} "Media type not available"',)).recv("ACK"))
    return [(carrier, None), (inside, None), (outside, "b2bua-b-1@10.20.0.20"), (caller, "b2bua-a-1@10.20.4.27")]


def interval_422_repaired():
    caller = (Agent("10.20.4.28", "1028", "1002", target=PROXY, product=PHONE)
              .send("INVITE", sdp=OFFER, headers=("Supported: timer", "Session-Expires: 90", "Min-SE: 90"))
              .recv(100, optional="true").recv(422).send("ACK", of=1, routed=False)
              .send("INVITE", cseq=2, sdp=OFFER,
                    headers=("Supported: timer", "Session-Expires: 600", "Min-SE: 600"))
              .recv(100, optional="true").recv(180).recv(200).send("ACK", cseq=2, to_tag="t1002", uri="[next_url]")
              .wait(2).send("BYE", cseq=3, to_tag="t1002", uri="[next_url]").recv(200))
    callee = (Agent("10.20.4.33", "1002", "1028", product=DESK)
              .recv("INVITE").send(422, phrase="Session Interval Too Small", headers=("Min-SE: 600",)).recv("ACK")
              .recv("INVITE").send(180).wait(1).send(200, sdp=OFFER, headers=(
                  "Require: timer", "Session-Expires: 600;refresher=uac")).recv("ACK")
              .recv("BYE").send(200, in_dialog=True))
    return [(callee, None), (caller, "interval-1@10.20.4.28")]


def ack_lost():
    caller = (Agent("10.20.4.29", "1029", "1002", target="10.20.4.33", product=PHONE)
              .send("INVITE", sdp=OFFER).recv(180).recv(200)
              .wait(7).recv("BYE").send(200, in_dialog=True))
    callee = Agent("10.20.4.33", "1002", "1029", product=DESK).recv("INVITE").send(180).wait(1)
    # SIPp sends nothing else while it repeats an answer by itself.
    for pause in (0.5, 1, 2, 4, 4):
        callee.send(200, sdp=OFFER, contact="<sip:1002@172.31.9.4:5060>").wait(pause)
    callee.send("BYE", to_tag="t1029", uri="sip:1029@10.20.4.29:5060").recv(200)
    return [(callee, None), (caller, "noack-1@10.20.4.29")]


def invite_unanswered():
    caller = (Agent("10.20.4.30", "1030", "+442079460018", target="198.51.100.9", product="SBC/7.4")
              .send("INVITE", sdp=OFFER).recv(100, timeout="33000", ontimeout="1"))
    return [(caller, "silent-1@10.20.4.30")]


def codec_488():
    caller = (Agent("10.20.4.31", "1031", "+4989555010", target=PROXY, product=PHONE)
              .send("INVITE", sdp=G722).recv(100, optional="true").recv(488).send("ACK", of=1))
    carrier = (Agent(CARRIER, "+4989555010", "1031", product="Media Gateway 7.4")
               .recv("INVITE").send(100).send(488, phrase="Not Acceptable Here", headers=(
                   f'Warning: 305 {CARRIER} "Incompatible media format"',)).recv("ACK"))
    return [(carrier, None), (caller, "codec-1@10.20.4.31")]


def tls_refused():
    caller = (Agent("10.20.4.32", "1032", "1700", target=PROXY, product=PHONE)
              .send("INVITE", sdp=OFFER).recv(100, optional="true").recv(408)
              .send("ACK", of=1))
    return [(caller, "tls-1@10.20.4.32")]


def on_the_line(agent):
    """The called side of a call that is answered after a second."""
    return agent.recv("INVITE").send(180).wait(1).send(200, sdp=OFFER).recv("ACK")


def calling(agent, **options):
    """The calling side of it."""
    return (agent.send("INVITE", sdp=OFFER, **options).recv(100, optional="true").recv(180).recv(200)
            .send("ACK", to_tag="t1002", uri="[next_url]"))


def lost_in_call():
    in_call = dict(to_tag="t1002", uri="[next_url]")
    caller = (calling(Agent("10.20.4.34", "1034", "1002", target=PROXY, product=PHONE)).wait(3)
              .send("INVITE", cseq=2, sdp=HELD, **in_call).recv(100, optional="true").recv(408)
              .send("ACK", cseq=2, of=2, **in_call)
              .send("BYE", cseq=3, **in_call).recv(408, timeout="9000", ontimeout="1"))
    callee = on_the_line(Agent("10.20.4.33", "1002", "1034", product=DESK)).wait(25)
    return [(callee, None), (caller, "lost-1@10.20.4.34")]


def dialog_lost_in_call():
    in_call, gone = dict(to_tag="t1002", uri="[next_url]"), dict(phrase="Call/Transaction Does Not Exist", in_dialog=True)
    caller = (calling(Agent("10.20.4.35", "1035", "1002", target=PROXY, product=PHONE)).wait(3)
              .send("INVITE", cseq=2, sdp=OFFER, **in_call).recv(100, optional="true").recv(481)
              .send("ACK", cseq=2, of=2, **in_call).send("BYE", cseq=3, **in_call).recv(481))
    callee = (on_the_line(Agent("10.20.4.33", "1002", "1035", product=DESK))
              .recv("INVITE").send(481, **gone).recv("ACK").recv("BYE").send(481, **gone))
    return [(callee, None), (caller, "forgotten-1@10.20.4.35")]


def invite_expired():
    caller = (Agent("10.20.4.36", "1036", "1002", target="10.20.4.33", product=PHONE)
              .send("INVITE", sdp=OFFER, headers=("Expires: 8",)).recv(180).recv(487).send("ACK", of=1))
    callee = (Agent("10.20.4.33", "1002", "1036", product=DESK)
              .recv("INVITE").send(180).wait(8).send(487).recv("ACK"))
    return [(callee, None), (caller, "expired-1@10.20.4.36")]


def emergency_alternative_service():
    caller = (Agent("10.20.4.37", "1037", "110", target=PROXY, product=PHONE)
              .send("INVITE", sdp=OFFER).recv(380).send("ACK", of=1))
    return [(caller, "police-1@10.20.4.37")]


def dtmf_refused():
    in_call = dict(to_tag="t1002", uri="[next_url]")
    caller = (calling(Agent("10.20.4.38", "1038", "1002", target=PROXY, product=PHONE)).wait(2)
              .send("INFO", cseq=2, body_type=("Content-Type: application/dtmf-relay",),
                    body=("Signal=5", "Duration=160"), **in_call).recv(415).wait(4)
              .send("BYE", cseq=3, **in_call).recv(200))
    callee = (on_the_line(Agent("10.20.4.33", "1002", "1038", product=DESK))
              .recv("INFO").send(415, phrase="Unsupported Media Type", in_dialog=True)
              .recv("BYE").send(200, in_dialog=True))
    return [(callee, None), (caller, "dtmf-1@10.20.4.38")]


def failover_answered():
    trunk = (Agent(CARRIER, "1650", "1039", product="Media Gateway 7.4")
             .recv("INVITE").send(503, phrase="Service Unavailable", headers=("Retry-After: 120",)).recv("ACK"))
    second = (on_the_line(Agent(THIRD, "1002", "1039", port=5070, product="Media Gateway 7.4"))
              .recv("BYE").send(200, in_dialog=True))
    caller = (calling(Agent("10.20.4.39", "1039", "1650", target=PROXY, product=PHONE)).wait(2)
              .send("BYE", cseq=2, to_tag="t1002", uri="[next_url]").recv(200))
    return [(trunk, None), (second, None), (caller, "failover-1@10.20.4.39")]


def fork_answered_late():
    busy = (Agent("10.20.4.33", "1003", "1040", port=5070, product=DESK)
            .recv("INVITE").send(486, phrase="Busy Here").recv("ACK"))
    away = (Agent("10.20.4.33", "1004", "1040", port=5072, product=DESK)
            .recv("INVITE").send(180).wait(1).send(480, phrase="Temporarily Unavailable").recv("ACK"))
    last = (Agent(THIRD, "1002", "1040", port=5070, product=DESK)
            .recv("INVITE").send(180).wait(2).send(200, sdp=OFFER).recv("ACK").recv("BYE").send(200, in_dialog=True))
    caller = (calling(Agent("10.20.4.40", "1040", "1600", target=PROXY, product=PHONE)).wait(2)
              .send("BYE", cseq=2, to_tag="t1002", uri="[next_url]").recv(200))
    return [(busy, None), (away, None), (last, None), (caller, "fork-1@10.20.4.40")]


def cancelled_too_late():
    caller = (Agent("10.20.4.41", "1041", "1002", target=PROXY, product=PHONE)
              .send("INVITE", sdp=OFFER).recv(100, optional="true").recv(180).wait(2.03)
              .send("CANCEL", of=1, repeat=False).recv(200).recv(200)
              .send("ACK", to_tag="t1002", uri="[next_url]")
              .send("BYE", cseq=2, to_tag="t1002", uri="[next_url]").recv(200))
    callee = (Agent("10.20.4.33", "1002", "1041", product=DESK)
              .recv("INVITE").send(180).wait(2).send(200, sdp=OFFER).wait(0.5).send(200, sdp=OFFER).recv("ACK")
              .recv("BYE").send(200, in_dialog=True))
    return [(callee, None), (caller, "toolate-1@10.20.4.41")]


ALL = [prack_early_media, hold_and_resume, attended_transfer, session_timer_expiry, tcp_silence, serial_fork_answered,
       serial_fork_unanswered, b2bua_488_to_603, interval_422_repaired, ack_lost, invite_unanswered, codec_488,
       lost_in_call, dialog_lost_in_call, invite_expired, emergency_alternative_service, dtmf_refused, failover_answered,
       fork_answered_late, cancelled_too_late]
