// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.inventory;

import java.util.OptionalInt;

/**
 * What a peer can carry.
 *
 * @param calls at the same time
 * @param cps new calls per second
 */
public record Capacity(OptionalInt calls, OptionalInt cps) {

    static final Capacity UNKNOWN = new Capacity(OptionalInt.empty(), OptionalInt.empty());
}
