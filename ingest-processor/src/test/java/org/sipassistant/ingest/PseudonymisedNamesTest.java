// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.ingest.pseudonym.PseudonymKey;

/** Names stay in no text, whatever stands before the header that displays them. */
class PseudonymisedNamesTest {
    private static final PseudonymKey KEY = PseudonymKey.of("a secret of more than sixteen");
    private static final List<String> NAMES = List.of("Clara", "clara", "Brandt", "40998877");
    private static final String START = "INVITE sip:+494099887766@example.net SIP/2.0";
    private static final String TO = "To: Clara Brandt <sip:+494099887766@example.net>;tag=7";

    private static Map<String, Object> pseudonymised(Map<String, Object> fields) {
        Map<String, Object> document = new HashMap<>(fields);
        Documents.pseudonymiser(KEY, Map.of("fields", "full")).enrich(document);
        return document;
    }

    private static String pseudonymised(String text) {
        return pseudonymised(Map.of("message", text)).get("message").toString();
    }

    private static void assertNamesNobody(Object written) {
        NAMES.forEach(name -> assertFalse(written.toString().contains(name), () -> name + " is in " + written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "   ",
                "\t",
                "> ",
                "2026-11-21 10:15:30.123 DEBUG sip: ",
                "2026-11-21T10:15:30+01:00 edge |",
                "Via: SIP/2.0/UDP 192.0.2.7;branch=z9hG4bK1 ",
                "Max-Forwards: 70..",
                "Max-Forwards: 70.\n  ",
                "Max-Forwards: 70\\x0d\\x0a",
                "Max-Forwards: 70\\u000D\\u000A",
                "Max-Forwards: 70\\r\\n",
                "Max-Forwards: 70\u001b[0m\u001b[36m"
            })
    void areReplacedBehindWhateverALoggerWrites(String before) {
        for (String header : List.of(TO, TO.replace("To:", "t:"), TO.replace("To:", "P-Asserted-Identity :"))) {
            assertNamesNobody(pseudonymised(before + header));
            assertNamesNobody(pseudonymised(START + "\r\n" + before + header + "\r\nCSeq: 1 INVITE\r\n\r\n"));
        }
    }

    /** A header that nobody knows begins a line, however the end of the line before is written. */
    @ParameterizedTest
    @ValueSource(strings = {"\n", "#015#012", "\\r\\n", "\\x0d\\x0a", "\\u000d\\u000a", "\\015\\012", "\u001b[36m"})
    void areReplacedInAHeaderOfSomebodysOwn(String lineEnd) {
        assertNamesNobody(pseudonymised("Max-Forwards: 70" + lineEnd + TO.replace("To:", "X-Own-Party:")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r\n", "\\x0d\\x0a", "\\u000d\\u000a", "..", "\u001b[0m", "#015#012", "\\r\\n", " "})
    void areReplacedInTheOwnerOfADescription(String lineEnd) {
        String text = String.join(
                lineEnd,
                START,
                "From: <sip:1@example.net>;tag=1",
                "Call-ID: 7b3f0c1e",
                "CSeq: 1 INVITE",
                "Content-Type: application/sdp",
                "",
                "v=0",
                "o=clara 1 2 IN IP4 192.0.2.7",
                "s=-",
                "");
        assertNamesNobody(pseudonymised(text));
    }

    @Test
    void areReplacedInTheDoubledQuotesOfATable() {
        String row = "7,\"" + START + " From: \"\"Clara Brandt\"\" <sip:1@example.net>;tag=1\",\"ok\"";
        String written = pseudonymised(row);
        assertNamesNobody(written);
        assertTrue(written.contains(" From: \"\"") && written.contains("\"\" <sip:"), written);
        String empty = "\"a\",From: \"\" <sip:anna@example.net>";
        assertTrue(pseudonymised(empty).startsWith("\"a\",From: \"\" <sip:"), () -> pseudonymised(empty));
    }

    @Test
    void areReplacedWhereAMessageIsPartOfAUrl() {
        String message = String.join(
                "\r\n",
                START,
                "From: \"Clara Brandt\" <sip:clara@example.net>;tag=1",
                TO,
                "Call-ID: 84b4c76e66710@clara-laptop",
                "CSeq: 1 INVITE",
                "",
                "");
        String encoded = message;
        for (int times = 1; times <= 3; times++) {
            encoded = URLEncoder.encode(encoded, StandardCharsets.UTF_8);
            for (String spelled : List.of(encoded, encoded.replace("+", times == 1 ? "%20" : "+"))) {
                String line = "192.0.2.7 - GET /log?msg=" + spelled + "&n=1 200";
                String written = pseudonymised(line);
                String plain = written;
                for (int i = 0; i < times; i++) {
                    plain = URLDecoder.decode(plain, StandardCharsets.UTF_8);
                }
                assertNamesNobody(plain);
                assertTrue(written.startsWith("192.0.2.7 - GET /log?msg=INVITE"), written);
                assertTrue(written.endsWith("&n=1 200"), written);
                assertTrue(plain.contains("\r\nCSeq: 1 INVITE\r\n"), plain);
                assertTrue(plain.contains("\r\nFrom: \"N"), plain);
            }
        }
    }

    @Test
    void areNotSeenInOtherWords() {
        String text = "auto: Clara Brandt <sip:anna@example.net>";
        assertTrue(pseudonymised(text).startsWith("auto: "), () -> pseudonymised(text));
        String sentence = "as told at 10:15, see <sip:anna@example.net>";
        assertTrue(pseudonymised(sentence).startsWith("as told at 10:15,"), () -> pseudonymised(sentence));
    }
}
