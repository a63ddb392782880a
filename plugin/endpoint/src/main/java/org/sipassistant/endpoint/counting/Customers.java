// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.counting;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sipassistant.diagnosis.Story;
import org.sipassistant.inventory.Entry;

/** Whose equipment took part in a call, by the inventory. */
public final class Customers {
    private Customers() {}

    /** The customers whose addresses any message of the call went from or to, in order. */
    public static Set<String> of(Story story) {
        Set<String> customers = new TreeSet<>();
        story.call().messages().stream()
                .flatMap(m -> Stream.of(m.source(), m.destination()))
                .flatMap(side -> side.flatMap(story.names()::entry).flatMap(Entry::served).stream())
                .forEach(customers::add);
        return customers;
    }
}
