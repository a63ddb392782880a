// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

/** For which messages the explanatory texts are written: the option {@code explain}. */
public enum Explain {
    ALL,
    /** Responses of 400 and above. */
    FAILURES,
    NONE
}
