// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why did the call in this log fail?
 *
 * @param text the log as pasted
 * @param callId the call to tell about; empty: all of them
 * @param zone in which times without a zone are read and times of the answer are written
 */
public record TextQuestion(String text, Optional<String> callId, ZoneId zone) {
    private static final Set<String> PARAMETERS = new TreeSet<>(Set.of("text", "call_id", "time_zone"));

    /** @throws IllegalArgumentException naming the parameter that is wrong */
    public static TextQuestion of(Map<String, Object> values) {
        Parameters parameters = new Parameters(values, PARAMETERS);
        return new TextQuestion(parameters.required("text"), parameters.text("call_id"), parameters.zone("time_zone"));
    }
}
