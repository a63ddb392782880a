// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sipassistant.call.ExampleLadder;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.knowledge.Section;
import org.sipassistant.knowledge.TestYaml;

/** Ladders as stories, and pieces of YAML as what rules are made of. */
final class Stories {
    static final Knowledge KNOWLEDGE = Knowledge.load(TestYaml::read);

    private Stories() {}

    static Story of(String ladder) {
        return Story.of(ExampleLadder.call(ladder), KNOWLEDGE);
    }

    static Section section(String yaml) {
        return new Section("rules/test.yml", TestYaml.read(yaml));
    }

    static Clause clause(String yaml) {
        return Clause.read(section(yaml));
    }

    static boolean holds(String clause, String ladder) {
        return clause(clause).match(of(ladder)).isPresent();
    }

    /** The names that a clause cites, each with the line of the ladder, counted from 1. */
    static Optional<Map<String, Integer>> cited(String clause, String ladder) {
        return clause(clause)
                .match(of(ladder))
                .map(messages -> messages.entrySet().stream()
                        .collect(Collectors.toMap(
                                Map.Entry::getKey, entry -> entry.getValue().position() + 1)));
    }
}
