// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PastedTextTest {

    @Test
    void takesTheMarksOfQuotedLinesAway() {
        assertEquals("see:\na\n\n  b\n", PastedText.plain("see:\n> a\n>\n>   b\n"));
        assertEquals("a\nb\nc", PastedText.plain(">> a\n> > b\n>>c"));
    }

    @Test
    void takesLineNumbersAway() {
        assertEquals(
                "INVITE\nVia\n\nTo\nx", PastedText.plain("     9\tINVITE\n    10\tVia\n    11\t\n    12\tTo\n13\tx"));
        assertEquals("INVITE\n  Via\n\nTo\nx", PastedText.plain("1:INVITE\n2:  Via\n3:\n4:To\n5:x"));
        assertEquals("a\n b\n\nc\nd", PastedText.plain("   8  a\n   9   b\n  10\n  11  c\n  12  d"));
    }

    @Test
    void takesTheNamesOfContainersAway() {
        assertEquals("a\n\n  b\nc", PastedText.plain("pbx_1  | a\npbx_1  |\npbx_1  |   b\ndb-1   | c"));
        assertEquals("log:\na\nb\nc\n", PastedText.plain("log:\nsip |a\nsip |b\nsip |c\n"));
    }

    @Test
    void leavesOtherTextsAlone() {
        for (String text : new String[] {
            "> INVITE sip:b@b SIP/2.0\nVia: x\n> SIP/2.0 100",
            "1 a\n3 b\n4 c",
            "10:47:18 a\n10:47:19 b\n10:47:20 c",
            "--> a\n--> b\n--> c",
            "caller | 1001\ncallee | 1002\nreason | 486",
            "pbx | a\npbx | b\npbx_1 | c",
            "a|b\na|b\na|b",
            "method | count\n-------+------\nINVITE | 12\nINVITE | 3\nINVITE | 1\n",
            "INVITE | 12 | a\nINVITE | 3  | b\nINVITE | 1  | c\n",
            "2026 a\n2026 b\n2026 c",
            "10:47:18 a\n11:47:19 b\n12:47:20 c",
            ""
        }) {
            assertSame(text, PastedText.plain(text));
        }
    }

    @Test
    void takesAwayWhatStandsBeforeEveryLine() {
        assertEquals(
                "v=0\no=- 1\n\nm=audio\n",
                PastedText.withoutPrefix(
                        "10:47:15 pbx[7]: v=0\n10:47:15 pbx[7]: o=- 1\n10:47:16 pbx[7]:\n10:47:16 pbx[7]:"
                                + " m=audio\n"));
        assertEquals(
                "a\r\n\r\nb\r\nc\n\n",
                PastedText.withoutPrefix("Mar  9 x: a\r\nMar  9 x:\r\nMar 10 x: b\r\nMar 10 x: c\n\n"));
        for (String text : new String[] {"a b\na c", "a b\nc d\ne f", "one\ntwo\nthree", "", "a x\nb y\na z"}) {
            assertSame(text, PastedText.withoutPrefix(text));
        }
    }

    @Test
    void looksBehindWhatStandsBeforeEveryLineWhereElseThereIsNothing() {
        StringBuilder text = new StringBuilder();
        for (String line :
                "v=0|o=- 1 1 IN IP4 10.1.1.9|s=-|c=IN IP4 10.1.1.9|t=0 0|m=audio 4000 RTP/AVP 0".split("\\|")) {
            text.append("Mar 17 10:47:15 pbx-1 media[7]: ").append(line).append('\n');
        }
        assertTrue(String.valueOf(answer(text.append('\n').toString()).get("answer"))
                .contains("10.1.1.9"));
        String other = "Mar 17 10:47:10 web-1 http[7]: malformed header from client\n"
                + "Mar 17 10:47:11 web-1 http[7]: upstream closed\n"
                + "Mar 17 10:47:12 web-1 http[7]: worker exits\n";
        assertEquals(List.of(), Json.list(answer(other), "calls"));
    }

    @Test
    void saysThatNothingSpeaksOfACallInLinesOfAnyProgram() {
        String refused = "connect() failed (111: Connection refused) while connecting to ";
        assertTrue(missing(refused + "upstream 192.0.2.5:8080").contains("names SIP or a telephone system"));
        assertFalse(missing(refused + "sip:192.0.2.5:8080").contains("names SIP or a telephone system"));
    }

    @Test
    void takesACodeThatOnlyTheFarEndGivesBeforeWordsAboutSomeConnection() {
        String words = String.valueOf(answer("""
            09:24:00.168 [VERBOSE] onTransactionState(), state: 4, status_code: 403: Forbidden
            09:24:00.169 [INFO] reporting a connection event to the back end, event type: error
            """).get("answer"));
        assertTrue(words.contains("403 Forbidden"), words);
    }

    private static Map<String, Object> answer(String text) {
        return Experts.service().text(TextQuestion.of(Map.of("text", text)));
    }

    private static String missing(String text) {
        Map<String, Object> answer = answer(text);
        return String.valueOf(Json.asMap(Json.list(answer, "calls").get(0)).get("missing"));
    }
}
