// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.endpoint.rendering.Sheet;

/**
 * The calls a question is about.
 *
 * @param answer as {@code why} gives it
 * @param calls those that it tells, the most urgent first
 * @param missing what of the cluster was not read, and what of the messages was put together
 */
record Judged(Map<String, Object> answer, List<Diagnosis> calls, List<String> missing) {
    Judged {
        calls = List.copyOf(calls);
        missing = List.copyOf(missing);
    }

    /** Which of the calls the first one is, by their times. */
    Sheet.Which which() {
        Comparator<Diagnosis> byTime =
                Comparator.comparing(d -> Telling.beginning(d).orElse(Instant.MIN));
        long earlier = calls.stream()
                .skip(1)
                .filter(d -> byTime.compare(d, calls.get(0)) <= 0)
                .count();
        return calls.isEmpty() ? Sheet.Which.ONLY : new Sheet.Which((int) earlier + 1, calls.size());
    }
}
