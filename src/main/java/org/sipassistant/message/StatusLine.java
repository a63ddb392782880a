// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/**
 * The first line of a response (RFC 3261 section 7.2).
 *
 * @param version without {@code SIP/}, for example {@code 2.0}
 * @param code the status code, or 0 where it is no number of three digits
 * @param phrase the reason phrase as received, often empty
 */
public record StatusLine(String version, int code, String phrase) implements StartLine {}
