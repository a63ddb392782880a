// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sipassistant.endpoint.TextQuestion;
import org.sipassistant.endpoint.WhyService;

/** Excerpts that people posted, each a folder with {@code log.txt} and its labels in {@code case.json}. */
final class CaseFolders {
    private static final Set<String> WHO_REFUSES = Set.of("callee", "proxy", "next_hop", "registrar");
    private static final int FIRST_REFUSAL = 400;

    private final ObjectMapper mapper = new ObjectMapper();
    private final WhyService service;

    CaseFolders(WhyService service) {
        this.service = service;
    }

    LabelledSet read(Path folder) throws IOException {
        List<LabelledCall> calls = new ArrayList<>();
        try (Stream<Path> entries = Files.list(folder)) {
            for (Path entry : entries.sorted().toList()) {
                if (Files.isReadable(entry.resolve("case.json"))) {
                    calls.add(call(entry));
                }
            }
        }
        return new LabelledSet("Excerpts that people posted, asked as text", calls);
    }

    private LabelledCall call(Path folder) throws IOException {
        JsonNode labels = mapper.readTree(folder.resolve("case.json").toFile());
        String text = Files.readString(folder.resolve("log.txt"));
        Map<String, String> traits = Map.of(
                "difficulty", labels.path("difficulty").asText(),
                "product", firstWord(labels.path("product").asText()),
                "label", labels.path("label_basis").asText());
        return new LabelledCall(
                folder.getFileName().toString(),
                label(labels),
                traits,
                Optional.empty(),
                () -> mapper.valueToTree(service.text(TextQuestion.of(Map.of("text", text)))),
                List.of(text));
    }

    private static Label label(JsonNode labels) {
        String category = labels.path("cause_category").asText();
        Optional<Integer> code = labels.path("final_code_in_log").asBoolean()
                ? Optional.of(labels.path("final_code").asInt(Label.NO_CODE))
                : Optional.empty();
        return new Label(
                Set.of(),
                Set.of(category),
                parties(labels),
                code,
                pieces(labels.path("evidence").asText()));
    }

    /** A rule may stand for the party that refused by it, and nobody for an unknown party where nothing failed. */
    private static Set<String> parties(JsonNode labels) {
        String party = switch (labels.path("failing_party").asText()) {
            case "local-proxy" -> "proxy";
            case "next-hop" -> "next_hop";
            case String other -> other;
        };
        Set<String> parties = new TreeSet<>(Set.of(party));
        if (WHO_REFUSES.contains(party) && labels.path("final_code").asInt() >= FIRST_REFUSAL) {
            parties.add("policy");
        }
        if (party.equals("unknown") && labels.path("cause_category").asText().equals("not-a-failure")) {
            parties.add("nobody");
        }
        return parties;
    }

    private static List<String> pieces(String evidence) {
        return Stream.of(evidence.split("\\|"))
                .map(String::strip)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    private static String firstWord(String product) {
        int end = 0;
        while (end < product.length() && Character.isLetterOrDigit(product.charAt(end))) {
            end++;
        }
        return product.substring(0, end).toLowerCase(Locale.ROOT);
    }
}
