// SPDX-License-Identifier: Apache-2.0
/**
 * A question in plain words becomes the parameters it stands for. The words live in a file for each language; the order
 * of words is read by small readers, one for times, one for numbers and hosts, one for who called whom. What no reader
 * takes is told, not guessed. A question and a clock always give the same result.
 */
@NullMarked
package org.sipassistant.endpoint.question;

import org.jspecify.annotations.NullMarked;
