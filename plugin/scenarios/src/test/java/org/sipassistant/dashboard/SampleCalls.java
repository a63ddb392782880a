// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Two calls that a busy hour has not: an emergency call that failed, and one whose caller means harm to whoever looks at it. */
final class SampleCalls {
    static final String EMERGENCY = "emergency-1@192.0.2.7";
    static final String HOSTILE = "hostile-<b>1</b>@192.0.2.7";

    /** What a careless panel would run, and marks that turn the direction of writing. */
    private static final String MARKUP = "<script>alert(1)</script>\u202egnp";

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final String CUSTOMER = "192.0.2.7";
    private static final String SBC = "203.0.113.10";
    private static final String CARRIER = "198.51.100.7";

    private final List<String> documents = new ArrayList<>();
    private final Instant start;

    private SampleCalls(Instant start) {
        this.start = start;
    }

    /** Their messages, as a capture on the SBC ships them. */
    static List<String> documents(Instant start) {
        SampleCalls calls = new SampleCalls(start);
        calls.refused(EMERGENCY, "urn:service:sos", "1001", "503 Service Unavailable");
        calls.refused(HOSTILE, "sip:+442079460123@example.net", MARKUP, "486 " + MARKUP);
        return calls.documents;
    }

    private void refused(String callId, String target, String caller, String answer) {
        for (boolean second : new boolean[] {false, true}) {
            String from = second ? SBC : CUSTOMER;
            String to = second ? CARRIER : SBC;
            int at = second ? 4 : 0;
            String request =
                    lines("INVITE " + target + " SIP/2.0", from, callId, target, caller, "INVITE", second, false);
            add(at, from, to, request);
            add(at + 2, to, from, lines("SIP/2.0 100 Trying", from, callId, target, caller, "INVITE", second, false));
        }
        for (boolean second : new boolean[] {true, false}) {
            String from = second ? SBC : CUSTOMER;
            String to = second ? CARRIER : SBC;
            int at = second ? 900 : 906;
            add(at, to, from, lines("SIP/2.0 " + answer, from, callId, target, caller, "INVITE", second, true));
            add(
                    at + 3,
                    from,
                    to,
                    lines("ACK " + target + " SIP/2.0", from, callId, target, caller, "ACK", second, true));
        }
    }

    private static String lines(
            String start,
            String by,
            String callId,
            String target,
            String caller,
            String method,
            boolean second,
            boolean tagged) {
        List<String> lines = new ArrayList<>(
                List.of(start, "Via: SIP/2.0/UDP " + by + ":5060;branch=z9hG4bK" + callId.hashCode() + by.length()));
        if (second) {
            lines.add("Via: SIP/2.0/UDP " + CUSTOMER + ":5060;branch=z9hG4bK" + callId.hashCode() + CUSTOMER.length());
        }
        lines.add("From: \"" + caller + "\" <sip:" + (caller.equals(MARKUP) ? "%3Cscript%3E" : caller)
                + "@example.net>;tag=f1");
        lines.add("To: <" + target + ">" + (tagged ? ";tag=t1" : ""));
        lines.add("Call-ID: " + callId);
        lines.add("CSeq: 1 " + method);
        lines.add("Content-Length: 0");
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private void add(int millis, String from, String to, String message) {
        ObjectNode document = MAPPER.createObjectNode()
                .put("@timestamp", start.plusMillis(millis).toString())
                .put("message", message);
        document.putObject("source").put("ip", from).put("port", 5060);
        document.putObject("destination").put("ip", to).put("port", 5060);
        document.putObject("network").put("transport", "udp");
        document.putObject("observer").put("name", "sbc-1");
        documents.add(document.toString());
    }
}
