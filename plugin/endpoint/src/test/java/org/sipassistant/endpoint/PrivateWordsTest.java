// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a person wrote or dialled leaves by no way out, however the log is laid out that holds it. */
class PrivateWordsTest {
    private static final String CALL = "private@10.20.4.21";

    /** Each could be taken for words about the call, or for what a log says of it. */
    private static final String CHAT = "Hello, call 0301234711 and say the PIN 4711.\r\n"
            + "The call from 4930554711 failed at 14:05 with 486.\r\n"
            + "Registration of 4711 failed: wrong password\r\n";

    private static Stream<Arguments> bodies() {
        return Stream.of(
                Arguments.of("MESSAGE", "text/plain", CHAT),
                Arguments.of("MESSAGE", "message/cpim", "From: <im:1001@example.net>\r\n\r\nSubject: x\r\n\r\n" + CHAT),
                Arguments.of("INFO", "application/dtmf-relay", "Signal= 4711\r\nDuration= 160\r\n"),
                Arguments.of("INFO", "application/dtmf", "4711"),
                Arguments.of("NOTIFY", "application/kpml-response+xml", "<kpml-response digits=\"4711\"/>\r\n"),
                Arguments.of(
                        "INFO",
                        "multipart/mixed;boundary=b1",
                        "--b1\r\nContent-Type: application/dtmf-relay\r\n\r\nSignal= 4711\r\n--b1--\r\n"));
    }

    private static String message(String method, String type, String body) {
        return message(method, "Content-Type: " + type + "\r\nContent-Length: " + body.length(), body, 1);
    }

    private static String message(String method, String headers, String body, int number) {
        return method + " sip:1002@example.net SIP/2.0\r\nVia: SIP/2.0/UDP 10.20.4.21:5060;branch=z9hG4bKm" + number
                + "\r\nFrom: <sip:1001@example.net>;tag=a1\r\nTo: <sip:1002@example.net>\r\nCall-ID: " + CALL
                + "\r\nCSeq: " + number + ' ' + method + "\r\n" + headers + "\r\n\r\n" + body;
    }

    private static String refused(String method) {
        return "\r\nSIP/2.0 403 Forbidden\r\nVia: SIP/2.0/UDP 10.20.4.21:5060;branch=z9hG4bKm1\r\n"
                + "From: <sip:1001@example.net>;tag=a1\r\nTo: <sip:1002@example.net>;tag=b1\r\nCall-ID: " + CALL
                + "\r\nCSeq: 1 " + method + "\r\nContent-Length: 0\r\n\r\n";
    }

    /** A log as it may be pasted, by the names of its layouts. */
    private static Map<String, String> layouts(String message) {
        Map<String, String> layouts = new LinkedHashMap<>();
        layouts.put("as sent", message);
        layouts.put("bare line feeds", message.replace("\r", ""));
        layouts.put("mail", "Please look at the call of 1001, it failed.\n\n" + message + "\n");
        layouts.put("syslog", prefixed("Mar 17 08:05:00 pbx kamailio[812]: INFO: ", message));
        layouts.put("indented", prefixed("    ", message));
        layouts.put("quoted", prefixed("> ", message));
        layouts.put("escaped", message.replace("\r\n", "\\r\\n"));
        layouts.put("octal", message.replace("\r\n", "#015#012"));
        layouts.put("tree", tree(message));
        return layouts;
    }

    private static String prefixed(String prefix, String message) {
        StringBuilder text = new StringBuilder();
        message.lines().forEach(line -> text.append(prefix).append(line).append('\n'));
        return text.toString();
    }

    /** As Wireshark and {@code tshark -V} spell it out. */
    private static String tree(String message) {
        int headers = message.indexOf("\r\n") + 2;
        int body = message.indexOf("\r\n\r\n") + 4;
        return "Session Initiation Protocol\n    Request-Line: " + message.substring(0, headers - 2)
                + "\n    Message Header\n" + prefixed("        ", message.substring(headers, body - 4))
                + "    Message Body\n        Line-based text data: text/plain\n"
                + prefixed("            ", message.substring(body));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aPastedLogIsAnsweredWithoutThem(String method, String type, String body) {
        for (String text : List.of(message(method, type, body), message(method, type, body) + refused(method))) {
            layouts(text).forEach((layout, log) -> {
                Map<String, Object> told = Experts.service().text(TextQuestion.of(Map.of("text", log)));
                assertFalse(told.toString().contains("4711"), () -> layout + ": " + told);
                Map<String, Object> lines = recognise(log);
                assertFalse(lines.toString().contains("4711"), () -> layout + ": " + lines);
                Map<String, Object> shipped = recognise(log.replaceAll("\r?\n\\s*\r?\n", "\n"));
                assertFalse(shipped.toString().contains("4711"), () -> layout + ", no blank line: " + shipped);
            });
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Type: text/plain\r\nContent-Length: 5",
                "Content-Type: text/plain\r\nContent-Length: 9000",
                "Content-Type: text/plain\r\nContent-Length: 0",
                "Content-Type: text/plain",
                "Subject: x"
            })
    void aWrongContentLengthGivesNothingAway(String headers) {
        String text = message("MESSAGE", headers, CHAT, 1);
        for (String log : List.of(text, text.replace("\r", ""), "Why?\n\n" + text)) {
            Map<String, Object> told = Experts.service().text(TextQuestion.of(Map.of("text", log)));
            assertFalse(told.toString().contains("4711"), told::toString);
            assertFalse(
                    recognise(log).toString().contains("4711"),
                    () -> recognise(log).toString());
        }
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theCallIsToldAndDrawnWithoutThem(String method, String type, String body) {
        String text = message(method, type, body);
        for (String format : List.of("json", "text", "svg", "mermaid", "ticket", "pcap")) {
            for (List<Map<String, Object>> documents :
                    List.of(whole(text), inLines(text), inLines(withoutBlank(text)))) {
                Shelf shelf = new Shelf().add("sip-messages-1", documents);
                CallAnswer answer = new CallService(Experts.service(), Experts.expertise())
                        .call(CallQuestion.of(Map.of("call_id", CALL, "format", format), List.of("*")), shelf)
                        .toCompletableFuture()
                        .join();
                String told = answer instanceof CallAnswer.Drawn drawn
                        ? new String(drawn.content().content(), StandardCharsets.ISO_8859_1)
                        : ((CallAnswer.Data) answer).content().toString();
                assertTrue(told.length() > 100);
                assertFalse(told.contains("4711"), () -> format + ": " + told);
            }
        }
    }

    private static List<Map<String, Object>> whole(String text) {
        return List.of(Map.of("@timestamp", "2026-03-17T08:05:00Z", "message", text));
    }

    private static List<Map<String, Object>> inLines(String text) {
        List<Map<String, Object>> documents = new ArrayList<>();
        for (String line : text.split("\r\n", -1)) {
            documents.add(Map.of(
                    "@timestamp",
                    "2026-03-17T08:05:00Z",
                    "message",
                    line,
                    "log",
                    Map.of("file", Map.of("path", "/var/log/sip.log"), "offset", documents.size())));
        }
        return documents;
    }

    private static String withoutBlank(String text) {
        return text.replace("\r\n\r\n", "\r\n");
    }

    @Test
    void wordsBehindTheLogAreStillRead() {
        String log = Traces.busy().text();
        Map<String, Object> told = Experts.service()
                .text(TextQuestion.of(
                        Map.of("text", log + "\nThis call from 1001 to 1002 failed yesterday, please help.\n")));
        assertEquals("1001", Json.at(told, "interpreted.caller"), told::toString);
        String info = message("INFO", "application/dtmf-relay", "Signal= 4711\r\n") + refused("INFO");
        told = Experts.service()
                .text(TextQuestion.of(Map.of("text", info + "\nThe call from 1001 to 1002 failed yesterday.\n")));
        assertEquals("1001", Json.at(told, "interpreted.caller"), told::toString);
    }

    @Test
    void aSpelledOutPacketIsQuotedWithoutItsCredentials() {
        String tree = "Session Initiation Protocol (REGISTER)\n    Message Header\n"
                + "        Authorization: Digest username=\"1001\",response=\"0123456789abcdef0123456789abcdef\"\n"
                + "            Authentication Scheme: Digest\n"
                + "            Digest Authentication Response: \"0123456789abcdef0123456789abcdef\"\n"
                + "            Nonce Value: \"0123456789abcdef\"\n            CNonce Value: \"0123456789abcdef\"\n";
        for (Object lines : List.of(tree, List.of(tree.split("\n")))) {
            Map<String, Object> told = recognise(lines);
            assertTrue(told.toString().contains("Digest Authentication Response: ****"), told::toString);
            assertFalse(told.toString().contains("abcdef"), told::toString);
        }
    }

    private static Map<String, Object> recognise(Object lines) {
        return new RecogniseService(Experts.expertise(), WhyLimits.standard(), InstantSource.fixed(Experts.NOW))
                .lines(RecogniseLines.of(Map.of("lines", lines)));
    }
}
