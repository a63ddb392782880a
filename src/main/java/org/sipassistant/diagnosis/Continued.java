// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code continued: true}: what the calling side was told, a challenge or a redirect, was taken up under another Call-ID
 * ({@link org.sipassistant.call.Retries}).
 */
record Continued(boolean wanted) implements Clause {

    static Continued read(Section entry) {
        return new Continued(entry.flag("continued", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> next = story.told().flatMap(story.material().retries()::after);
        return next.isPresent() == wanted
                ? Optional.of(next.<Map<String, Witness>>map(m -> Map.of("continued", m))
                        .orElse(Map.of()))
                : Optional.empty();
    }

    /** A redirect may be taken up much later; who has credentials answers a challenge at once. */
    @Override
    public Optional<Awaited> awaited(Story story) {
        return story.told()
                .filter(m -> !wanted && m.message().statusCode() / 100 == 3)
                .map(m -> new Awaited(m, "What the calling side did next: the material ends too soon to show it."));
    }
}
