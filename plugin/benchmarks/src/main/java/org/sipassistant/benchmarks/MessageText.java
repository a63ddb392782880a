// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

/** Writes messages as stacks send them: requests and responses of the methods a call, a phone and a trunk use. */
final class MessageText {

    private static final String[] REFUSALS = {
        "401 Unauthorized", "403 Forbidden", "404 Not Found", "407 Proxy Authentication Required",
        "408 Request Timeout", "480 Temporarily Unavailable", "481 Call/Transaction Does Not Exist", "486 Busy Here",
        "487 Request Terminated", "488 Not Acceptable Here", "500 Server Internal Error", "503 Service Unavailable",
        "603 Decline"
    };

    private final Party.Pair call;
    private final Dice dice;
    private final String lineEnd;
    private final StringBuilder text = new StringBuilder(1_200);

    MessageText(Party.Pair call, Dice dice, String lineEnd) {
        this.call = call;
        this.dice = dice;
        this.lineEnd = lineEnd;
    }

    /** A start line alone. */
    static String startLine(Party.Pair call, Dice dice) {
        if (dice.percent(45)) {
            return requestLine(dice.of("INVITE", "INVITE", "ACK", "BYE", "REGISTER", "OPTIONS", "CANCEL"), call);
        }
        return "SIP/2.0 " + status(dice);
    }

    /** A message of any kind, a little more than half of them responses. */
    String any() {
        int roll = dice.below(100);
        if (roll < 16) {
            return request("INVITE", true);
        }
        if (roll < 45) {
            return request(dice.of("ACK", "ACK", "BYE", "BYE", "CANCEL", "REGISTER", "REGISTER", "OPTIONS"), false);
        }
        return response(status(dice));
    }

    private static String status(Dice dice) {
        int roll = dice.below(100);
        if (roll < 40) {
            return dice.of("100 Trying", "180 Ringing", "183 Session Progress");
        }
        return roll < 62 ? "200 OK" : dice.of(REFUSALS);
    }

    private static String requestLine(String method, Party.Pair call) {
        return method + " sip:" + call.callee().user() + "@" + call.callee().domain() + " SIP/2.0";
    }

    private String request(String method, boolean body) {
        line(requestLine(method, call));
        vias();
        line("Max-Forwards: " + dice.between(66, 70));
        boolean dialog = method.equals("ACK") || method.equals("BYE");
        common(method, dialog);
        line("User-Agent: " + call.caller().software());
        if (method.equals("REGISTER")) {
            line("Authorization: Digest username=\"" + call.caller().user() + "\", realm=\""
                    + call.caller().domain()
                    + "\", nonce=\"" + dice.hex(24) + "\", uri=\"sip:"
                    + call.caller().domain() + "\", response=\""
                    + dice.hex(32) + "\", algorithm=MD5");
            line("Expires: 3600");
        }
        if (method.equals("BYE") && dice.percent(50)) {
            line("Reason: Q.850;cause=16;text=\"Normal call clearing\"");
        }
        if (dice.percent(25)) {
            line("P-Asserted-Identity: " + call.caller().address());
        }
        return end(body);
    }

    private String response(String status) {
        line("SIP/2.0 " + status);
        vias();
        common(dice.percent(75) ? "INVITE" : dice.of("BYE", "REGISTER", "OPTIONS"), !status.startsWith("100"));
        line((dice.percent(60) ? "Server: " : "User-Agent: ") + call.callee().software());
        switch (status.substring(0, 3)) {
            case "401", "407" ->
                line((status.startsWith("401") ? "WWW" : "Proxy") + "-Authenticate: Digest realm=\""
                        + call.callee().domain() + "\", nonce=\"" + dice.hex(24) + "\", algorithm=MD5, qop=\"auth\"");
            case "480", "486", "503", "603" -> line("Reason: Q.850;cause=" + dice.between(17, 41));
            case "488" -> line("Warning: 304 " + call.callee().domain() + " \"Media type not available\"");
            default -> {}
        }
        return end(status.startsWith("183") || (status.startsWith("200") && dice.percent(40)));
    }

    private void vias() {
        int hops = dice.percent(55) ? 1 : dice.between(2, 3);
        for (int hop = 0; hop < hops; hop++) {
            String host = hop == hops - 1 ? call.caller().host() : dice.address() + ":5060";
            line("Via: SIP/2.0/" + call.transport() + " " + host + ";branch=" + call.branch()
                    + (hop == 0 ? "" : "." + hop)
                    + (dice.percent(50) ? ";rport" : ";rport=5060;received=" + dice.address()));
        }
    }

    private void common(String method, boolean tagged) {
        line("From: " + call.caller().address() + ";tag=" + call.caller().tag());
        line("To: " + call.callee().address()
                + (tagged ? ";tag=" + call.callee().tag() : ""));
        line("Call-ID: " + call.callId());
        line("CSeq: " + call.sequence() + " " + method);
        if (!method.equals("BYE")) {
            line("Contact: <sip:" + call.caller().user() + "@" + call.caller().host() + ">");
        }
        if (dice.percent(80)) {
            line("Allow: INVITE, ACK, BYE, CANCEL, OPTIONS, REGISTER, NOTIFY, REFER, INFO, UPDATE, PRACK, MESSAGE");
        }
        if (dice.percent(60)) {
            line("Supported: 100rel, replaces, timer");
        }
        for (int i = dice.percent(50) ? 0 : dice.between(1, 2); i > 0; i--) {
            line("Record-Route: <sip:" + dice.address() + ":5060;transport=udp;lr;ftag="
                    + call.caller().tag() + ">");
        }
        if (dice.percent(30)) {
            line("Session-Expires: 1800;refresher=uac");
        }
    }

    private String end(boolean described) {
        String body = described ? description() : "";
        if (described) {
            line("Content-Type: application/sdp");
        }
        line("Content-Length: " + body.length());
        text.append(lineEnd).append(body);
        return text.toString();
    }

    private String description() {
        String host = dice.address();
        return String.join(
                        lineEnd,
                        "v=0",
                        "o=- " + dice.below(1_000_000_000) + " " + dice.below(1_000_000) + " IN IP4 " + host,
                        "s=call",
                        "c=IN IP4 " + host,
                        "t=0 0",
                        "m=audio " + dice.between(10_000, 30_000) + " RTP/AVP 8 0 9 101",
                        "a=rtpmap:8 PCMA/8000",
                        "a=rtpmap:0 PCMU/8000",
                        "a=rtpmap:9 G722/8000",
                        "a=rtpmap:101 telephone-event/8000",
                        "a=fmtp:101 0-16",
                        "a=ptime:20",
                        "a=sendrecv")
                + lineEnd;
    }

    private void line(String line) {
        text.append(line).append(lineEnd);
    }
}
