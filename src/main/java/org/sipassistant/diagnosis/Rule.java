// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.knowledge.Section;
import org.sipassistant.log.Prose;

/**
 * One file of {@code knowledge/rules}: a pattern over an assembled call and what it means.
 *
 * @param when the clauses, all of which must hold
 * @param nearMisses what may be taken for it, and why it is not
 * @param doubts what makes it less sure
 */
record Rule(
        String id,
        String title,
        List<String> references,
        List<Clause> when,
        Verdict verdict,
        List<NearMiss> nearMisses,
        List<Doubt> doubts) {
    /** How much of its confidence a statement keeps that is in plain words only, or in the sentence of a person. */
    private static final double PLAIN = 0.6;

    /** How much plain words keep where the same line names a code that means something else: less than the code has. */
    private static final double OUTSPOKEN = 0.5;

    /** How much a log line keeps where the answer that was seen means something else. */
    private static final double CONTRADICTED = 0.6;

    /** How much is left where code and cause of one answer mean different things. */
    private static final double IN_DOUBT = 0.75;

    private static final List<String> STATUS = List.of("stable", "incubating");

    Rule {
        when = List.copyOf(when);
        nearMisses = List.copyOf(nearMisses);
        doubts = List.copyOf(doubts);
    }

    static Rule read(Section section, Knowledge knowledge) {
        String id = section.text("id");
        if (!section.file().endsWith("/" + id + ".yml")) {
            throw section.problem("id", "[" + id + "] must be the name of the file");
        }
        String title = section.text("title");
        section.oneOf("status", STATUS);
        List<String> references = section.texts("references");
        List<Clause> when = new ArrayList<>();
        section.sections("when").forEach(entry -> when.add(Clause.read(entry)));
        if (when.isEmpty()) {
            throw section.problem("when", "needs a clause");
        }
        String category = section.text("category");
        requireCategory(section, category, knowledge);
        Verdict verdict = Verdict.read(category, section.section("then"));
        verdict.mayBe().forEach(other -> requireCategory(section, other, knowledge));
        List<NearMiss> nearMisses =
                section.sections("ruled_out").stream().map(NearMiss::read).toList();
        List<Doubt> doubts =
                section.sections("doubts").stream().map(Doubt::read).toList();
        doubts.forEach(doubt -> doubt.mayBe().forEach(other -> requireCategory(section, other, knowledge)));
        section.sections("examples"); // read and run by the tests
        section.done();
        return new Rule(id, title, references, when, verdict, nearMisses, doubts);
    }

    /** The finding of this rule; empty where a clause does not hold. */
    Optional<Finding> find(Story story) {
        return Clause.cited(when, story).map(cited -> told(story).finding(this, story, cited));
    }

    private Verdict told(Story story) {
        List<ObservedEvent> plain = plain(story);
        Verdict told = plain.isEmpty() ? verdict : verdict.weaker(PLAIN);
        if (plain.stream().anyMatch(event -> Contradiction.inLine(event, story, verdict.category()))
                || (!plain.isEmpty() && Contradiction.inOtherLine(story, verdict.category()))) {
            told = told.weaker(OUTSPOKEN);
        }
        if (restsOnLine() && Contradiction.ofLine(story, verdict.category())) {
            told = told.weaker(CONTRADICTED);
        } else if (restsOnAnswer() && Contradiction.ofCause(story)) {
            told = told.weaker(IN_DOUBT);
        }
        for (Doubt doubt : doubts) {
            told = doubt.holds(story) ? told.doubted(doubt) : told;
        }
        for (Clause clause : when) {
            Optional<Awaited> open = clause.awaited(story).filter(awaited -> !awaited.stayedAway(story));
            told = open.map(told::awaiting).orElse(told);
        }
        return told;
    }

    private boolean restsOnAnswer() {
        return when.stream().anyMatch(FinalResponse.class::isInstance);
    }

    private boolean restsOnLine() {
        return when.stream().anyMatch(Stated.class::isInstance);
    }

    /** The lines because of which a clause holds that say so in plain words only. */
    private List<ObservedEvent> plain(Story story) {
        return when.stream()
                .flatMap(clause -> clause.match(story).stream())
                .map(witnesses -> witnesses.get("stated"))
                .filter(ObservedEvent.class::isInstance)
                .map(ObservedEvent.class::cast)
                .filter(event ->
                        event.event().isVague() || Prose.is(event.event().line()))
                .toList();
    }

    /** The same rule without one of its clauses; lets a test show that each clause decides something. */
    Rule without(Clause clause) {
        return new Rule(
                id,
                title,
                references,
                when.stream().filter(c -> !c.equals(clause)).toList(),
                verdict,
                nearMisses,
                doubts);
    }

    /** Why this rule does not hold, where that is instructive. */
    Optional<RuledOut> ruledOut(Story story) {
        if (nearMisses.isEmpty() || find(story).isPresent()) {
            return Optional.empty();
        }
        return nearMisses.stream()
                .flatMap(near -> near.because(story).stream())
                .findFirst()
                .map(because -> new RuledOut(id, verdict.category(), because));
    }

    private static void requireCategory(Section section, String category, Knowledge knowledge) {
        try {
            knowledge.category(category);
        } catch (IllegalArgumentException e) {
            throw section.problem("category", e.getMessage());
        }
    }
}
