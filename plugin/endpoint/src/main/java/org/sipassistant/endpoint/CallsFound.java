// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.List;
import java.util.Optional;

/**
 * The calls that a search found and read.
 *
 * @param attempt the way that found them
 * @param parts the calls, with what was read for each
 * @param missing what of all such calls was not read
 * @param truncated whether there are more such calls than were read, or one of these was cut
 * @param left how many calls were found and not read, in words; empty where there is none that may have failed
 * @param flood what is said of calls that are so many that one tells nothing
 */
record CallsFound(
        Attempts.Attempt attempt,
        List<Telling.Part> parts,
        List<String> missing,
        boolean truncated,
        Optional<String> left,
        Optional<String> flood) {
    CallsFound {
        parts = List.copyOf(parts);
        missing = List.copyOf(missing);
    }
}
