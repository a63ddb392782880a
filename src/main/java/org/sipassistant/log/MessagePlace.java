// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/**
 * Where a message stands in a text, and how far what was written about it may reach.
 *
 * @param floor where the message before it ends
 * @param limit where the message behind it begins
 */
record MessagePlace(String text, int floor, int start, int end, int limit) {}
