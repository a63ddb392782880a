// SPDX-License-Identifier: Apache-2.0
/**
 * Who is who in the operator's network: which addresses and numbers belong to which trunk, customer or own node.
 *
 * <p>The operator's file reaches this package as one map per entry, with the line it stands in. What is wrong in it is
 * told as a sentence and left out, so that a slip of the pen costs one entry and not the node. What is right becomes an
 * immutable {@link org.sipassistant.inventory.Inventory}; a changed file becomes a new one. Looking up an address is a
 * binary search over ranges that no longer overlap, because it happens twice for every message.
 */
@NullMarked
package org.sipassistant.inventory;

import org.jspecify.annotations.NullMarked;
