// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A call that rings and is refused, as the documents a shipper makes of it.
 *
 * @param callId also part of the branches, so that two calls share nothing by chance
 * @param caller the address of the calling device
 * @param from the From header without its tag
 * @param to the To header without its tag
 * @param headers further header lines of every message
 * @param phrase the reason phrase of the 486
 */
record SampleCall(
        String callId, String caller, String from, String to, List<String> headers, String phrase, Instant start) {
    static final String SERVER = "203.0.113.10";

    SampleCall {
        headers = List.copyOf(headers);
    }

    /** Documents with the fields a shipper knows, each a line of JSON. */
    List<String> documents() {
        String invite = "INVITE sip:" + user(to) + "@example.net SIP/2.0";
        List<String> documents = new ArrayList<>();
        documents.add(document(invite, "INVITE", false, 0));
        documents.add(document("SIP/2.0 100 Trying", "INVITE", false, 20));
        documents.add(document("SIP/2.0 180 Ringing", "INVITE", true, 300));
        documents.add(document("SIP/2.0 486 " + phrase, "INVITE", true, 4_300));
        documents.add(document("ACK sip:" + user(to) + "@example.net SIP/2.0", "ACK", true, 4_330));
        return List.copyOf(documents);
    }

    /** The messages one after the other, as they stand in a log that somebody pastes. */
    String text() {
        StringBuilder text = new StringBuilder();
        text.append(message("INVITE sip:" + user(to) + "@example.net SIP/2.0", "INVITE", false));
        text.append(message("SIP/2.0 486 " + phrase, "INVITE", true));
        return text.toString();
    }

    private String document(String start, String method, boolean tagged, int millis) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("@timestamp", this.start.plusMillis(millis).toString())
                .put("message", message(start, method, tagged));
        boolean request = !start.startsWith("SIP/");
        end(document.putObject("source"), request ? caller : SERVER);
        end(document.putObject("destination"), request ? SERVER : caller);
        return document.toString();
    }

    private static void end(ObjectNode end, String address) {
        end.put("ip", address).put("port", 5060);
    }

    private String message(String start, String method, boolean tagged) {
        List<String> lines = new ArrayList<>(List.of(
                start,
                "Via: SIP/2.0/UDP " + caller + ":5060;branch=z9hG4bK-" + callId,
                "From: " + from + ";tag=caller",
                "To: " + to + (tagged ? ";tag=callee" : ""),
                "Call-ID: " + callId,
                "CSeq: 1 " + method));
        lines.addAll(headers);
        lines.addAll(List.of("Content-Length: 0", "", ""));
        return String.join("\r\n", lines);
    }

    private static String user(String address) {
        return address.substring(address.indexOf("sip:") + 4, address.indexOf('@'));
    }
}
