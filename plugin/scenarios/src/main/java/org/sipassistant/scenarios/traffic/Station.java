// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios.traffic;

/**
 * A node of the invented network.
 *
 * @param name in the inventory; empty for a stranger
 * @param address an address that documentation uses, without a port
 * @param software as User-Agent and Server tell it
 */
record Station(String name, String address, String software) {}
