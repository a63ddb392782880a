// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios.traffic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes the messages of one call, registration or ping into a log. */
final class Script {
    private static final String LINE_END = "\r\n";

    private final Log log;
    private final Instant start;
    private final String callId;
    private final String caller;
    private final String callee;

    /** @param caller and callee without their tags: numbers or names at example.net */
    Script(Log log, Instant start, String callId, String caller, String callee) {
        this.log = log;
        this.start = start;
        this.callId = callId;
        this.caller = caller;
        this.callee = callee;
    }

    /** @param dialog whether the answering side has given its tag */
    void request(long millis, Hop hop, String method, int cseq, boolean dialog, String... headers) {
        List<String> lines = new ArrayList<>();
        lines.add(method + " sip:" + callee + "@example.net SIP/2.0");
        lines.add("Via: " + via(hop, method, cseq));
        hop.vias().forEach(via -> lines.add("Via: " + via));
        lines.add("Max-Forwards: " + (70 - hop.vias().size()));
        common(lines, hop, cseq + " " + method, dialog, List.of(headers));
        lines.add("User-Agent: " + hop.from().software());
        end(lines, method.equals("INVITE") ? description(hop.from()) : "");
        log.add(start.plusMillis(millis), hop.from(), hop.to(), String.join(LINE_END, lines));
    }

    void response(long millis, Hop hop, String status, String method, int cseq, String... headers) {
        List<String> lines = new ArrayList<>();
        lines.add("SIP/2.0 " + status);
        lines.add("Via: " + via(hop, method, cseq));
        hop.vias().forEach(via -> lines.add("Via: " + via));
        common(lines, hop, cseq + " " + method, !status.startsWith("100"), List.of(headers));
        lines.add("Server: " + hop.to().software());
        boolean answer = status.startsWith("200") && method.equals("INVITE");
        end(lines, answer ? description(hop.to()) : "");
        log.add(start.plusMillis(millis), hop.to(), hop.from(), String.join(LINE_END, lines));
    }

    /** The topmost Via: an ACK of a 2xx is a transaction of its own, everything else of one CSeq is one. */
    String via(Hop hop, String method, int cseq) {
        String branch = Integer.toHexString((callId + hop.branch() + cseq + method(method)).hashCode());
        return "SIP/2.0/UDP " + hop.from().address() + ":5060;branch=z9hG4bK" + branch;
    }

    private static String method(String method) {
        return method.equals("CANCEL") || method.equals("ACK") ? "INVITE" : method;
    }

    private void common(List<String> lines, Hop hop, String cseq, boolean dialog, List<String> headers) {
        lines.add("From: <sip:" + caller + "@example.net>;tag=" + Integer.toHexString(callId.hashCode()));
        lines.add("To: <sip:" + callee + "@example.net>" + (dialog ? ";tag=" + hop.tag() : ""));
        lines.add("Call-ID: " + callId);
        lines.add("CSeq: " + cseq);
        lines.add("Contact: <sip:" + hop.from().address() + ":5060>");
        lines.addAll(headers);
    }

    private static void end(List<String> lines, String body) {
        if (!body.isEmpty()) {
            lines.add("Content-Type: application/sdp");
        }
        lines.add("Content-Length: " + body.length());
        lines.add("");
        lines.add(body);
    }

    private static String description(Station station) {
        return String.join(
                LINE_END,
                "v=0",
                "o=- 1 1 IN IP4 " + station.address(),
                "s=-",
                "c=IN IP4 " + station.address(),
                "t=0 0",
                "m=audio 11780 RTP/AVP 8 0 101",
                "a=rtpmap:101 telephone-event/8000",
                "");
    }
}
