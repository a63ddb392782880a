// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sipassistant.call.Kind;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.diagnosis.Story;
import org.sipassistant.endpoint.rendering.Sheet;
import org.sipassistant.endpoint.rendering.Steps;
import org.sipassistant.message.StatusLine;

/** Lays out the most urgent of the calls a question is about, so that it can be drawn. */
final class SheetWriter {
    private final ZoneId zone;

    SheetWriter(ZoneId zone) {
        this.zone = zone;
    }

    Sheet sheet(Judged judged) {
        Diagnosis diagnosis = judged.calls().get(0);
        return new Sheet(verdict(judged), Steps.once(diagnosis), Sheet.Nodes.of(diagnosis), zone);
    }

    private static Sheet.Verdict verdict(Judged judged) {
        Diagnosis diagnosis = judged.calls().get(0);
        List<String> missing = new ArrayList<>(judged.missing());
        missing.addAll(diagnosis.rootCause().verdict().missing());
        int others = judged.calls().size() - 1;
        if (others > 0) {
            missing.add(others + (others == 1 ? " other call" : " other calls")
                    + " with this Call-ID: [from] and [to] choose one");
        }
        return new Sheet.Verdict(
                diagnosis.story().call().callId(),
                Steps.isFailure(diagnosis),
                headline(diagnosis),
                Sentence.statement(diagnosis),
                Sentence.next(diagnosis).orElse(""),
                diagnosis.rootCause().title(),
                facts(diagnosis),
                missing);
    }

    private static String headline(Diagnosis diagnosis) {
        String parties = diagnosis.fact("caller").orElse("")
                + diagnosis
                        .fact("callee")
                        .filter(to -> diagnosis.story().call().kind() != Kind.REGISTRATION)
                        .map(to -> " → " + to)
                        .orElse("");
        List<String> parts = new ArrayList<>(List.of(kind(diagnosis) + outcome(diagnosis)));
        result(diagnosis.story()).ifPresent(parts::add);
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
    private static Optional<String> result(Story story) {
        Optional<String> told = story.told().map(SheetWriter::status);
        Optional<String> decided = story.finalResponse().map(SheetWriter::status);
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
                ? (line.code() + " " + line.phrase()).strip()
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
        time.ifPresent(t -> facts.add(String.format(Locale.ROOT, "%s%.1f s", name, t.toMillis() / 1000.0)));
    }
}
