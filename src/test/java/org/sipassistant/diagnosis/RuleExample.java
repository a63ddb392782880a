// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Call;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.call.ExampleLadder;
import org.sipassistant.call.Observation;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Reading;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.knowledge.KnowledgeException;
import org.sipassistant.knowledge.Section;
import org.sipassistant.knowledge.TestYaml;
import org.sipassistant.log.EventBook;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.PlainWords;

/**
 * One entry of {@code examples} in a rule file: a ladder or a log, and what the rule must find in it.
 *
 * @param rule the id of the rule it belongs to
 * @param finds what the finding must be like; empty where the rule must find nothing
 * @param kind of the call that is judged, the first of its kind; empty for the first one
 * @param excerpt whether a person chose what is shown
 * @param wins whether the finding must be the root cause among all rules
 */
record RuleExample(
        String rule,
        String name,
        Material material,
        Optional<Expected> finds,
        Optional<String> kind,
        boolean excerpt,
        boolean wins) {
    private static final LogReader LOGS = LogReader.load(TestYaml::read);
    private static final EventBook WORDINGS = EventBook.load(TestYaml::read);
    private static final PlainWords PLAIN = PlainWords.load(TestYaml::read);

    /** What an example is made of: a ladder that is expanded to SIP, or a log as a person would paste it. */
    record Material(String text, boolean isLog) {

        List<ObservedMessage> messages() {
            return isLog ? reading().messages() : ExampleLadder.messages(text);
        }

        List<ObservedEvent> events() {
            return isLog ? reading().events() : List.of();
        }

        private Reading reading() {
            Reading reading = new Reading(LOGS, WORDINGS);
            reading.readPaste(
                    text,
                    PLAIN,
                    new Reading.Clock(Instant.EPOCH, ZoneOffset.UTC),
                    (context, messages) -> Observation.of(context));
            return reading;
        }
    }

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
                section.has("log")
                        ? new Material(section.text("log"), true)
                        : new Material(section.text("ladder"), false),
                expected,
                section.optionalText("kind"),
                section.flag("excerpt", false),
                section.flag("wins", expected.isPresent()));
        section.done();
        return read;
    }

    /** The judgement of its call, as a part of all that was read. */
    Diagnosis diagnosis(RuleBook rules) {
        return Diagnosis.of(call(), rules, Inventory.empty(), read());
    }

    /** The parts of its call, where all that was read is known. */
    Story story(Knowledge knowledge) {
        return Story.of(call(), knowledge, Inventory.empty(), read());
    }

    private org.sipassistant.call.Material read() {
        org.sipassistant.call.Material read = org.sipassistant.call.Material.of(material.messages());
        return excerpt ? read.asExcerpt() : read;
    }

    Call call() {
        return CallAssembler.assemble(material.messages(), material.events()).stream()
                .filter(call -> kind.isEmpty() || call.kind().id().equals(kind.get()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public String toString() {
        return rule + ": " + name;
    }
}
