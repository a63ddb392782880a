// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnchorIndexTest {

    private static final AnchorIndex<String> INDEX = new AnchorIndex<>(
            List.of(
                    Map.entry(" is busy", "busy"),
                    Map.entry(" is now Unreachable. RTT", "gone"),
                    Map.entry("überlastet", "full")),
            List.of("alice is busy", "a contact is now Reachable"));

    private static List<String> found(String text) {
        List<String> found = new ArrayList<>();
        INDEX.<AnchorIndex.Visitor<String>>find(text, whole -> (at, value) -> found.add(value + "@" + at));
        return found;
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 4_080, 4_085, 4_091, 4_093, 4_095, 8_190})
    void findsEachLiteralOnceWhereverItStands(int shift) {
        String before = "x".repeat(shift);
        assertEquals(List.of("busy@" + shift), found(before + " is busy"));
        assertEquals(List.of("gone@" + shift), found(before + " is now Unreachable. RTT"));
        assertEquals(List.of("full@" + shift), found(before + "überlastet"));
        assertEquals(List.of("busy@" + shift, "busy@" + (shift + 8)), found(before + " is busy is busy"));
        assertEquals(List.of("busy@" + (shift + 5)), found(before + "\u20ac \ud83d\ude00x is busy"));
        assertEquals(List.of(), found(before + " is now Unreachable. RT is bus"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" is busy", " is now Unreachable. RTT", " is now Unreachable. RT", "\ud83d\ude00"})
    void looksAtAMegabyteInTheTimeOfAScan(String part) {
        String text = part.repeat(1_000_000 / part.length());
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> found(text));
    }
}
