// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios.traffic;

import java.util.ArrayList;
import java.util.List;

/**
 * The way of requests from one node to the next.
 *
 * @param branch tells the hop from the others of its call
 * @param vias of the nodes before
 * @param tag of the answering side, as this branch tells it
 */
record Hop(Station from, Station to, String branch, List<String> vias, String tag) {
    Hop {
        vias = List.copyOf(vias);
    }

    static Hop first(Station from, Station to, String tag) {
        return new Hop(from, to, "1", List.of(), tag);
    }

    /** The same request further on, with the number that tells a fork or a second try apart. */
    Hop onward(Station next, int number, String answering, String via) {
        List<String> all = new ArrayList<>(List.of(via));
        all.addAll(vias);
        return new Hop(to, next, branch + "." + number, all, answering);
    }
}
