// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** A busy hour through the whole product: what is told of it is what happened in it, to the call. */
class BusyHourIT {
    private static final Instant FROM = Instant.parse("2026-03-17T09:00:00Z");
    private static final int CALLS = 900;

    @Test
    void countsToTheCallOnOpenSearch() throws IOException {
        check(Release.newestOpenSearch());
    }

    @Test
    void countsToTheCallOnElasticsearch() throws IOException {
        check(Release.elasticsearch());
    }

    private static void check(Release release) throws IOException {
        Distribution distribution = release.fresh("busy");
        TrackedHour.name(distribution.home(), release.plugin());
        try (Node node = distribution.start(0);
                Http http = new Http(node.uri())) {
            TrackedHour hour = new TrackedHour(http, FROM, CALLS);
            hour.ship();
            assertEquals(List.of(), hour.differences());
            JsonNode answer = hour.failures("rule");
            assertEquals("next-hop-silent", answer.at("/incidents/0/rules/0").asText());
            assertEquals("next-hop-silent", answer.at("/causes/0/rule").asText());
            assertTrue(
                    StreamSupport.stream(answer.path("timers").spliterator(), false)
                            .anyMatch(timer -> timer.path("seconds").asInt() == 900),
                    () -> answer.path("timers").toString());
            assertTrue(hour.page().contains("INCIDENT"), hour::toString);
        }
    }
}
