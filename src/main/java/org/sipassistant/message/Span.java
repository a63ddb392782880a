// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

/**
 * A part of a text.
 *
 * @param start its first position
 * @param end the position behind its last
 */
public record Span(int start, int end) {}
