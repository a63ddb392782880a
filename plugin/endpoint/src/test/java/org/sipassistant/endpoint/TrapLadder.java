// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes the log of a few messages as a capture tool exports it, from lines such as {@code 0.100 B > A  180 Ringing}.
 * What a line gives behind two spaces are headers, or one of the words of {@link #WORDS} that say how to write it.
 */
final class TrapLadder {
    /** CSeq: the number. Tag, From-Tag: of the dialog. Side: callee, for its own requests. Body: behind its type. */
    private static final List<String> WORDS =
            List.of("CSeq", "Tag", "From-Tag", "Side", "Dialog", "Call-ID", "Transport", "Body", "SDP");

    private static final Map<String, String> ADDRESSES = Map.of(
            "A", "10.20.4.21",
            "B", "10.20.4.33",
            "C", "10.20.4.34",
            "P", "10.20.0.10",
            "Q", "10.20.0.11",
            "T", "198.51.100.7",
            "U", "198.51.100.9");

    private static final List<String> SECOND = List.of("BYE", "UPDATE", "PRACK", "INFO", "REFER", "NOTIFY");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu/MM/dd HH:mm:ss.SSSSSS", Locale.ROOT);
    private static final Instant START = Instant.parse("2026-03-17T08:05:00Z");

    /** The Vias of each request, by the hop it was sent on. */
    private final Map<String, List<String>> sent = new HashMap<>();

    /** The same, by the node that got it. */
    private final Map<String, List<String>> received = new HashMap<>();

    private final Map<String, Integer> finals = new HashMap<>();

    private record Line(String from, String to, String start, Map<String, String> given) {
        boolean isRequest() {
            return Character.isLetter(start.charAt(0));
        }

        String method() {
            int open = start.lastIndexOf('(');
            return isRequest()
                    ? start.split(" ")[0]
                    : open < 0 ? "INVITE" : start.substring(open + 1, start.length() - 1);
        }

        int code() {
            return isRequest() ? 0 : Integer.parseInt(start.substring(0, 3));
        }

        String word(String name, String absent) {
            return given.getOrDefault(name, absent);
        }

        String cseq() {
            return word("CSeq", SECOND.contains(method()) ? "2" : "1");
        }

        /** A hop and the request on it; CANCEL and ACK belong to the INVITE. */
        String hop() {
            boolean ofInvite = method().equals("CANCEL") || method().equals("ACK");
            String way = isRequest() ? from + to : to + from;
            return way + ' ' + word("Call-ID", "") + cseq() + (ofInvite ? "INVITE" : method());
        }
    }

    static String write(String ladder) {
        TrapLadder writer = new TrapLadder();
        StringBuilder log = new StringBuilder();
        ladder.lines().filter(line -> !line.isBlank()).forEach(line -> writer.append(line.strip(), log));
        return log.toString();
    }

    private void append(String text, StringBuilder log) {
        String[] parts = text.split(" {2,}");
        String[] way = parts[0].split(" ");
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 2; i < parts.length; i++) {
            int colon = parts[i].indexOf(':');
            given.put(
                    parts[i].substring(0, colon), parts[i].substring(colon + 1).strip());
        }
        Line line = new Line(way[1], way[3], parts[1], given);
        Duration since =
                Duration.ofMillis(new BigDecimal(way[0]).movePointRight(3).longValue());
        log.append(TIME.format(START.plus(since).atOffset(ZoneOffset.UTC)))
                .append(' ')
                .append(ADDRESSES.get(line.from()))
                .append(":5060 -> ")
                .append(ADDRESSES.get(line.to()))
                .append(":5060\n")
                .append(message(line))
                .append('\n');
    }

    private String message(Line line) {
        List<String> lines = new ArrayList<>();
        String[] words = line.start().split(" ");
        String uri = words.length > 1 ? words[1] : "sip:1002@example.net";
        String phrase = line.start().replace(" (" + line.method() + ")", "");
        lines.add(line.isRequest() ? line.method() + ' ' + uri + " SIP/2.0" : "SIP/2.0 " + phrase);
        vias(line).forEach(via -> lines.add("Via: " + via));
        boolean byCallee = line.given().containsKey("Side");
        String caller = "<sip:1001@example.net>;tag=" + line.word("From-Tag", "a1");
        String callee = "<sip:1002@example.net>" + (hasToTag(line) ? ";tag=" + line.word("Tag", "b1") : "");
        lines.add("From: " + (byCallee ? callee : caller));
        lines.add("To: " + (byCallee ? caller : callee));
        lines.add("Call-ID: " + line.word("Call-ID", "trap") + "@example.net");
        lines.add("CSeq: " + line.cseq() + ' ' + line.method());
        line.given().forEach((name, value) -> {
            if (!WORDS.contains(name)) {
                lines.add(name + ": " + value);
            }
        });
        String body = body(line);
        lines.add("Content-Length: " + body.length());
        return String.join("\r\n", lines) + "\r\n\r\n" + body;
    }

    private static boolean hasToTag(Line line) {
        return line.given().containsKey("Dialog")
                || line.given().containsKey("Tag")
                || line.code() > 100
                || (line.isRequest() && SECOND.contains(line.method()))
                || line.method().equals("ACK");
    }

    private List<String> vias(Line line) {
        String hop = line.hop();
        if (!line.isRequest()) {
            if (line.code() >= 200 && !line.method().equals("CANCEL")) {
                finals.put(hop, line.code());
            }
            return sent.getOrDefault(hop, List.of("SIP/2.0/UDP " + ADDRESSES.get(line.to()) + ";branch=z9hG4bKunseen"));
        }
        boolean ownBranch = line.method().equals("ACK") && finals.getOrDefault(hop, 200) < 300;
        String branch = Integer.toHexString((hop + (ownBranch ? "ACK" : "")).hashCode());
        List<String> vias = new ArrayList<>();
        vias.add("SIP/2.0/" + line.word("Transport", "udp").toUpperCase(Locale.ROOT) + ' ' + ADDRESSES.get(line.from())
                + ";branch=z9hG4bK" + branch);
        String request = hop.substring(2);
        if (!line.method().equals("CANCEL")) {
            vias.addAll(received.getOrDefault(line.from() + request, List.of()));
            if (!line.method().equals("ACK")) {
                sent.put(hop, vias);
                received.put(line.to() + request, vias);
            }
        }
        return vias;
    }

    private static String body(Line line) {
        String sdp = line.word("SDP", "");
        if (sdp.isEmpty()) {
            return line.word("Body", "");
        }
        String address = ADDRESSES.get(line.from());
        return "v=0\r\no=- 1 1 IN IP4 " + address + "\r\ns=-\r\nc=IN IP4 " + address + "\r\nt=0 0\r\nm=audio 11780 "
                + sdp + "\r\n";
    }
}
