// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.rendering.LadderNotes;

class LadderNotesTest {

    @Test
    void beginsWithTheFirstRequestThatASilentHostWasAsked() {
        Map<String, Object> notes = notes(Traces.silentTrunk());
        assertEquals("m3", notes.get("failure_id"));
        assertEquals("2026-03-17T08:05:00.010Z", notes.get("failure_at"));
        assertEquals("198.51.100.7", notes.get("origin"));
        assertEquals(List.of("198.51.100.7"), notes.get("silent_hosts"));
    }

    @Test
    void beginsWithTheResponseThatDecided() {
        Map<String, Object> notes = notes(Traces.busy());
        assertEquals("m4", notes.get("failure_id"));
        assertEquals("10.20.0.10", notes.get("origin"));
        assertNull(notes.get("silent_hosts"));
    }

    @Test
    void numbersRetransmissions() {
        assertEquals(
                List.of(Map.of("id", "m4", "n", 1), Map.of("id", "m5", "n", 2)),
                Json.list(notes(Traces.silentTrunk()), "retransmissions").subList(0, 2));
    }

    @Test
    void tellsChallengesThatWereMetFromRefusals() {
        assertEquals(List.of("m2"), notes(Traces.registered()).get("normal"));
        assertEquals(List.of("m2"), notes(Traces.wrongPassword()).get("normal"));
        assertEquals("m4", notes(Traces.wrongPassword()).get("failure_id"));
    }

    @Test
    void saysNothingOfACallThatIsFine() {
        assertEquals(Map.of(), notes(Traces.answered()));
    }

    private static Map<String, Object> notes(Trace trace) {
        return LadderNotes.of(Experts.diagnosis(trace));
    }
}
