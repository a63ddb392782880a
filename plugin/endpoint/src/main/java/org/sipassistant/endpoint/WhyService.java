// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;
import org.sipassistant.call.Call;
import org.sipassistant.call.Decision;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.endpoint.pasted.DescriptionAlone;
import org.sipassistant.endpoint.pasted.FirstLines;
import org.sipassistant.endpoint.question.Sentences;

/** Answers the questions of the endpoints. Thread-safe; blocks on nothing. */
public final class WhyService {
    /** Of what is found in lines that a person may have written as well as a program. */
    private static final Set<String> OF_ANYBODY = Set.of("generic", "plain", "sip", "text");

    private static final String CUT =
            "the text is longer than what is read (plugins.sip.why.max_bytes, max_messages): its end is missing";

    private final Expertise expertise;
    private final WhyLimits limits;
    private final InstantSource clock;

    public WhyService(Expertise expertise, WhyLimits limits, InstantSource clock) {
        this.expertise = expertise;
        this.limits = limits;
        this.clock = clock;
    }

    /** Fails with {@link NotFoundException} where no message of such a call is found. */
    public CompletionStage<Map<String, Object>> why(Question question, Cluster cluster) {
        return judged(question, cluster)
                .thenCompose(told -> new Aftermath(
                                cluster,
                                limits,
                                question.indices(),
                                question.subject().zone())
                        .add(told));
    }

    private CompletionStage<Judged> judged(Question question, Cluster cluster) {
        CompletionStage<Judged> judged = switch (question.subject()) {
            case WhyQuestion one -> judged(one, question.told(), cluster, new Order(clock.millis(), false));
            case SearchQuestion many -> judged(many, question.told(), cluster);
        };
        return question.otherwise().isEmpty()
                ? judged
                : judged.exceptionallyCompose(failure -> {
                    CompletionStage<Judged> failed = CompletableFuture.failedFuture(failure);
                    return question.otherwise()
                            .filter(other -> isNotFound(failure))
                            .map(other -> judged(other, cluster).exceptionallyCompose(second -> failed))
                            .orElse(failed);
                });
    }

    private static boolean isNotFound(Throwable failure) {
        return failure instanceof NotFoundException || failure.getCause() instanceof NotFoundException;
    }

    /** The same of one call, by its Call-ID. */
    public CompletionStage<Map<String, Object>> why(WhyQuestion question, Cluster cluster) {
        return why(new Question(question, Optional.empty(), Optional.empty()), cluster);
    }

    /** The calls of a Call-ID themselves, the newest first; fails as {@link #why}. */
    CompletionStage<Judged> judged(WhyQuestion question, Cluster cluster) {
        return judged(question, question.told(), cluster, new Order(clock.millis(), true));
    }

    private CompletionStage<Judged> judged(
            WhyQuestion question, Map<String, Object> told, Cluster cluster, Order order) {
        return reading(cluster).read(question).thenApply(read -> answer(question, told, read, order));
    }

    private CompletionStage<Judged> judged(SearchQuestion question, Map<String, Object> told, Cluster cluster) {
        long start = clock.millis();
        return new CallsSearch(reading(cluster), question, told)
                .run()
                .thenApply(found -> answer(question, told, found, start));
    }

    private CallReading reading(Cluster cluster) {
        return new CallReading(cluster, limits, expertise, clock);
    }

    /** What a pasted log tells. */
    public Map<String, Object> text(TextQuestion question) {
        return text(question, () -> {});
    }

    /** @param goingOn is run before each call is judged; what it throws ends the work, and comes out of here */
    public Map<String, Object> text(TextQuestion question, Runnable goingOn) {
        long start = clock.millis();
        MessageReader reader = new MessageReader(expertise, question.zone());
        boolean cut = question.text().length() > limits.maxBytes();
        String text = cut ? question.text().substring(0, (int) limits.maxBytes()) : question.text();
        Pasted pasted = Pasted.read(text, reader, clock.instant());
        goingOn.run();
        Assembly assembly = new Assembly(reader, expertise.inventory().get());
        List<Call> calls = question.callId()
                .map(id -> assembly.about(id, limits.maxMessages()))
                .orElseGet(() -> assembly.all(limits.maxMessages()));
        if (calls.isEmpty() && question.callId().isPresent()) {
            throw new NotFoundException("no message of call_id ["
                    + Parameters.shown(question.callId().get()) + "] in [text]");
        }
        int told = calls.stream().mapToInt(call -> call.messages().size()).sum();
        boolean truncated = cut || assembly.isCut();
        Map<String, Object> interpreted = new LinkedHashMap<>();
        question.callId().ifPresent(id -> interpreted.put("call_id", id));
        interpreted.put("messages", told);
        interpreted.put("time_zone", question.zone().getId());
        AnswerWriter writer = new AnswerWriter(question.zone(), truncated ? List.of(CUT) : List.of());
        NamedCall named = question.callId().isPresent()
                ? NamedCall.none()
                : NamedCall.of(words(pasted, reader), reader.written(clock.instant()), question.zone())
                        .among(calls);
        Ranking ranking = Ranking.of(calls, named);
        named.writeTo(interpreted, ranking.isTold());
        Telling.Part part = new Telling.Part(
                ranking.calls(),
                question.callId().isPresent() ? assembly.beside(calls) : List.of(),
                reader.material().asExcerpt(),
                writer);
        Telling.Envelope envelope = new Telling.Envelope(start, truncated, named.near(), ranking, goingOn);
        Map<String, Object> answer =
                telling().of(interpreted, List.of(part), envelope).answer();
        if (calls.isEmpty() && DescriptionAlone.is(pasted.text())) {
            answer.put("answer", DescriptionAlone.SAYS);
        } else if (calls.isEmpty() && pasted.loneHeaders()) {
            answer.put("answer", FirstLines.SAYS);
        }
        if (!pasted.missing().isEmpty()) {
            answer.put("missing", pasted.missing());
        }
        return answer;
    }

    /** @throws IllegalArgumentException where it is neither a response code nor a method that is known */
    public Map<String, Object> explain(String codeOrMethod) {
        return new Explain(expertise.knowledge()).of(codeOrMethod);
    }

    /** @throws IllegalArgumentException where it is neither a cause of Q.850 nor a product's word for one */
    public Map<String, Object> explainCause(String numberOrName) {
        return new Explain(expertise.knowledge()).cause(numberOrName);
    }

    /** What a person wrote around a log; nothing where all lines are those of products. */
    private static List<String> words(Pasted pasted, MessageReader reader) {
        Set<String> ofProducts = reader.events().stream()
                .map(ObservedEvent::event)
                .filter(event -> !OF_ANYBODY.contains(event.product()))
                .map(event -> event.line().strip())
                .collect(Collectors.toSet());
        boolean nobody =
                pasted.text().lines().map(String::strip).allMatch(line -> line.isEmpty() || ofProducts.contains(line));
        return nobody ? List.of() : SurroundingWords.sentences(pasted.text(), pasted.messages());
    }

    private Judged answer(SearchQuestion question, Map<String, Object> told, CallsFound found, long start) {
        Map<String, Object> interpreted = new LinkedHashMap<>(told);
        found.attempt().assumed().forEach(words -> assume(interpreted, words));
        interpreted.put("index", question.indices());
        TimeWindow window = found.attempt().window();
        window.from().ifPresent(time -> interpreted.put("from", time));
        window.to().ifPresent(time -> interpreted.put("to", time));
        window.near().ifPresent(time -> interpreted.put("at", AnswerWriter.time(time, question.zone())));
        interpreted.put("time_zone", question.zone().getId());
        Telling.Envelope envelope =
                new Telling.Envelope(start, found.truncated(), window.near(), Ranking.none(), () -> {});
        Judged judged = telling().of(interpreted, found.parts(), envelope);
        List<String> missing = new ArrayList<>(found.missing());
        notUnderstood(told).ifPresent(missing::add);
        if (!missing.isEmpty()) {
            judged.answer().put("missing", missing);
        }
        // A flood is the answer unless there is a call that has an end, or that nobody may miss.
        boolean first = judged.calls().stream()
                .findFirst()
                .filter(d -> d.story().isEmergency()
                        || d.decision().flatMap(Decision::response).isPresent())
                .isEmpty();
        found.flood()
                .ifPresent(flood -> judged.answer()
                        .merge("answer", flood, (said, more) -> first ? more + " " + said : said + " " + more));
        found.left().ifPresent(left -> judged.answer().merge("answer", " (" + left + ".)", WhyService::joined));
        return judged;
    }

    /** Words that may have meant fewer calls than those that are told. */
    private static Optional<String> notUnderstood(Map<String, Object> told) {
        List<Object> words = Json.list(told, "not_understood");
        return words.isEmpty()
                ? Optional.empty()
                : Optional.of(Sentences.english().say("told_not_understood", "words", words.toString()));
    }

    private static Object joined(Object said, Object more) {
        return said.toString() + more;
    }

    private static void assume(Map<String, Object> interpreted, String words) {
        List<Object> assumed = new ArrayList<>(Json.list(interpreted, "assumed"));
        assumed.add(words);
        interpreted.put("assumed", assumed);
    }

    /**
     * When a question came, and what is told.
     *
     * @param itself whether the calls of the Call-ID themselves are asked for, the newest first; else what became of the
     *     caller, whose call may have gone on under another one
     */
    private record Order(long start, boolean itself) {}

    private Judged answer(WhyQuestion question, Map<String, Object> told, ReadCalls read, Order order) {
        List<Call> calls = read.calls();
        if (calls.isEmpty()) {
            String range = question.hasTimes()
                    ? " from [" + question.from().orElse("the beginning") + "] to ["
                            + question.to().orElse("now") + "]"
                    : "";
            throw new NotFoundException("no message of call_id [" + Parameters.shown(question.callId()) + "] in "
                    + question.indices() + range
                    + notUnderstood(told).map(words -> "; " + words).orElse(""));
        }
        Map<String, Object> interpreted = new LinkedHashMap<>(told);
        interpreted.put("index", question.indices());
        question.from().ifPresent(time -> interpreted.put("from", time));
        question.to().ifPresent(time -> interpreted.put("to", time));
        interpreted.put("time_zone", question.zone().getId());
        Ranking ranking = order.itself() ? Ranking.newest(calls) : Ranking.none();
        Telling.Part part = order.itself()
                ? read.part(ranking.calls(), clock.instant()).alone()
                : read.part(calls, clock.instant());
        Telling.Envelope envelope =
                new Telling.Envelope(order.start(), read.isTruncated(), Optional.empty(), ranking, () -> {});
        return telling().of(interpreted, List.of(part), envelope);
    }

    private Telling telling() {
        return new Telling(expertise, limits, clock);
    }
}
