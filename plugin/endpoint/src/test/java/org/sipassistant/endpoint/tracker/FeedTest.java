// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class FeedTest {
    private static final Instant START = Instant.parse("2026-03-17T09:00:00Z");

    private final SimulatedCluster cluster = new SimulatedCluster();
    private final Searches searches = new Searches(cluster, List.of("sip-messages-*"));
    private int number;

    private Feed feed(int portion) {
        return new Feed(searches, "event.ingested", Duration.ofSeconds(60), Feed.SETTLED, portion);
    }

    private void comesIn(int second, String callId, String method) {
        String at = START.plusSeconds(second).toString();
        cluster.ship(
                "sip-messages-default",
                "m" + number++,
                Map.of(
                        "@timestamp",
                        at,
                        "event",
                        Map.of("ingested", at),
                        "sip",
                        Map.of("call_id", callId, "cseq", Map.of("method", method))));
        cluster.refresh();
    }

    @Test
    void leavesWhatIsTooYoungForLater() {
        comesIn(7, "a", "INVITE");
        comesIn(9, "b", "INVITE");
        Feed.Portion portion = feed(100).next(START, START.plusSeconds(10));
        assertEquals(Set.of(START.getEpochSecond() + 7), portion.seconds().keySet());
        assertEquals(START.plusSeconds(8), portion.end());
        assertFalse(portion.behind());
    }

    @Test
    void neverGoesBack() {
        Feed.Portion portion = feed(100).next(START, START.plusSeconds(1));
        assertEquals(START, portion.end());
        assertFalse(portion.behind());
    }

    @Test
    void readsASecondAgainThatHoldsMore() {
        Feed feed = feed(100);
        comesIn(3, "a", "INVITE");
        Feed.Portion first = feed.next(START, START.plusSeconds(10));
        feed.done(first);
        assertTrue(feed.next(first.end(), START.plusSeconds(20)).seconds().isEmpty());
        comesIn(3, "b", "INVITE");
        assertEquals(
                Map.of(START.getEpochSecond() + 3, 2L),
                feed.next(first.end(), START.plusSeconds(20)).seconds());
    }

    @Test
    void takesAPortionAndSaysThatThereIsMore() {
        for (int second = 0; second < 6; second++) {
            for (int n = 0; n < 4; n++) {
                comesIn(second, "call-" + second + n, "INVITE");
            }
        }
        Feed feed = feed(7);
        Feed.Portion portion = feed.next(START, START.plusSeconds(30));
        assertEquals(2, portion.seconds().size());
        assertEquals(START.plusSeconds(2), portion.end());
        assertTrue(portion.behind());
        assertEquals(8, feed.calls(portion, Optional.empty()).calls().size());
    }

    @Test
    void goesOnWhereItBeginsAnewAmongMoreThanAPortion() {
        for (int second = 0; second < 120; second++) {
            comesIn(second, "call-" + second, "INVITE");
        }
        Feed feed = feed(7);
        Instant checkpoint = START.plusSeconds(110);
        Set<Long> read = new TreeSet<>();
        boolean behind = true;
        for (int pass = 0; behind && pass < 20; pass++) {
            Feed.Portion portion = feed.next(checkpoint, START.plusSeconds(130));
            assertFalse(portion.end().isBefore(checkpoint));
            read.addAll(portion.seconds().keySet());
            feed.done(portion);
            checkpoint = portion.end();
            behind = portion.behind();
        }
        assertFalse(behind);
        assertEquals(START.plusSeconds(128), checkpoint);
        assertEquals(70, read.size());
    }

    @Test
    void tellsCallsRegistrationsAndPingsApart() {
        comesIn(1, "a", "INVITE");
        comesIn(1, "a", "BYE");
        comesIn(1, "b", "REGISTER");
        comesIn(1, "c", "OPTIONS");
        comesIn(1, "d", "NOTIFY");
        comesIn(1, "e", "INVITE");
        comesIn(1, "e", "OPTIONS");
        Feed feed = feed(100);
        Feed.Page page = feed.calls(feed.next(START, START.plusSeconds(9)), Optional.empty());
        Map<Feed.Kind, List<Feed.Changed>> byKind = Feed.byKind(page.calls());
        assertEquals(List.of("a", "e"), ids(byKind, Feed.Kind.CALL));
        assertEquals(List.of("b"), ids(byKind, Feed.Kind.REGISTRATION));
        assertEquals(List.of("c"), ids(byKind, Feed.Kind.PING));
    }

    private static List<String> ids(Map<Feed.Kind, List<Feed.Changed>> byKind, Feed.Kind kind) {
        return byKind.getOrDefault(kind, List.of()).stream()
                .map(Feed.Changed::callId)
                .toList();
    }
}
