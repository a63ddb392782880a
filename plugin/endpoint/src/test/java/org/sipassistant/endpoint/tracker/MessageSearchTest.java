// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sipassistant.endpoint.CallReader;
import org.sipassistant.endpoint.Experts;

/** A minute in which one number makes more calls than fit into an answer. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessageSearchTest {
    private static final int CALLS = 1_100;
    private static final Instant MINUTE = Instant.parse("2026-03-17T09:00:00Z");

    private final Site site = new Site();
    private final Searches searches = new Searches(site.cluster, List.of("sip-messages-*"));

    @BeforeAll
    void ship() {
        IntStream.range(0, CALLS).forEach(n -> site.ship(invite(n)));
        site.cluster.refresh();
    }

    private static Map<String, Object> invite(int n) {
        String text = String.join(
                "\r\n",
                "INVITE sip:+442079460" + (100 + n % 900) + "@example.net SIP/2.0",
                "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK" + n,
                "From: <sip:+493023125100@example.net>;tag=f" + n,
                "To: <sip:+442079460" + (100 + n % 900) + "@example.net>",
                "Call-ID: " + callId(n),
                "CSeq: 1 INVITE",
                "Content-Length: 0",
                "",
                "");
        return Map.of(
                "@timestamp",
                MINUTE.plusMillis(n * 50L).toString(),
                "message",
                text,
                "source",
                Map.of("ip", "192.0.2.10", "port", 5060),
                "destination",
                Map.of("ip", "198.51.100.7", "port", 5060));
    }

    private static String callId(int n) {
        return "call-" + n + "@192.0.2.10";
    }

    private MessageSearch search(int documents, boolean alone) {
        return new MessageSearch(searches, TrackerTest.withDocuments(documents), alone);
    }

    private List<Opening> openings() {
        Map<String, List<Map<String, Object>>> own =
                search(10, false).of(Set.of(callId(0), callId(1)), MINUTE.minusSeconds(60));
        CallReader reader = new CallReader(Experts.expertise());
        return own.values().stream()
                .map(messages -> Opening.of(messages, reader))
                .flatMap(Optional::stream)
                .toList();
    }

    @Test
    void findsAllCallsThatMayBelongTogetherPageByPage() {
        List<Opening> openings = openings();
        assertEquals(2, openings.size());
        assertEquals(CALLS - 2, search(10_000, false).openingsLike(openings).size());
    }

    @Test
    void refusesMoreThanMayBeInMemory() {
        MessageSearch search = search(CALLS - 3, false);
        List<Opening> openings = openings();
        assertThrows(MessageSearch.TooMany.class, () -> search.openingsLike(openings));
    }

    @Test
    void readsWhatOneAnswerHoldsWhereItIsAboutOneCall() {
        assertEquals(
                1_000, search(10, true).openingsLike(openings().subList(0, 1)).size());
    }

    @Test
    void answersFromWhatWasBegunBefore() {
        MessageSearch search = search(10, false);
        search.begin(Set.of(callId(3), callId(4), callId(5)), MINUTE.minusSeconds(60), MINUTE);
        assertEquals(MINUTE, search.until(MINUTE.plusSeconds(5)));
        assertEquals(
                Set.of(callId(3), callId(4)),
                search.of(Set.of(callId(3), callId(4)), MINUTE).keySet());
        assertEquals(Set.of(callId(6)), search.of(Set.of(callId(6)), MINUTE).keySet());
    }
}
