// SPDX-License-Identifier: Apache-2.0
/**
 * The product as its user meets it: a real distribution is unpacked, the zip is installed with the engine's own tool, a
 * node is started, and everything else goes over HTTP. The demo lives here, and the scenarios in the tests use the same
 * few classes: a {@link org.sipassistant.scenarios.Distribution} gives a {@link org.sipassistant.scenarios.Node}, and
 * an {@link org.sipassistant.scenarios.Http} talks to it. Nothing here uses a class of an engine, so the same scenarios
 * run against any of them.
 */
@NullMarked
package org.sipassistant.scenarios;

import org.jspecify.annotations.NullMarked;
