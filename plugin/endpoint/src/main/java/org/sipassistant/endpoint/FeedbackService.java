// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.rendering.Masked;
import org.sipassistant.ingest.Redaction;
import org.sipassistant.knowledge.Category;
import org.sipassistant.knowledge.Party;

/**
 * Keeps what people say about answers: the correction, the answer's own verdict, and which documents both are about. Of the
 * messages themselves it keeps nothing. Thread-safe.
 */
public final class FeedbackService {
    /** Where corrections are kept. */
    public static final String INDEX = "sip-feedback";

    /** No guessing of types: a Call-ID that looks like a date would make the next one an error. */
    private static final Map<String, Object> MAPPINGS = Map.of(
            "date_detection",
            false,
            "dynamic_templates",
            List.of(Map.of(
                    "texts",
                    Map.of(
                            "match_mapping_type",
                            "string",
                            "mapping",
                            Map.of("type", "keyword", "ignore_above", 8_191)))),
            "properties",
            Map.of("@timestamp", Map.of("type", "date")));

    private static final List<String> OF_CALL = List.of("call_id", "outcome", "phase");
    private static final List<String> OF_CAUSE = List.of("rule", "category", "confidence", "origin", "responsible");
    private static final List<String> OF_RESPONSE = List.of("method", "code");

    private final Expertise expertise;
    private final WhyService why;
    private final InstantSource clock;

    public FeedbackService(Expertise expertise, WhyLimits limits, InstantSource clock) {
        this.expertise = expertise;
        this.why = new WhyService(expertise, limits, clock);
        this.clock = clock;
    }

    /**
     * Asks about the call and stores the answer's verdict beside the correction.
     *
     * @return where it was stored; fails with {@link NotFoundException} where no message of the call is found, and with the
     *     engine's own exception where the caller may not write
     * @throws IllegalArgumentException naming the parameter that is no word of its vocabulary
     */
    public CompletionStage<Map<String, Object>> store(Correction correction, WritableCluster cluster) {
        check("category", Optional.of(correction.category()), categories());
        check("party", correction.party(), Party.ids());
        return why.why(correction.about(), cluster).thenCompose(answer -> {
            Map<String, Object> document = document(correction, answer);
            // Who may write but not create is no error yet: the write itself tells.
            return cluster.createIndex(INDEX, MAPPINGS)
                    .handle((created, refused) -> document)
                    .thenCompose(ready -> cluster.index(INDEX, ready))
                    .thenApply(id -> stored(id, document));
        });
    }

    private List<String> categories() {
        return expertise.knowledge().categories().stream()
                .map(Category::category)
                .toList();
    }

    private static void check(String name, Optional<String> value, List<String> words) {
        value.filter(word -> !words.contains(word)).ifPresent(word -> {
            throw Parameters.refuse(name, word, "one of " + words);
        });
    }

    private Map<String, Object> document(Correction correction, Map<String, Object> answer) {
        WhyQuestion about = correction.about();
        Map<String, Object> call = told(answer, about.callId());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@timestamp", clock.instant().toString());
        document.put("call_id", about.callId());
        document.put("index", about.indices());
        about.from().ifPresent(time -> document.put("from", time));
        about.to().ifPresent(time -> document.put("to", time));
        document.put("documents", documents(call));
        Map<String, Object> said = new LinkedHashMap<>();
        said.put("category", correction.category());
        correction.party().ifPresent(party -> said.put("party", party));
        correction.code().ifPresent(code -> said.put("code", code));
        correction.comment().ifPresent(text -> said.put("comment", Masked.note(Redaction.maskAnywhere(text))));
        document.put("correction", said);
        document.put("verdict", verdict(call));
        document.put("knowledge", answer.get("knowledge"));
        return document;
    }

    /** The answer may hold more calls than the one that was asked for. */
    private static Map<String, Object> told(Map<String, Object> answer, String callId) {
        List<Object> calls = Json.list(answer, "calls");
        return calls.stream()
                .map(Json::asMap)
                .filter(call -> callId.equals(call.get("call_id")))
                .findFirst()
                .orElseGet(() -> Json.asMap(calls.get(0)));
    }

    private static List<Object> documents(Map<String, Object> call) {
        List<Object> ids = new ArrayList<>();
        for (Object entry : Json.list(call, "timeline")) {
            Object id = Json.asMap(entry).get("_id");
            if (id != null) {
                ids.add(id);
            }
        }
        return ids.stream().distinct().toList();
    }

    /** The part of an answer that a later one can be compared with, in the same shape. */
    private static Map<String, Object> verdict(Map<String, Object> call) {
        Map<String, Object> verdict = only(OF_CALL, call);
        verdict.put("root_cause", only(OF_CAUSE, Json.map(call, "root_cause")));
        verdict.put("decisive", only(OF_RESPONSE, Json.map(call, "decisive")));
        return verdict;
    }

    private static Map<String, Object> only(List<String> keys, Map<String, Object> whole) {
        Map<String, Object> part = new LinkedHashMap<>();
        for (String key : keys) {
            if (whole.get(key) != null) {
                part.put(key, whole.get(key));
            }
        }
        return part;
    }

    private static Map<String, Object> stored(String id, Map<String, Object> document) {
        Map<String, Object> stored = new LinkedHashMap<>();
        stored.put("_index", INDEX);
        stored.put("_id", id);
        stored.put("result", "created");
        stored.put("correction", document.get("correction"));
        stored.put("verdict", document.get("verdict"));
        return stored;
    }
}
