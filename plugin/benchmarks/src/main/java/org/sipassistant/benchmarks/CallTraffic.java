// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** The messages of many calls as a capture agent ships them, eight to a call, the calls one after the other. */
final class CallTraffic {
    /** Messages of one call. */
    static final int MESSAGES = 8;

    private static final long APART_MILLIS = 40;
    private static final String PHONE = "10.20.4.21";
    private static final String PROXY = "10.20.0.10";

    private final ObjectMapper mapper = new ObjectMapper();
    private final Instant start;

    /** @param start when the first call begins */
    CallTraffic(Instant start) {
        this.start = start;
    }

    static String callId(int call) {
        return Integer.toHexString(call * 0x9E3779B1) + "-" + call + "@" + PHONE;
    }

    /** Writes the documents of a call, each a line of JSON; every fifth call is refused. */
    void write(int call, Consumer<String> lines) {
        boolean busy = call % 5 == 0;
        String last = busy ? "486 Busy Here" : "200 OK";
        List<String> messages = List.of(
                message(call, "INVITE sip:" + callee(call) + "@example.net SIP/2.0", 1, "INVITE", false),
                message(call, "SIP/2.0 100 Trying", 1, "INVITE", false),
                message(call, "SIP/2.0 180 Ringing", 1, "INVITE", true),
                message(call, "SIP/2.0 183 Session Progress", 1, "INVITE", true),
                message(call, "SIP/2.0 " + last, 1, "INVITE", true),
                message(call, "ACK sip:" + callee(call) + "@" + PROXY + " SIP/2.0", 1, "ACK", true),
                message(
                        call,
                        (busy ? "OPTIONS" : "BYE") + " sip:" + callee(call) + "@" + PROXY + " SIP/2.0",
                        2,
                        busy ? "OPTIONS" : "BYE",
                        !busy),
                message(call, "SIP/2.0 200 OK", 2, busy ? "OPTIONS" : "BYE", true));
        for (int n = 0; n < MESSAGES; n++) {
            boolean request = !messages.get(n).startsWith("SIP/");
            ObjectNode document = mapper.createObjectNode()
                    .put(
                            "@timestamp",
                            start.plusMillis(call * APART_MILLIS + n * 300L).toString())
                    .put("message", messages.get(n));
            document.putObject("source").put("ip", request ? PHONE : PROXY).put("port", 5060);
            document.putObject("destination").put("ip", request ? PROXY : PHONE).put("port", 5060);
            document.putObject("network").put("transport", "udp");
            document.putObject("observer").put("name", "capture-1");
            lines.accept(document.toString());
        }
    }

    private static String callee(int call) {
        return "+4930" + (2_000_000 + call % 7_919);
    }

    private static String message(int call, String startLine, int sequence, String method, boolean tagged) {
        return String.join(
                "\r\n",
                startLine,
                "Via: SIP/2.0/UDP " + PHONE + ":5060;branch=z9hG4bK" + call + "x" + sequence
                        + (method.equals("ACK") ? "a" : "") + ";rport",
                "Max-Forwards: 70",
                "From: \"Desk " + call % 997 + "\" <sip:" + (1_000 + call % 997) + "@example.net>;tag=f" + call,
                "To: <sip:" + callee(call) + "@example.net>" + (tagged ? ";tag=t" + call : ""),
                "Call-ID: " + callId(call),
                "CSeq: " + sequence + " " + method,
                "Contact: <sip:" + (1_000 + call % 997) + "@" + PHONE + ":5060>",
                "User-Agent: Deskphone 7.1",
                "Allow: INVITE, ACK, BYE, CANCEL, OPTIONS, UPDATE, INFO, REFER, NOTIFY",
                "Content-Length: 0",
                "",
                "");
    }
}
