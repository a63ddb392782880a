// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Endpoint;

/**
 * {@code neighbours_lost: true}: all neighbours that the node which decided had pinged before the call had stopped to answer
 * ({@link org.sipassistant.call.Pings}).
 */
record NeighboursLost(boolean wanted) implements Clause {

    static NeighboursLost read(Section entry) {
        return new NeighboursLost(entry.flag("neighbours_lost", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> lost = story.decider()
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
