// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the alerts search; whether they fire is tried on real nodes. */
class AlertTest {
    private static final Instant NOW = Instant.parse("2026-11-20T15:30:00Z");

    /** A call may be lost an hour after its start, and what is searched are 15 minutes. */
    @ParameterizedTest
    @EnumSource(Product.class)
    void anEmergencyCallIsLookedForByItsEnd(Product product) throws IOException {
        assertTrue(ranges(product, "emergency-call-failed.json").anyMatch("event.end"::equals));
    }

    /** One that is still registered may have been renewed in what the tracker has not read yet. */
    @ParameterizedTest
    @EnumSource(Product.class)
    void aRegistrationIsLostWhenTheTrackerSaysSo(Product product) throws IOException {
        String body = alert(product, "registrations-lost.json").body(NOW).toString();
        assertTrue(body.contains("\"registration.state\":\"expired\""), body);
        assertFalse(body.contains("registered"), body);
    }

    /** The calls of a trunk whose calls fail over did not fail. */
    @ParameterizedTest
    @EnumSource(Product.class)
    void aTrunkThatAnswersNoPingIsTold(Product product) throws IOException {
        Alert alert = alert(product, "trunk-down.json");
        assertEquals("sip-peers-*", alert.index());
        assertTrue(ranges(product, alert.name()).anyMatch("peer.since"::equals));
    }

    private static Stream<String> ranges(Product product, String name) throws IOException {
        return alert(product, name).body(NOW).findValues("range").stream()
                .flatMap(range -> range.propertyStream().map(Map.Entry::getKey));
    }

    private static Alert alert(Product product, String name) throws IOException {
        return Alert.of(product).stream()
                .filter(alert -> alert.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
