// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/**
 * The first line of a request (RFC 3261 section 7.1).
 *
 * @param method as received; methods are case-sensitive
 * @param uri the Request-URI
 * @param version without {@code SIP/}, for example {@code 2.0}
 */
public record RequestLine(String method, SipUri uri, String version) implements StartLine {}
