// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sipassistant.knowledge.Section;

class WrappedLinesTest {
    private static final EventBook BOOK = EventBook.of(List.of(new Section(
            "events/test.yml",
            Map.of(
                    "product",
                    "test",
                    "name",
                    "Test",
                    "events",
                    List.of(Map.of("says", "busy", "pattern", "the line of {user} is busy today"))))));

    @Test
    void aWordingIsFoundWhereAMailBrokeItsLine() {
        String text = "Hello,\n> 12:00 the line of alice\n> is busy today\n> regards\n";
        LogEvent found = BOOK.findInPaste(text).get(0);
        assertEquals("busy", found.says());
        assertEquals(Map.of("user", "alice"), found.fields());
        assertEquals(text.indexOf("> 12:00"), found.start());
        assertEquals(List.of(), BOOK.find(text));
    }

    @Test
    void aWordingIsFoundWhereATerminalBrokeAWord() {
        String start = "[Mar 17 12:00:00.123] NOTICE[2841]: app_of_some_length.c:120 the line of al";
        String text = "before\n" + start + "\nice is busy today\nafter\n";
        LogEvent found = BOOK.findInPaste(text).get(0);
        assertEquals(Map.of("user", "alice"), found.fields());
        assertEquals("before\n".length(), found.start());
    }

    @Test
    void aLineThatIsWholeIsToldOnce() {
        String text = "we saw\nthe line of alice is busy today\nand then the line of bob\nis busy today\n";
        List<LogEvent> found = BOOK.findInPaste(text);
        assertEquals("alice", found.get(0).fields().get("user"));
        assertTrue(found.size() <= 2);
    }

    @Test
    void aLineThatBeginsAsOneOfALogIsNotPutToTheOneBefore() {
        assertFalse(WrappedLines.atWords("one\n[12:00] two\nThree\n4\n\n").isJoined());
        assertFalse(WrappedLines.atColumn("short\nlines\n").isJoined());
        assertTrue(WrappedLines.atWords("one\r\n> two").isJoined());
    }

    @Test
    void everyPlaceIsKnownInTheOriginal() {
        String text = "one\n  two\n> three";
        WrappedLines joined = WrappedLines.atWords(text);
        assertEquals("one two three", joined.text());
        assertEquals(text.indexOf("two"), joined.origin(joined.text().indexOf("two")));
        assertEquals(text.indexOf("three"), joined.origin(joined.text().indexOf("three")));
        assertTrue(joined.isBroken(0, 5));
        assertFalse(joined.isBroken(4, 6));
    }
}
