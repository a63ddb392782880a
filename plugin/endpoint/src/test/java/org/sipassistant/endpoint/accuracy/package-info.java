// SPDX-License-Identifier: Apache-2.0
/**
 * How often the answers are right: asks the service about calls whose cause somebody else has labelled, and reports the
 * shares with their uncertainty, beside what looking up the last status code would have said. {@code mvn -Paccuracy} runs
 * {@link org.sipassistant.endpoint.accuracy.AccuracyReport}.
 */
@NullMarked
package org.sipassistant.endpoint.accuracy;

import org.jspecify.annotations.NullMarked;
