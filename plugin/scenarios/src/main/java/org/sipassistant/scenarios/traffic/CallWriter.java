// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios.traffic;

import java.util.List;

/** Writes the messages of a call on both sides of the SBC, as its fate wants it. */
final class CallWriter {
    private static final String CHALLENGE = "Proxy-Authenticate: Digest realm=\"example.net\", nonce=\"";
    private static final String CREDENTIALS = "Proxy-Authorization: Digest username=\"trunk\", realm=\"example.net\","
            + " uri=\"sip:example.net\", response=\"0123456789abcdef0123456789abcdef\", nonce=\"";
    private static final long LIMIT = 900_000;

    private final Dice dice;
    private final PlannedCall call;
    private final Script script;
    private final Station caller;
    private final Station callee;

    /** The number of the INVITE that is written. */
    private int cseq = 1;

    /** Milliseconds since the call began. */
    private long now;

    CallWriter(Log log, Dice dice, PlannedCall call, Station caller, Station callee) {
        this.dice = dice;
        this.call = call;
        this.script = new Script(log, call.at(), call.callId(), call.caller(), call.callee());
        this.caller = caller;
        this.callee = callee;
    }

    void write() {
        Hop in = Hop.first(caller, Operator.SBC, "s" + tag());
        switch (call.fate()) {
            case ANSWERED -> talk(in, dice.waiting(150_000));
            case CHALLENGED -> {
                challenge(in);
                talk(in, dice.waiting(150_000));
            }
            case FORKED -> fork(in);
            case FAILED_OVER -> failOver(in);
            case BUSY -> {
                Hop out = ring(in);
                refuse(in, out, dice.between(100, 6_000), "486 Busy Here", "Reason: Q.850;cause=17;text=\"User busy\"");
            }
            case NO_ANSWER -> {
                Hop out = ring(in);
                refuse(in, out, 30_000, "480 Temporarily Unavailable", "Reason: Q.850;cause=19;text=\"No answer\"");
            }
            case CANCELLED -> cancel(in);
            case UNALLOCATED -> {
                Hop out = forward(in, callee, 1);
                refuse(in, out, 300, "404 Not Found", "Reason: Q.850;cause=1;text=\"Unallocated number\"");
            }
            case INCOMPATIBLE -> {
                Hop out = forward(in, callee, 1);
                String warning = "Warning: 305 example.net \"Incompatible media format\"";
                refuse(in, out, 90, "488 Not Acceptable Here", warning);
            }
            case WRONG_PASSWORD -> {
                challenge(in);
                script.request(now, in, "INVITE", cseq, false, CREDENTIALS + tag() + '"');
                script.response(
                        now + 5, in, "407 Proxy Authentication Required", "INVITE", cseq, CHALLENGE + tag() + "x\"");
                script.request(now + 9, in, "ACK", cseq, true);
            }
            case CUT_OFF -> {
                Hop out = answer(in);
                hangUp(in, out, dice.between(5_000, 90_000), "Reason: Q.850;cause=41;text=\"Temporary failure\"");
            }
            case LIMITED -> hangUp(in, answer(in), LIMIT);
            case SILENT -> silence(in);
            case SCANNED -> scan();
        }
    }

    private String tag() {
        return Integer.toHexString(call.callId().hashCode());
    }

    /** The SBC wants credentials, and gets them with the next INVITE. */
    private void challenge(Hop in) {
        script.request(now, in, "INVITE", cseq, false);
        script.response(now + 4, in, "407 Proxy Authentication Required", "INVITE", cseq, CHALLENGE + tag() + '"');
        script.request(now + 9, in, "ACK", cseq, true);
        now += 40;
        cseq++;
    }

    private Hop forward(Hop in, Station next, int number) {
        String[] credentials = cseq > 1 ? new String[] {CREDENTIALS + tag() + '"'} : new String[0];
        if (number == 1) {
            script.request(now, in, "INVITE", cseq, false, credentials);
            script.response(now + 3, in, "100 Trying", "INVITE", cseq);
        }
        Hop out = in.onward(next, number, "t" + number + tag(), script.via(in, "INVITE", cseq));
        now += 8;
        script.request(now, out, "INVITE", cseq, false);
        return out;
    }

    private Hop ring(Hop in) {
        Hop out = forward(in, callee, 1);
        ring(in, out);
        return out;
    }

    private void ring(Hop in, Hop out) {
        script.response(now + 12, out, "100 Trying", "INVITE", cseq);
        now += dice.between(400, 2_500);
        script.response(now, out, "180 Ringing", "INVITE", cseq);
        script.response(now + 3, in, "180 Ringing", "INVITE", cseq);
    }

    private void refuse(Hop in, Hop out, long after, String status, String... headers) {
        now += after;
        script.response(now, out, status, "INVITE", cseq, headers);
        script.request(now + 3, out, "ACK", cseq, true);
        script.response(now + 5, in, status, "INVITE", cseq, headers);
        script.request(now + 15, in, "ACK", cseq, true);
    }

    private Hop answer(Hop in) {
        Hop out = ring(in);
        answer(in, out);
        return out;
    }

    private void answer(Hop in, Hop out) {
        now += 500 + dice.waiting(7_000);
        script.response(now, out, "200 OK", "INVITE", cseq);
        script.response(now + 3, in, "200 OK", "INVITE", cseq);
        acknowledge(in, out);
    }

    /** An ACK of a 2xx is a transaction of its own. */
    private void acknowledge(Hop in, Hop out) {
        Hop first = new Hop(in.from(), in.to(), "a1", List.of(), out.tag());
        Hop second = first.onward(out.to(), 1, out.tag(), script.via(first, "ACK", cseq));
        script.request(now + 12, first, "ACK", cseq, true);
        script.request(now + 15, second, "ACK", cseq, true);
        now += 3;
    }

    private void talk(Hop in, long millis) {
        hangUp(in, answer(in), millis);
    }

    private void hangUp(Hop in, Hop out, long after, String... headers) {
        now += after;
        cseq++;
        Hop first = new Hop(in.from(), in.to(), "b1", List.of(), out.tag());
        Hop second = first.onward(out.to(), 1, out.tag(), script.via(first, "BYE", cseq));
        script.request(now, first, "BYE", cseq, true, headers);
        script.request(now + 3, second, "BYE", cseq, true, headers);
        script.response(now + 20, second, "200 OK", "BYE", cseq);
        script.response(now + 23, first, "200 OK", "BYE", cseq);
    }

    /** Two phones of the callee ring, one is picked up. */
    private void fork(Hop in) {
        Hop one = forward(in, callee, 1);
        Hop two = forward(in, callee, 2);
        ring(in, one);
        script.response(now + 30, two, "180 Ringing", "INVITE", cseq);
        now += 40;
        answer(in, one);
        script.request(now + 20, two, "CANCEL", cseq, false, "Reason: SIP;cause=200;text=\"Call completed elsewhere\"");
        script.response(now + 24, two, "200 OK", "CANCEL", cseq);
        script.response(now + 26, two, "487 Request Terminated", "INVITE", cseq);
        script.request(now + 28, two, "ACK", cseq, true);
        hangUp(in, one, 100 + dice.waiting(150_000));
    }

    /** The first trunk has no channel left, the next one takes the call. */
    private void failOver(Hop in) {
        Station full = Operator.CARRIERS.get(0).equals(callee) ? Operator.CARRIERS.get(2) : Operator.CARRIERS.get(0);
        Hop first = forward(in, full, 1);
        now += 60;
        script.response(now, first, "503 Service Unavailable", "INVITE", cseq, "Reason: Q.850;cause=34");
        script.request(now + 3, first, "ACK", cseq, true);
        now += 10;
        Hop second = forward(in, callee, 2);
        ring(in, second);
        answer(in, second);
        hangUp(in, second, dice.waiting(150_000));
    }

    /** The caller gives up before any usual ring timer runs out: at its very moment nobody could tell the two apart. */
    private void cancel(Hop in) {
        Hop out = ring(in);
        now += dice.between(2_000, 17_000);
        script.request(now, in, "CANCEL", cseq, false);
        script.response(now + 2, in, "200 OK", "CANCEL", cseq);
        script.request(now + 4, out, "CANCEL", cseq, false);
        script.response(now + 16, out, "200 OK", "CANCEL", cseq);
        refuse(in, out, 18, "487 Request Terminated");
    }

    /** The SBC repeats the INVITE as its timers want it, and gives up after five seconds. */
    private void silence(Hop in) {
        Hop out = forward(in, callee, 1);
        long first = now;
        for (long after : new long[] {500, 1_500, 3_500}) {
            script.request(first + after, out, "INVITE", cseq, false);
        }
        now = first + 5_000;
        script.response(now, in, "408 Request Timeout", "INVITE", cseq);
        script.request(now + 12, in, "ACK", cseq, true);
    }

    private void scan() {
        Hop in = Hop.first(caller, Operator.SBC, "s" + tag());
        script.request(0, in, "INVITE", 1, false);
        script.response(4, in, dice.percent(50) ? "403 Forbidden" : "404 Not Found", "INVITE", 1);
        script.request(9, in, "ACK", 1, true);
    }
}
