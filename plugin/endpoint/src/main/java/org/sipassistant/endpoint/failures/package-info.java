// SPDX-License-Identifier: Apache-2.0

/**
 * What is failing, since when, and through whom: the calls that the tracker keeps as documents, ranked by their causes. One
 * search counts, and where it finds that something began, a second one asks about the beginning. Each part of the answer is
 * a class that says what it wants counted and reads what was counted: causes, incidents, timers, trunks.
 */
@NullMarked
package org.sipassistant.endpoint.failures;

import org.jspecify.annotations.NullMarked;
