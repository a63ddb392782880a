// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/** The first line of a SIP message, which says whether it asks or answers (RFC 3261 section 7). */
public sealed interface StartLine permits RequestLine, StatusLine {

    /** The protocol version as received, without {@code SIP/}, for example {@code 2.0}. */
    String version();
}
