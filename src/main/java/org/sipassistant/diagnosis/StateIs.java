// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/** {@code state: [answered]}: how far the last attempt came. */
record StateIs(List<String> states) implements Clause {

    static StateIs read(Section entry) {
        return new StateIs(entry.textsOf("state", State.IDS));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return states.contains(story.state().id()) ? Optional.of(Map.of()) : Optional.empty();
    }
}
