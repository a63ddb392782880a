// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

    @Test
    void findsAValueHoweverTheDotsOfItsPathAreWritten() {
        assertEquals("x", Json.at(Map.of("a", Map.of("b", Map.of("c", "x"))), "a.b.c"));
        assertEquals("x", Json.at(Map.of("a.b.c", "x"), "a.b.c"));
        assertEquals("x", Json.at(Map.of("a.b", Map.of("c", "x")), "a.b.c"));
        assertEquals("x", Json.at(Map.of("a", Map.of("b.c", "x")), "a.b.c"));
    }

    @Test
    void looksFurtherWhereOneSpellingLeadsNowhere() {
        assertEquals("x", Json.at(Map.of("a", Map.of("z", 1), "a.b", Map.of("c", "x")), "a.b.c"));
        assertEquals("x", Json.at(Map.of("a", "a text", "a.b.c", "x"), "a.b.c"));
    }

    @Test
    void findsNothingBelowATextOrAList() {
        assertNull(Json.at(Map.of("a", "text"), "a.b"));
        assertNull(Json.at(Map.of("a", List.of(Map.of("b", "x"))), "a.b"));
        assertNull(Json.at(Map.of(), "a"));
    }

    @Test
    void takesAWrongKindForAbsent() {
        Map<String, Object> odd = Map.of("hits", "none", "list", Map.of());
        assertEquals(Map.of(), Json.map(odd, "hits"));
        assertEquals(List.of(), Json.list(odd, "hits"));
        assertEquals(List.of(), Json.list(odd, "list"));
        assertEquals(Map.of(), Json.map(odd, "nothing"));
        assertEquals(Map.of(), Json.asMap(null));
        assertEquals(Map.of(), Json.asMap(List.of()));
    }

    @Test
    void endsOnPathsThatAreNone() {
        assertNull(Json.at(Map.of("a", Map.of("b", 1)), ""));
        assertNull(Json.at(Map.of("a", Map.of("b", 1)), "."));
        assertNull(Json.at(Map.of("a", Map.of("b", 1)), "a."));
        assertNull(Json.at(Map.of("a", Map.of("b", 1)), "..a..b"));
    }
}
