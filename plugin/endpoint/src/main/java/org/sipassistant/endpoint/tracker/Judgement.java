// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.Call;
import org.sipassistant.call.Decision;
import org.sipassistant.call.DocumentId;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.diagnosis.Alternative;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.diagnosis.Evidence;
import org.sipassistant.diagnosis.Finding;
import org.sipassistant.diagnosis.Story;
import org.sipassistant.diagnosis.Timing;
import org.sipassistant.endpoint.Sentence;
import org.sipassistant.endpoint.counting.Attack;
import org.sipassistant.endpoint.rendering.LadderNotes;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.StatusLine;
import org.sipassistant.secret.Secrets;

/** Writes what is judged of a call, all of it below {@code call}; the same for each of its legs. */
final class Judgement {
    /** Evidence that a person would look at. */
    private static final int MOST_EVIDENCE = 20;

    private final Diagnosis diagnosis;
    private final Story story;
    private final Tree target;

    private Judgement(Diagnosis diagnosis, Tree target) {
        this.diagnosis = diagnosis;
        this.story = diagnosis.story();
        this.target = target;
    }

    static void write(Diagnosis diagnosis, Tree target) {
        Judgement judgement = new Judgement(diagnosis, target);
        judgement.extent();
        judgement.cause();
        judgement.decisive();
        judgement.ending();
        judgement.timing();
        judgement.proof();
    }

    /** Whether it counts as a failure of somebody. */
    static boolean isFailed(Diagnosis diagnosis) {
        return List.of("failed", "dropped").contains(diagnosis.outcome())
                && !diagnosis.rootCause().verdict().category().equals("not-a-failure");
    }

    private void extent() {
        Call call = story.call();
        List<Transaction> hops = Stream.concat(call.attempts().stream(), call.later().stream())
                .map(Exchange::transactions)
                .flatMap(List::stream)
                .toList();
        target.put("call.legs", call.legs().size())
                .put("call.messages", call.messages().size())
                .put("call.attempts", call.attempts().size())
                .put(
                        "call.retransmissions",
                        hops.stream()
                                .mapToInt(t -> t.requestRetransmissions() + t.finalRetransmissions())
                                .sum())
                .put("call.outcome", diagnosis.outcome())
                .put("call.phase", diagnosis.phase())
                .put("call.state", isComplete() ? "complete" : "open");
    }

    /** Whether no message is to be expected that changes what became of it. */
    private boolean isComplete() {
        return switch (diagnosis.outcome()) {
            case "failed", "dropped", "cancelled", "redirected" -> true;
            case "answered" -> story.bye().isPresent();
            default -> false;
        };
    }

    private void cause() {
        Finding finding = diagnosis.rootCause();
        target.put("call.cause.rule", finding.rule())
                .put("call.cause.category", finding.verdict().category())
                .put("call.cause.group", diagnosis.category().group())
                .put("call.cause.title", finding.title())
                .put("call.cause.origin", diagnosis.origin().id())
                .put("call.cause.responsible", diagnosis.responsible().id())
                .put("call.cause.responsible_entity", diagnosis.responsibleEntity())
                .put("call.cause.confidence", diagnosis.confidence(finding))
                .put("call.cause.attack", Attack.is(finding))
                .put(
                        "call.alternatives",
                        diagnosis.alternatives().stream()
                                .map(Alternative::category)
                                .filter(category ->
                                        !category.equals(finding.verdict().category()))
                                .distinct()
                                .toList());
    }

    private void decisive() {
        diagnosis.decision().flatMap(Decision::response).ifPresent(m -> {
            target.put("call.decisive.code", String.valueOf(m.message().statusCode()))
                    .put("call.decisive.method", m.message().method())
                    .put("call.decisive.generated_by", m.source().map(Endpoint::toString))
                    .put("call.decisive.at", m.at().map(Instant::toString))
                    .put("call.decisive.index", m.observation().document().map(DocumentId::index))
                    .put("call.decisive.id", m.observation().document().map(DocumentId::id));
            if (m.message().startLine() instanceof StatusLine line) {
                target.put("call.decisive.reason", Secrets.mask(line.phrase().strip()));
            }
        });
    }

    private void ending() {
        diagnosis
                .ending()
                .ifPresent(ending -> target.put(
                                "call.ended_by.side", ending.side().id())
                        .put(
                                "call.ended_by.entity",
                                ending.entity().map(e -> story.names().entity(e, Optional.empty())))
                        .put("call.ended_by.how", ending.how())
                        .put("call.ended_by.timer", ending.timer()));
    }

    private void timing() {
        Timing timing = diagnosis.timing();
        target.putMillis("call.timing.post_dial_delay_ms", timing.postDialDelay())
                .putMillis("call.timing.ring_ms", timing.ring())
                .putMillis("call.timing.setup_ms", timing.setup())
                .putMillis("call.timing.talk_ms", timing.talk());
    }

    private void proof() {
        target.put("call.answer", Sentence.of(diagnosis)).put("call.actions", diagnosis.actions());
        List<Object> evidence = new ArrayList<>();
        for (Evidence proof : diagnosis.rootCause().evidence()) {
            proof.witness()
                    .observation()
                    .document()
                    .filter(id -> evidence.size() < MOST_EVIDENCE)
                    .ifPresent(id -> {
                        Map<String, Object> shown = new LinkedHashMap<>();
                        shown.put("index", id.index());
                        shown.put("id", id.id());
                        shown.put("shows", proof.shows());
                        evidence.add(shown);
                    });
        }
        target.put("call.evidence", evidence).put("call.ladder", LadderNotes.of(diagnosis));
    }

    /** The message that tells a cause of Q.850 first, of those that ended the call. */
    static Stream<ObservedMessage> enders(Story story) {
        return Stream.of(story.finalResponse(), story.told(), story.bye(), story.cancel())
                .flatMap(Optional::stream);
    }
}
