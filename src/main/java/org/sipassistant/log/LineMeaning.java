// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.Optional;

/**
 * What one kind of line says about the message near it, beside what the fields of its pattern hold.
 *
 * @param direction {@code sent} or {@code received} where this line means that
 * @param transport where this line means one without naming it
 */
record LineMeaning(LinePattern pattern, Optional<String> direction, Optional<String> transport) {

    static LineMeaning plain(LinePattern pattern) {
        return new LineMeaning(pattern, Optional.empty(), Optional.empty());
    }
}
