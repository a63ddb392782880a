// SPDX-License-Identifier: Apache-2.0
/**
 * What a log line costs, beside what a user would run instead.
 *
 * <p>Every comparison measures all of its peers in one run on one corpus and says its result as ratios, because times
 * depend on the machine and ratios hardly do. {@link org.sipassistant.benchmarks.Comparison} runs the processors and
 * parsers within one process, {@link org.sipassistant.benchmarks.NodeComparison} indexes into a real node. Both are built
 * by {@code mvn verify} and run only when asked for, see the module's README.
 */
@NullMarked
package org.sipassistant.benchmarks;

import org.jspecify.annotations.NullMarked;
