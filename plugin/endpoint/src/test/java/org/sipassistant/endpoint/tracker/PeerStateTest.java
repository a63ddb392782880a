// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PeerStateTest {
    private static final Instant START = Instant.parse("2026-03-17T09:00:00Z");

    private static Instant minute(int number) {
        return START.plusSeconds(60L * number);
    }

    private static PeerState told(List<Integer> pings, int answeredUpTo) {
        PeerState state = PeerState.of(Map.of());
        for (int ping : pings) {
            Optional<Instant> answer =
                    ping <= answeredUpTo ? Optional.of(minute(ping).plusMillis(18)) : Optional.empty();
            state = state.after(minute(ping), answer);
        }
        return state;
    }

    private static List<Integer> minutes(int number) {
        List<Integer> minutes = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            minutes.add(i);
        }
        return minutes;
    }

    @Test
    void isUpWhileItAnswers() {
        PeerState state = told(minutes(3), 2);
        assertEquals("up", state.name());
        assertEquals(0, state.unanswered());
        assertEquals(Optional.of(minute(0).plusMillis(18)), state.since());
    }

    @Test
    void forgivesOnePing() {
        assertEquals("up", told(minutes(4), 2).name());
        assertEquals("unknown", told(minutes(1), -1).name());
    }

    @Test
    void isDownSinceTheFirstPingThatGotNoAnswerInWhateverOrderTheyAreTold() {
        List<Integer> shuffled = minutes(40);
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            PeerState state = told(shuffled, 25);
            assertEquals("down", state.name());
            assertEquals(14, state.unanswered());
            assertEquals(Optional.of(minute(26)), state.since());
            assertEquals(Optional.of(minute(25).plusMillis(18)), state.lastReply());
            assertEquals(Optional.of(minute(39)), state.lastPing());
        }
    }

    @Test
    void countsAPingOnceThatIsToldTwice() {
        PeerState once = told(minutes(10), 3);
        PeerState twice = once;
        for (int ping = 4; ping < 10; ping++) {
            twice = twice.after(minute(ping), Optional.empty());
        }
        assertEquals(once, twice);
    }

    @Test
    void countsOnWhereItRemembersNoMore() {
        PeerState state = told(minutes(250), -1);
        assertEquals(250, state.unanswered());
        assertEquals(100, state.missed().size());
        assertEquals(Optional.of(minute(0)), state.since());
        assertEquals(state, state.after(minute(3), Optional.empty()));
        PeerState up = state.after(minute(250), Optional.of(minute(250).plusMillis(20)));
        assertEquals("up", up.name());
        assertEquals(0, up.unanswered());
        assertEquals(Optional.of(minute(250).plusMillis(20)), up.since());
    }
}
