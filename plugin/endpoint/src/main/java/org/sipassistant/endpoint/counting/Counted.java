// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.counting;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a call is counted by: keywords that are made for counting, as an engine counts nothing faster. */
public final class Counted {
    private Counted() {}

    /**
     * The fields, by their names.
     *
     * @param call a document of the tracker, complete but for these
     */
    public static Map<String, Object> fields(Map<String, Object> call) {
        Map<String, Object> fields = new LinkedHashMap<>(Tally.of(call).fields());
        Lasted.of(call).ifPresent(lasted -> fields.put(Lasted.FIELD, lasted.keyword()));
        Delay.of(call).ifPresent(delay -> fields.put(Delay.FIELD, delay.keyword()));
        CallHours.of(call).ifPresent(hours -> fields.put(CallHours.FIELD, hours.keyword()));
        FailedHour.of(call).ifPresent(failed -> fields.put(FailedHour.FIELD, failed.keyword()));
        return fields;
    }
}
