// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Call;
import org.sipassistant.call.ExampleLadder;
import org.sipassistant.knowledge.KnowledgeException;
import org.sipassistant.knowledge.Section;

/**
 * One entry of {@code examples} in a rule file: a ladder and what the rule must find in it.
 *
 * @param rule the id of the rule it belongs to
 * @param finds what the finding must be like; empty where the rule must find nothing
 * @param wins whether the finding must be the root cause among all rules
 */
record RuleExample(String rule, String name, String ladder, Optional<Expected> finds, boolean wins) {

    /** @param evidence lines of the ladder, counted from 1, that must be exactly the evidence; empty asks nothing */
    record Expected(
            Optional<String> origin,
            Optional<String> responsible,
            Optional<String> category,
            Optional<String> outcome,
            List<Integer> evidence,
            Optional<String> says) {

        static Expected read(Section section) {
            Expected read = new Expected(
                    section.optionalText("origin"),
                    section.optionalText("responsible"),
                    section.optionalText("category"),
                    section.optionalText("outcome"),
                    section.numbers("evidence"),
                    section.optionalText("says"));
            section.done();
            return read;
        }
    }

    /** @throws KnowledgeException where an example is not written as it must be */
    @SuppressWarnings("unchecked") // a test may fail by a ClassCastException
    static List<RuleExample> read(String file, Map<String, Object> rule) {
        List<Map<String, Object>> examples = (List<Map<String, Object>>) rule.getOrDefault("examples", List.of());
        return examples.stream()
                .map(example -> read(file, String.valueOf(rule.get("id")), example))
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static RuleExample read(String file, String rule, Map<String, Object> example) {
        Map<String, Object> content = new LinkedHashMap<>(example);
        Object finds = content.remove("finds");
        if (!"nothing".equals(finds) && !(finds instanceof Map)) {
            throw new KnowledgeException(file, "[examples.finds] must be a mapping or [nothing], not [" + finds + "]");
        }
        Optional<Expected> expected = finds instanceof Map<?, ?> map
                ? Optional.of(Expected.read(new Section(file, (Map<String, Object>) map)))
                : Optional.empty();
        Section section = new Section(file, content);
        RuleExample read = new RuleExample(
                rule,
                section.text("name"),
                section.text("ladder"),
                expected,
                section.flag("wins", expected.isPresent()));
        section.done();
        return read;
    }

    Call call() {
        return ExampleLadder.call(ladder);
    }

    @Override
    public String toString() {
        return rule + ": " + name;
    }
}
