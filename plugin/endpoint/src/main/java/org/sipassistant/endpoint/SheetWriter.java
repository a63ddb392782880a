// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sipassistant.call.Decision;
import org.sipassistant.call.Kind;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.diagnosis.Story;
import org.sipassistant.endpoint.rendering.Sheet;
import org.sipassistant.endpoint.rendering.Steps;
import org.sipassistant.message.StatusLine;
import org.sipassistant.secret.Secrets;

/** Lays out the most urgent of the calls a question is about, so that it can be drawn. */
final class SheetWriter {
    /** Of other calls with the same Call-ID; more would hide the call that is drawn. */
    private static final int MOST_TIMES = 5;

    private final ZoneId zone;

    SheetWriter(ZoneId zone) {
        this.zone = zone;
    }

    Sheet sheet(Judged judged) {
        Diagnosis diagnosis = judged.calls().get(0);
        return new Sheet(verdict(judged), Steps.once(diagnosis), Sheet.Nodes.of(diagnosis), zone);
    }

    private Sheet.Verdict verdict(Judged judged) {
        Diagnosis diagnosis = judged.calls().get(0);
        Sheet.Which which = judged.which();
        List<String> missing = new ArrayList<>(judged.missing());
        missing.addAll(diagnosis.rootCause().verdict().missing());
        if (which.of() > 1) {
            missing.add("The other calls with this Call-ID" + begun(judged) + ": [from] and [to] choose one");
        }
        return new Sheet.Verdict(
                diagnosis.story().call().callId(),
                which,
                Steps.isFailure(diagnosis),
                headline(diagnosis) + (which.of() > 1 ? " · " + which.told() : ""),
                Sentence.statement(diagnosis),
                Sentence.next(diagnosis).orElse(""),
                diagnosis.rootCause().title(),
                alternatives(diagnosis),
                facts(diagnosis),
                missing);
    }

    private String begun(Judged judged) {
        List<String> times = judged.calls().stream()
                .skip(1)
                .flatMap(d -> Telling.beginning(d).stream())
                .limit(MOST_TIMES)
                .map(at -> AnswerWriter.time(at, zone))
                .toList();
        return times.isEmpty() ? "" : ", which began at " + String.join(", ", times);
    }

    private static List<String> alternatives(Diagnosis diagnosis) {
        boolean asked = Steps.isFailure(diagnosis) && !diagnosis.alternatives().isEmpty();
        return asked
                ? diagnosis.alternatives().stream()
                        .map(other -> other.category() + " (" + other.confidence() + ")")
                        .distinct()
                        .toList()
                : List.of();
    }

    private static String headline(Diagnosis diagnosis) {
        String parties = diagnosis.fact("caller").orElse("")
                + diagnosis
                        .fact("callee")
                        .filter(to -> diagnosis.story().call().kind() != Kind.REGISTRATION)
                        .map(to -> " → " + to)
                        .orElse("");
        List<String> parts = new ArrayList<>(List.of(kind(diagnosis) + outcome(diagnosis)));
        result(diagnosis).ifPresent(parts::add);
        if (!parties.isBlank()) {
            parts.add(parties.strip());
        }
        return String.join(" · ", parts);
    }

    private static String kind(Diagnosis diagnosis) {
        return switch (diagnosis.story().call().kind()) {
            case CALL -> "";
            case REGISTRATION -> "REGISTRATION ";
            case KEEPALIVE -> "PING ";
            case SUBSCRIPTION -> "SUBSCRIPTION ";
            case MESSAGE -> "MESSAGE ";
            case FRAGMENT -> "PART OF A CALL ";
        };
    }

    private static String outcome(Diagnosis diagnosis) {
        return switch (diagnosis.outcome()) {
            case "not_a_call" -> "FINE";
            case "in_progress" -> "WITHOUT AN END";
            case "unknown" -> "UNDETERMINED";
            default -> diagnosis.outcome().toUpperCase(Locale.ROOT);
        };
    }

    /** The answer that decided, and what the calling side was told where that is another one. */
    private static Optional<String> result(Diagnosis diagnosis) {
        Story story = diagnosis.story();
        Optional<ObservedMessage> response = diagnosis.decision().flatMap(Decision::response);
        if (!response.equals(story.finalResponse())) {
            return response.map(m -> status(m) + " to " + m.message().method());
        }
        Optional<String> told = story.told().map(SheetWriter::status);
        Optional<String> decided = response.map(SheetWriter::status);
        if (decided.isEmpty()) {
            boolean silent = story.hop().flatMap(Transaction::request).isPresent();
            String silence = silent ? "no SIP reply" : "";
            return told.map(t -> silent ? silence + ", told " + t : t).or(() -> silent ? Optional.of(silence) : told);
        }
        return told.filter(t -> !t.equals(decided.get()))
                .map(t -> decided.get() + ", told " + t)
                .or(() -> decided);
    }

    private static String status(ObservedMessage message) {
        return message.message().startLine() instanceof StatusLine line
                ? Secrets.mask((line.code() + " " + line.phrase()).strip())
                : String.valueOf(message.message().statusCode());
    }

    private static List<String> facts(Diagnosis diagnosis) {
        List<String> facts = new ArrayList<>();
        add(facts, "post-dial delay ", diagnosis.timing().postDialDelay());
        add(facts, "rang ", diagnosis.timing().ring());
        if (diagnosis.story().call().kind() == Kind.CALL) {
            add(facts, "answered after ", diagnosis.timing().setup());
            add(facts, "talked ", diagnosis.timing().talk());
        }
        int messages = diagnosis.story().call().messages().size();
        facts.add(messages == 1 ? "1 message" : messages + " messages");
        return facts;
    }

    private static void add(List<String> facts, String name, Optional<Duration> time) {
        time.filter(t -> !t.isZero())
                .ifPresent(t -> facts.add(String.format(Locale.ROOT, "%s%.1f s", name, t.toMillis() / 1000.0)));
    }
}
