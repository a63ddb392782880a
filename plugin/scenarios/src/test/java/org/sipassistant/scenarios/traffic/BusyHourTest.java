// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class BusyHourTest {
    private static final Instant FROM = Instant.parse("2026-03-17T09:00:00Z");

    private final BusyHour hour = BusyHour.of(1, FROM, 900);

    @Test
    void theSameSeedGivesTheSameHour() {
        assertEquals(hour, BusyHour.of(1, FROM, 900));
        assertNotEquals(hour.documents(), BusyHour.of(2, FROM, 900).documents());
    }

    @Test
    void hasCallsOfEveryFate() {
        TreeSet<Fate> fates = new TreeSet<>();
        hour.busy().forEach(call -> fates.add(call.fate()));
        assertEquals(List.of(Fate.values()), List.copyOf(fates));
    }

    @Test
    void onlyTheTrunkThatIsOutIsSilent() {
        List<PlannedCall> silent =
                hour.calls().stream().filter(call -> call.fate() == Fate.SILENT).toList();
        assertTrue(silent.size() > 20, () -> "only " + silent.size());
        assertTrue(silent.stream().allMatch(call -> call.trunk().equals(hour.silentTrunk())));
        assertTrue(silent.stream().noneMatch(call -> call.at().isBefore(hour.outage())));
    }

    @Test
    void everyCallHasAnIdOfItsOwn() {
        long ids = hour.calls().stream().map(PlannedCall::callId).distinct().count();
        assertEquals(hour.calls().size(), ids);
    }
}
