// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.inventory;

import java.util.List;
import java.util.Optional;

/**
 * One node, peer or customer of the operator.
 *
 * @param name unique within the inventory
 * @param match IP addresses, networks such as {@code 198.51.100.0/24} and host names, as the file spells them
 * @param numbers telephone numbers without separators, a whole number or a beginning with {@code *} behind it
 * @param customer who is served by it
 * @param kind what it is, in the operator's own words, for example {@code sbc}
 */
public record Entry(
        String name,
        Role role,
        List<String> match,
        List<String> numbers,
        Optional<String> customer,
        Optional<String> kind,
        Capacity capacity) {

    public Entry {
        match = List.copyOf(match);
        numbers = List.copyOf(numbers);
    }

    /** Who is served by it: the customer it names, or itself where it is one. */
    public Optional<String> served() {
        return customer.isEmpty() && role == Role.CUSTOMER ? Optional.of(name) : customer;
    }
}
