// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What tickets, forums, chats and tools write around a log is no wish, and what hides its messages is taken away. */
class WordsOfPastesTest {
    private static final String LOG =
            Traces.busy().text() + Traces.codecMismatch().text();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Posted by jane404 on Mar 17, 2026\n503 views | 2 replies\nReputation: 486",
                "Tel. +49 30 1234567 | Mobile: 1001",
                "On Tue, 17 Mar 2026 at 08:05, Jane <jane@example.com> wrote:",
                "interface: any\nfilter: ( port 5060 ) and (ip || ip6)",
                "ticket #486 opened by admin_1001",
                "trunk dormant after the outage",
                "day,src,dst,state\nx,1001,000049301111,down",
                "ERROR:tm:relay: send timeout (100) from 1001",
                "core: handOver(): 202->408",
                "stack.c:271 event error 900 from 1001",
                "Min-SE: 1800",
                "Warning: 304 pbx.example.com \"Media type not available\"",
                "P-Asserted-Identity: \"1001\" <tel:+49301234567>",
            })
    void areNoWishes(String words) {
        assertEquals(Map.of(), wishes(words + "\n\n" + LOG));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ticket of ext 4711, call from 1001 fails|{caller=1001}",
                "[15:01] <jane> 1001 always busy|{code=[486, 600], number=1001}",
                "[17.03.26, 08:04:11] Jane: a call from 1001|{caller=1001}",
                "[17.03.26, 08:04:11] Warning: a call from 1001|{}",
                "The user said “1001 cant call 1002”…|{callee=1002, caller=1001}",
                "a call from `1001`|{caller=1001}",
                "Subject: call problem 1001|{number=1001}",
                "mail from admin_2001. A call from 1001 fails.|{caller=1001}",
                "See below, Guest in Room 503 complains.|{number=503}",
                "the phone of 1001 says 486|{code=[486], number=1001}",
            })
    void areWishes(String words, String understood) {
        assertEquals(understood, wishes(words + "\n\n" + LOG).toString());
    }

    @Test
    void areNotSoughtInLinesOfProducts() {
        String line = "Internettelefonie mit ab-1 über [2001:db8::9]:50060 war nicht erfolgreich. Ursache: (408) [2x]";
        assertEquals(Map.of(), wishes(line + "\n\n" + line));
    }

    @Test
    void doNotHideMessages() {
        int messages = messages(LOG);
        String escaped = LOG.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        for (String paste : new String[] {
            "<p>Hello</p><pre>\n" + escaped + "</pre>",
            "<div>" + escaped.replace(" ", "&nbsp;").replace("\r", "").replace("\n", "<br/>") + "</div>",
            LOG.replace(' ', '\t'),
            LOG.replace(' ', '\u00a0'),
            LOG.replace("\n", "\n\u200b"),
            LOG.replace("\n", "\n\n"),
            "pbx_1  | " + LOG.replace("\n", "\npbx_1  | "),
        }) {
            assertEquals(messages, messages(paste), paste);
        }
    }

    private static Map<String, Object> wishes(String text) {
        Map<String, Object> wishes = new TreeMap<>(interpreted(text));
        wishes.keySet().removeAll(Set.of("messages", "time_zone", "assumed"));
        return wishes;
    }

    private static int messages(String text) {
        return (Integer) interpreted(text).get("messages");
    }

    private static Map<String, Object> interpreted(String text) {
        return Json.map(Experts.service().text(TextQuestion.of(Map.of("text", text))), "interpreted");
    }
}
