// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One call as a capture agent ships it: a document for each message, with its time, its hop and the whole text. */
public final class Trace {
    public static final String PHONE = "10.20.4.21:5060";
    public static final String PBX = "10.20.0.10:5060";
    public static final String CARRIER = "198.51.100.7:5060";
    public static final Instant START = Instant.parse("2026-03-17T08:05:00Z");

    private final String callId;
    private final List<Map<String, Object>> documents = new ArrayList<>();
    private String caller = "1001";
    private String callee = "1002";
    private int cseq = 1;
    private String from = PHONE;
    private String to = PBX;
    private boolean established;

    public Trace(String callId) {
        this.callId = callId;
    }

    public Trace parties(String calling, String called) {
        caller = calling;
        callee = called;
        return this;
    }

    /** The hop of the requests that follow; their responses run the other way. */
    public Trace hop(String sender, String receiver) {
        from = sender;
        to = receiver;
        return this;
    }

    public Trace cseq(int number) {
        cseq = number;
        return this;
    }

    /** Requests carry a To tag from here on. */
    public Trace inDialog() {
        established = true;
        return this;
    }

    /** @param more header lines; what follows an empty one is the body */
    public Trace request(long millis, String method, String... more) {
        String start = method + " sip:" + (callee.isEmpty() ? "" : callee + "@") + "example.net SIP/2.0";
        return add(millis, true, start + lines(method, established, more));
    }

    public Trace response(long millis, String status, String method, String... more) {
        boolean tagged = !status.startsWith("100");
        return add(millis, false, "SIP/2.0 " + status + lines(method, tagged, more));
    }

    public String callId() {
        return callId;
    }

    @Override
    public String toString() {
        return callId;
    }

    public List<Map<String, Object>> documents() {
        return List.copyOf(documents);
    }

    /** The same documents without one of their fields. */
    List<Map<String, Object>> without(String field) {
        List<Map<String, Object>> without = new ArrayList<>();
        for (Map<String, Object> document : documents) {
            Map<String, Object> copy = new LinkedHashMap<>(document);
            copy.remove(field);
            without.add(copy);
        }
        return without;
    }

    /** The messages as a pasted log without any line around them. */
    String text() {
        StringBuilder text = new StringBuilder();
        documents.forEach(document -> text.append(document.get("message")));
        return text.toString();
    }

    private String lines(String method, boolean toTag, String... more) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Via: SIP/2.0/UDP " + from + ";branch=z9hG4bK" + Integer.toHexString((from + to + cseq).hashCode()));
        lines.add("From: <sip:" + caller + "@example.net>;tag=a1");
        lines.add("To: <sip:" + callee + "@example.net>" + (toTag ? ";tag=b1" : ""));
        lines.add("Call-ID: " + callId);
        lines.add("CSeq: " + cseq + " " + method);
        int body = List.of(more).indexOf("");
        lines.addAll(List.of(more).subList(0, body < 0 ? more.length : body));
        String content = body < 0 ? "" : String.join("\r\n", List.of(more).subList(body + 1, more.length)) + "\r\n";
        lines.add("Content-Length: " + content.length());
        return String.join("\r\n", lines) + "\r\n\r\n" + content;
    }

    private Trace add(long millis, boolean request, String text) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@timestamp", START.plusMillis(millis).toString());
        document.put("source", address(request ? from : to));
        document.put("destination", address(request ? to : from));
        document.put("network", Map.of("transport", "udp"));
        document.put("observer", Map.of("name", "capture-1"));
        document.put("message", text);
        documents.add(document);
        return this;
    }

    private static Map<String, Object> address(String hostAndPort) {
        int colon = hostAndPort.lastIndexOf(':');
        return Map.of("ip", hostAndPort.substring(0, colon), "port", Integer.valueOf(hostAndPort.substring(colon + 1)));
    }
}
