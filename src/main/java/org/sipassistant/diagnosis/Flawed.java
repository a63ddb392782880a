// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/** {@code flawed: {flaw: [no_to_tag], method: [BYE]}}: some message like this lacks or breaks a mandatory element. */
record Flawed(List<String> flaws, MessagePattern pattern) implements Clause {

    static Flawed read(Section section) {
        Flawed read = new Flawed(section.textsOf("flaw", Flaw.IDS), MessagePattern.read(section));
        if (read.flaws.isEmpty()) {
            throw section.problem("flaw", "is missing");
        }
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return story.flaws().entrySet().stream()
                .filter(flawed -> flawed.getValue().stream().anyMatch(flaw -> flaws.contains(flaw.id())))
                .map(Map.Entry::getKey)
                .filter(m -> pattern.matches(m, story))
                .findFirst()
                .map(m -> Map.of("flawed", m));
    }
}
