// SPDX-License-Identifier: Apache-2.0
/**
 * Why a call went as it did. A {@link org.sipassistant.diagnosis.Story} names the parts of one call: the attempt that
 * counts, the hop that decided it, what the sender was told, who hung up. Rules are YAML files whose clauses are tested
 * against the story; every rule that holds is a finding, and the surest finding is the root cause. Pure functions of
 * the messages: no clock, no engine, no order of arrival.
 */
@NullMarked
package org.sipassistant.diagnosis;

import org.jspecify.annotations.NullMarked;
