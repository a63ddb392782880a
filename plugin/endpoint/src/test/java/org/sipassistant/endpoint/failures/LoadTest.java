// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.counting.CallHours;

class LoadTest {
    private static final String ROUTE = "outbound|carrier-a";
    private static final Period DAY = new Period(Answers.TO.minus(Duration.ofDays(1)), Answers.TO);

    @Test
    void aDayIsCountedByTheHoursThatCallsKeep() {
        assertTrue(new Load(DAY).aggregation().toString().contains(CallHours.FIELD));
    }

    @Test
    void whatGoesOnAtTheEndOfAnHourIsAtOnce() {
        long hour = DAY.from().getEpochSecond() / 3_600;
        Load load = new Load(DAY);
        Map<String, Load.Flow> flows = load.read(Answers.buckets(
                Answers.bucket(new CallHours(hour, hour, ROUTE).keyword(), 36),
                Answers.bucket(new CallHours(hour, hour + 1, ROUTE).keyword(), 5),
                Answers.bucket(new CallHours(hour + 1, hour + 2, ROUTE).keyword(), 4),
                Answers.bucket(new CallHours(hour + 23, hour + 30, ROUTE).keyword(), 3),
                Answers.bucket("no such word", 9)));
        Map<String, Object> told = new LinkedHashMap<>();
        load.peaks(told, flows.get(ROUTE));
        assertEquals(5, told.get("concurrent_peak"));
        assertEquals(0.01, told.get("cps_peak"));
        assertEquals(3_600L, told.get("interval_s"));
    }
}
