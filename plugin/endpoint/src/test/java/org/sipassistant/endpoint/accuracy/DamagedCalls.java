// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.sipassistant.endpoint.Experts;
import org.sipassistant.endpoint.TextQuestion;
import org.sipassistant.endpoint.WhyService;

/**
 * Captured calls whose cause is known, with a part of their messages, as people paste them: the text ends early or starts late,
 * a message is missing, one direction, the times or the headers that others add. It may then be impossible to tell; it must not
 * be told wrongly with confidence.
 */
final class DamagedCalls {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

    private final ObjectMapper mapper = new ObjectMapper();
    private final WhyService service = Experts.service();

    /** One message of a capture. */
    private record Seen(String at, String from, String to, String text) {
        String timed() {
            return at + ' ' + from + " -> " + to + '\n' + text;
        }
    }

    /** A text that was asked about: which call, what was done to it, and what was told. */
    record Asked(String call, String damage, String text, Told told, Set<String> right) {
        boolean isWrongAndSure() {
            return !right.contains(told.category()) && told.confidence() >= Judged.SURE;
        }
    }

    /** Prints how the calls of some folders are told when damaged. */
    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            List<Asked> asked = new DamagedCalls().ask(Path.of(folder), 1);
            List<Asked> wrong = asked.stream().filter(Asked::isWrongAndSure).toList();
            System.out.printf("%s: %d texts, %d wrong with confidence%n", folder, asked.size(), wrong.size());
            Map<String, Integer> counts = new TreeMap<>();
            for (Asked one : wrong) {
                String damage = one.damage().substring(0, one.damage().indexOf(' '));
                counts.merge(damage + ' ' + one.told().rule(), 1, Integer::sum);
            }
            counts.forEach((what, count) -> System.out.println("  " + count + ' ' + what));
            wrong.forEach(
                    one -> System.out.println("    " + one.told().rule() + " | " + one.damage() + " | " + one.call()));
        }
    }

    /** @param every which of all the texts is asked about: each, every second ... */
    List<Asked> ask(Path folder, int every) throws IOException {
        JsonNode expected = mapper.readTree(folder.resolve("expect.json").toFile());
        Map<String, List<Seen>> calls = calls(folder.resolve("messages.jsonl"));
        List<Asked> asked = new ArrayList<>();
        int turn = 0;
        Set<String> scenarios = new LinkedHashSet<>();
        for (String line : Files.readAllLines(folder.resolve("calls_truth.jsonl"))) {
            JsonNode truth = mapper.readTree(line);
            String scenario = truth.path("scenario").asText();
            List<Seen> whole = calls.getOrDefault(truth.path("call_id").asText(), List.of());
            Set<String> right = new TreeSet<>();
            expected.path(scenario).path("category").forEach(category -> right.add(category.asText()));
            if (!scenarios.add(scenario) || !right.contains(told(timed(whole)).category())) {
                continue; // told the same way as one before, or only together with its other leg
            }
            for (Map.Entry<String, String> damaged : damaged(whole).entrySet()) {
                if (turn++ % every == 0) {
                    String text = damaged.getValue();
                    asked.add(new Asked(scenario, damaged.getKey(), text, told(text), right));
                }
            }
        }
        return asked;
    }

    private Told told(String text) {
        JsonNode answer = mapper.valueToTree(service.text(TextQuestion.of(Map.of("text", text))));
        return Told.of(answer.path("calls").path(0));
    }

    private Map<String, List<Seen>> calls(Path file) throws IOException {
        Map<String, List<Seen>> calls = new LinkedHashMap<>();
        for (String line : Files.readAllLines(file)) {
            JsonNode seen = mapper.readTree(line);
            String text = seen.path("message").asText().replace("\r\n", "\n");
            String at = TIME.format(Instant.parse(seen.path("@timestamp").asText()));
            Seen message = new Seen(at, node(seen.path("source")), node(seen.path("destination")), text);
            calls.computeIfAbsent(callId(text), id -> new ArrayList<>()).add(message);
        }
        return calls;
    }

    private static String node(JsonNode node) {
        return node.path("ip").asText() + ':' + node.path("port").asText();
    }

    private static String callId(String text) {
        return text.lines()
                .filter(line -> line.startsWith("Call-ID:") || line.startsWith("i:"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("");
    }

    /** By what was done. */
    private static Map<String, String> damaged(List<Seen> whole) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (int i = 1; i < whole.size(); i++) {
            texts.put("ends after " + i, timed(whole.subList(0, i)));
            texts.put("starts after " + i, timed(whole.subList(i, whole.size())));
        }
        for (int i = 0; i < whole.size(); i++) {
            Seen gone = whole.get(i);
            texts.put("without message " + i, timed(whole, seen -> !seen.equals(gone)));
        }
        whole.stream().map(Seen::to).distinct().forEach(node -> {
            texts.put("received by " + node, timed(whole, seen -> seen.to().equals(node)));
            texts.put("sent by " + node, timed(whole, seen -> seen.from().equals(node)));
        });
        for (int i = 1; i <= whole.size(); i++) {
            texts.put("untimed to " + i, text(whole.subList(0, i), Seen::text));
        }
        for (String header : List.of("Via", "Contact", "To", "CSeq", "From", "Content-Length")) {
            texts.put(
                    "no " + header,
                    text(
                            whole,
                            seen -> seen.timed()
                                    .lines()
                                    .filter(line -> !line.startsWith(header + ':'))
                                    .reduce("", (above, line) -> above + line + '\n')));
        }
        texts.values().removeIf(String::isBlank);
        return texts;
    }

    private static String timed(List<Seen> messages) {
        return text(messages, Seen::timed);
    }

    private static String timed(List<Seen> messages, Predicate<Seen> kept) {
        return timed(messages.stream().filter(kept).toList());
    }

    private static String text(List<Seen> messages, java.util.function.Function<Seen, String> written) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, messages.size())
                .forEach(i -> text.append(written.apply(messages.get(i))).append('\n'));
        return text.toString();
    }
}
