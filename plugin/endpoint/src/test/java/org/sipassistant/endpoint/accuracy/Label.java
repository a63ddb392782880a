// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is known of a call. Of each thing any of the values is right; none means that nothing is known of it, and it is not
 * counted.
 *
 * @param parties who decided or has to act
 * @param code the status code that decided, or that the caller was given; 0 where there was none
 * @param evidence pieces of the log that prove it
 */
record Label(
        Set<String> outcomes,
        Set<String> categories,
        Set<String> parties,
        Optional<Integer> code,
        List<String> evidence) {
    static final int NO_CODE = 0;

    Label {
        outcomes = Set.copyOf(outcomes);
        categories = Set.copyOf(categories);
        parties = Set.copyOf(parties);
        evidence = List.copyOf(evidence);
    }
}
