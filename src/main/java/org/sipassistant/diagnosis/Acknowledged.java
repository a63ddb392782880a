// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code acknowledged: true}: the 2xx was acknowledged. Where its ACK was not seen, a BYE that was accepted shows as much:
 * both sides had the dialog.
 */
record Acknowledged(boolean wanted) implements Clause {

    static Acknowledged read(Section entry) {
        return new Acknowledged(entry.flag("acknowledged", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        boolean acknowledged = story.ack().isPresent()
                || story.livedOn()
                || story.call().later("BYE").stream()
                        .anyMatch(
                                bye -> bye.request().filter(story::isFromCaller).isPresent() && bye.isSuccessful());
        return acknowledged == wanted ? Optional.of(Map.of()) : Optional.empty();
    }
}
