// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Endpoint;

/**
 * {@code neighbours_lost: true}: no gateway that the node which decided had pinged before the call had answered as one that takes
 * calls ({@link org.sipassistant.call.Pings}). A person who chose the messages may have left answers out.
 */
record NeighboursLost(boolean wanted) implements Clause {

    static NeighboursLost read(Section entry) {
        return new NeighboursLost(entry.flag("neighbours_lost", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> lost = story.decider()
                .filter(node -> !story.material().excerpt())
                .map(Endpoint::host)
                .flatMap(node -> story.request()
                        .flatMap(ObservedMessage::at)
                        .flatMap(at -> story.material().pings().allLost(node, at)));
        return lost.isPresent() == wanted
                ? Optional.of(
                        lost.<Map<String, Witness>>map(m -> Map.of("ping", m)).orElse(Map.of()))
                : Optional.empty();
    }
}
