// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/** {@code emergency: true}: whether this is an emergency call. */
record EmergencyCall(boolean wanted) implements Clause {

    static EmergencyCall read(Section entry) {
        return new EmergencyCall(entry.flag("emergency", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return story.isEmergency() == wanted ? Optional.of(Map.of()) : Optional.empty();
    }
}
