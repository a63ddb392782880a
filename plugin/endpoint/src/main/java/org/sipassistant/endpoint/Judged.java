// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.List;
import java.util.Map;
import org.sipassistant.diagnosis.Diagnosis;

/**
 * The calls a question is about.
 *
 * @param answer as {@code why} gives it
 * @param calls those that it tells, the most urgent first
 * @param missing what of the cluster was not read
 */
record Judged(Map<String, Object> answer, List<Diagnosis> calls, List<String> missing) {
    Judged {
        calls = List.copyOf(calls);
        missing = List.copyOf(missing);
    }
}
