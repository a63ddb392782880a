// SPDX-License-Identifier: Apache-2.0

/**
 * How calls are counted. Ratios of calls are sums of what each single call contributes to them, so that a search adds them
 * up and nobody counts a call twice; the rules, one by one, are in {@code docs/counting.md}, and each is a test.
 */
@NullMarked
package org.sipassistant.endpoint.counting;

import org.jspecify.annotations.NullMarked;
