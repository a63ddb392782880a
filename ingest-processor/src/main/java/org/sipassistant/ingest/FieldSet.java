// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

/** How many fields the processor writes: the option {@code fields}. */
public enum FieldSet {
    /** What a failure panel and a search by Call-ID need. */
    MINIMAL,
    /** What finding and explaining a call by any of its parties needs. */
    STANDARD,
    /** Everything the message says. */
    FULL;

    boolean includes(FieldSet other) {
        return compareTo(other) >= 0;
    }
}
