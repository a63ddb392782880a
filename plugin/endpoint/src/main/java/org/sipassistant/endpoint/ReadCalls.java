// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.Call;
import org.sipassistant.call.Material;
import org.sipassistant.endpoint.question.Sentences;

/**
 * The calls of one Call-ID as they were read, with their other legs and what may be other attempts. However a call was found,
 * it is judged from this.
 */
final class ReadCalls {
    private final WhyQuestion question;
    private final Found found;
    private final List<Call> calls;
    private final List<Call> beside;
    private final List<Call> prior;
    private final boolean legsCut;
    private final List<String> restored;

    ReadCalls(WhyQuestion question, Found found, Assembly assembly) {
        this.question = question;
        this.found = found;
        this.calls = assembly.about(question.callId(), Integer.MAX_VALUE);
        this.beside = assembly.beside(calls);
        this.prior = assembly.prior();
        this.restored = assembly.missing(calls);
        this.legsCut = found.isOfLegsCut()
                && calls.stream().anyMatch(call -> call.legs().size() > 1);
    }

    List<Call> calls() {
        return calls;
    }

    /** How many documents were read for it. */
    int documents() {
        return found.hits().size();
    }

    boolean isTruncated() {
        return found.isTruncated() || legsCut;
    }

    /** What could not be read, in words for the answer. */
    List<String> missing() {
        List<String> missing = new ArrayList<>(found.missing());
        if (legsCut) {
            missing.add(Sentences.english().say("legs_cut"));
        }
        return missing;
    }

    /**
     * What is told of it.
     *
     * @param told those of the calls that are meant
     * @param now until when all was read where the question has no end
     */
    Telling.Part part(List<Call> told, Instant now) {
        return new Telling.Part(
                told, beside, material(now), new AnswerWriter(question.zone(), missing(), found.unseen(), restored));
    }

    private Material material(Instant now) {
        Material material = Material.of(Stream.of(prior, calls, beside)
                .flatMap(List::stream)
                .flatMap(call -> call.messages().stream())
                .toList());
        boolean whole = !isTruncated() && missing().isEmpty();
        return whole ? read(now).map(material::until).orElse(material) : material;
    }

    /** Until when all that there is was read, so that what is missing did not come. */
    private Optional<Instant> read(Instant now) {
        return question.to().isEmpty()
                ? Optional.of(now)
                : question.to()
                        .map(to -> DateMath.last(to, now, question.zone()))
                        .map(to -> to.isBefore(now) ? to : now);
    }
}
