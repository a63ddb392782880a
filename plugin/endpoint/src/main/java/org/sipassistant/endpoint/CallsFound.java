// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.List;
import java.util.Optional;
import org.sipassistant.call.Call;

/**
 * The calls that a search found and read.
 *
 * @param attempt the way that found them
 * @param missing what of the cluster did not answer
 * @param truncated whether there are more such calls than were read
 * @param flood what is said of calls that are so many that one tells nothing
 */
record CallsFound(
        Attempts.Attempt attempt, List<Call> calls, List<String> missing, boolean truncated, Optional<String> flood) {
    CallsFound {
        calls = List.copyOf(calls);
        missing = List.copyOf(missing);
    }
}
