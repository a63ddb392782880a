// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/**
 * Something in a message that RFC 3261 does not allow, or that a limit cut.
 *
 * @param code which kind of problem, for example {@code bad_cseq}; a closed list of short names
 * @param detail what was found, shortened to 80 characters
 */
public record Problem(String code, String detail) {

    private static final int DETAIL = 80;

    public Problem {
        detail = Beginning.of(detail, DETAIL);
    }
}
