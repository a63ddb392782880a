// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

/**
 * A rule that all but held, and why it does not.
 *
 * @param because what was seen instead, as a sentence
 */
public record RuledOut(String rule, String category, String because) {}
