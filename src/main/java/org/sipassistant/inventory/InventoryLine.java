// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.inventory;

import java.util.Map;

/**
 * One entry of the inventory's file as its parser gives it.
 *
 * @param number of the line it begins in, from 1
 */
public record InventoryLine(int number, Map<String, Object> values) {}
