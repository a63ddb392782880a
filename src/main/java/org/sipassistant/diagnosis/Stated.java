// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code stated: {says: [wrong-password]}}: a log line beside the messages says so, in the wording of whatever product
 * ({@code knowledge/events}).
 *
 * @param codes of the response the line names
 * @param details texts of which one stands in the line; in lower case
 */
record Stated(List<String> says, List<String> codes, List<String> details) implements Clause {

    static Stated read(Section section) {
        Stated read = new Stated(
                section.texts("says"),
                section.texts("code"),
                section.texts("line").stream()
                        .map(text -> text.toLowerCase(Locale.ROOT))
                        .toList());
        if (read.says.isEmpty()) {
            throw section.problem("says", "is missing");
        }
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return story.call().events().stream().filter(this::matches).findFirst().map(event -> Map.of("stated", event));
    }

    private boolean matches(ObservedEvent observed) {
        String line = observed.event().line().toLowerCase(Locale.ROOT);
        return says.contains(observed.event().says())
                && (codes.isEmpty() || codes.contains(observed.event().fields().getOrDefault("code", "")))
                && (details.isEmpty() || details.stream().anyMatch(line::contains));
    }
}
