// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Party;
import org.sipassistant.knowledge.Section;

/**
 * What a rule says where it holds.
 *
 * @param mayBe the categories that look the same from here, the likeliest first
 * @param outcome where it differs from what the state of the call says
 * @param phase where it differs from what the state of the call says
 * @param confidence from 0 to 1: 0.9 and above for an explicit protocol statement, 0.3 for the code alone
 * @param says the sentence after "failed:", with placeholders
 * @param because why this happens, in general
 * @param missing what would settle it, where this material does not
 * @param evidence the names of the messages that prove it
 */
public record Verdict(
        String category,
        List<String> mayBe,
        Optional<String> outcome,
        Optional<String> phase,
        Party origin,
        Party responsible,
        double confidence,
        Template says,
        String because,
        List<Template> actions,
        List<String> missing,
        List<String> evidence) {

    static final List<String> OUTCOMES =
            List.of("answered", "failed", "dropped", "cancelled", "redirected", "in_progress", "not_a_call", "unknown");
    static final List<String> PHASES = List.of(
            "registration", "setup", "alerting", "answer", "talk", "modify", "teardown", "keepalive", "messaging");

    static Verdict read(String category, Section section) {
        Verdict read = new Verdict(
                category,
                section.texts("may_be"),
                optional(section, "outcome", OUTCOMES),
                optional(section, "phase", PHASES),
                Party.read(section, "origin"),
                Party.read(section, "responsible"),
                section.decimal("confidence"),
                Template.read(section, "says"),
                section.text("because"),
                Template.readAll(section, "action"),
                section.texts("missing"),
                section.texts("evidence"));
        if (read.confidence <= 0 || read.confidence > 1) {
            throw section.problem("confidence", "[" + read.confidence + "] is not between 0 and 1");
        }
        for (String name : read.evidence) {
            if (!Evidence.isKnown(name)) {
                throw section.problem("evidence", "[" + name + "] is no message that a rule can cite");
            }
        }
        section.done();
        return read;
    }

    /** The same with a part of the confidence. */
    Verdict weaker(double part) {
        return with(mayBe, Math.round(confidence * part * 100) / 100.0, missing);
    }

    /** The same as far as a doubt leaves it. */
    Verdict doubted(Doubt doubt) {
        return with(
                joined(doubt.mayBe(), mayBe),
                Math.min(confidence, doubt.confidence()),
                joined(missing, doubt.missing()));
    }

    /** The same where the material ends before something could have come. */
    Verdict awaiting(Awaited awaited) {
        return with(mayBe, Math.min(confidence, Awaited.CONFIDENCE), joined(missing, List.of(awaited.missing())));
    }

    private static List<String> joined(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream()).distinct().toList();
    }

    private Verdict with(List<String> otherwise, double sure, List<String> wanted) {
        return new Verdict(
                category,
                otherwise,
                outcome,
                phase,
                origin,
                responsible,
                sure,
                says,
                because,
                actions,
                wanted,
                evidence);
    }

    Finding finding(Rule rule, Story story, Map<String, Witness> cited) {
        List<Evidence> proofs = new ArrayList<>();
        for (String name : evidence) {
            Witness message = cited.get(name);
            if (message != null
                    && proofs.stream().noneMatch(proof -> proof.witness().equals(message))) {
                proofs.add(new Evidence(message, Evidence.describe(name)));
            }
        }
        Facts facts = Facts.of(story, cited);
        return new Finding(
                rule.id(),
                rule.title(),
                this,
                rule.when().size(),
                says.fill(facts::get),
                actions.stream().map(action -> action.fill(facts::get)).toList(),
                List.copyOf(proofs));
    }

    private static Optional<String> optional(Section section, String key, List<String> allowed) {
        return section.has(key) ? Optional.of(section.oneOf(key, allowed)) : Optional.empty();
    }
}
