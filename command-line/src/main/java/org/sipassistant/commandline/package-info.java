// SPDX-License-Identifier: Apache-2.0
/**
 * The answers and the fields without an engine: for clusters that take no plugin, for pipelines outside of one, and for a
 * log file at hand. Each command takes what the endpoint or the processor of its name takes and gives what that gives;
 * only reading and writing is done here.
 */
@NullMarked
package org.sipassistant.commandline;

import org.jspecify.annotations.NullMarked;
