// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class FeedbackServiceTest {
    private static final List<String> DEFAULT = List.of("sip-messages-*");
    private static final Map<String, Object> CORRECTION =
            Map.of("call_id", "busy@10.20.4.21", "category", "callee-declined", "party", "callee", "code", 486);

    private Store store = new Store(Traces.busy());
    private final FeedbackService service =
            new FeedbackService(Experts.expertise(), WhyLimits.standard(), InstantSource.fixed(Experts.NOW));

    /** A shelf that is written to. */
    private static final class Store implements WritableCluster {
        private final Shelf shelf = new Shelf();
        private final List<String> indices = new ArrayList<>();
        private final List<Map<String, Object>> documents = new ArrayList<>();
        private final List<Map<String, Object>> created = new ArrayList<>();
        private boolean mayCreate = true;
        private boolean mayWrite = true;

        Store(Trace trace) {
            shelf.add("sip-messages-1", trace.documents());
        }

        @Override
        public CompletionStage<Map<String, Object>> search(List<String> names, Map<String, Object> body) {
            return shelf.search(names, body);
        }

        @Override
        public CompletionStage<Void> createIndex(String index, Map<String, Object> mappings) {
            created.add(mappings);
            return mayCreate ? CompletableFuture.completedFuture(null) : refused("may not create");
        }

        @Override
        public CompletionStage<String> index(String index, Map<String, Object> document) {
            indices.add(index);
            documents.add(document);
            return mayWrite ? CompletableFuture.completedFuture("f1") : refused("may not write");
        }

        private static <T> CompletionStage<T> refused(String why) {
            return CompletableFuture.failedFuture(new IllegalStateException(why));
        }
    }

    @Test
    void storesTheCorrectionBesideTheVerdict() {
        Map<String, Object> answer = store(CORRECTION).join();
        assertEquals("sip-feedback", answer.get("_index"));
        assertEquals("f1", answer.get("_id"));
        assertEquals(List.of("sip-feedback"), store.indices);
        Map<String, Object> document = store.documents.get(0);
        assertEquals("2026-03-17T12:00:00Z", document.get("@timestamp"));
        assertEquals("busy@10.20.4.21", document.get("call_id"));
        assertEquals(DEFAULT, document.get("index"));
        assertEquals(Map.of("category", "callee-declined", "party", "callee", "code", 486), document.get("correction"));
        assertEquals("callee-busy", Json.at(document, "verdict.root_cause.category"));
        assertEquals(486, Json.at(document, "verdict.decisive.code"));
        assertEquals(List.of("m1", "m2", "m3", "m4", "m5"), document.get("documents"));
    }

    @Test
    void storesNothingOfTheMessages() {
        store = new Store(Traces.registered());
        store(Map.of("call_id", "registered@10.20.4.21", "category", "not-a-failure"))
                .join();
        String document = store.documents.get(0).toString();
        assertFalse(document.contains("6629fae4"), document);
        assertFalse(document.contains("REGISTER sip:"), document);
    }

    @Test
    void masksCredentialsInTheComment() {
        Map<String, Object> correction = new HashMap<>(CORRECTION);
        correction.put("comment", "It sends\n" + Traces.DIGEST + "\nCookie: sid=6629fae4; a=b\nand is refused.");
        store(correction).join();
        String comment = String.valueOf(Json.at(store.documents.get(0), "correction.comment"));
        assertTrue(comment.startsWith("It sends\nAuthorization: Digest username=\"1001\""), comment);
        assertFalse(comment.contains("6629fae4"), comment);
    }

    @Test
    void keepsNoNumberOfTheComment() {
        Map<String, Object> correction = new HashMap<>(CORRECTION);
        correction.put("comment", "She called 030 23125001 again.\nHer colleague is sip:1007@example.net.");
        store(correction).join();
        assertEquals(
                "She called *** *****001 again.\nHer colleague is sip:*007@example.net.",
                Json.at(store.documents.get(0), "correction.comment"));
    }

    @Test
    void letsTheEngineGuessNoTypes() {
        store(CORRECTION).join();
        assertEquals(false, Json.at(store.created.get(0), "date_detection"));
    }

    @Test
    void writesWhereTheIndexIsThereAlready() {
        store.mayCreate = false;
        assertEquals("f1", store(CORRECTION).join().get("_id"));
    }

    @Test
    void failsWhereTheCallerMayNotWrite() {
        store.mayWrite = false;
        assertEquals("may not write", store(CORRECTION).exceptionNow().getMessage());
    }

    @Test
    void says404WhereThereIsNoSuchCall() {
        Map<String, Object> correction = Map.of("call_id", "nobody@10.20.4.21", "category", "other");
        assertInstanceOf(NotFoundException.class, store(correction).exceptionNow());
        assertEquals(List.of(), store.documents);
    }

    @Test
    void refusesWordsThatAreNotInTheVocabulary() {
        assertRefused("category", "busy");
        assertRefused("party", "the carrier");
    }

    @Test
    void refusesWrongParameters() {
        assertRefused("code", 99);
        assertRefused("comment", "x".repeat(4_097));
        assertRefused("reason", "x");
        assertRefused("from", "soon");
        Map<String, Object> none = Map.of("call_id", "busy@10.20.4.21");
        assertTrue(assertThrows(IllegalArgumentException.class, () -> Correction.of(none, DEFAULT))
                .getMessage()
                .contains("[category]"));
    }

    @Test
    void isDocumented() {
        Page page = new Page("README.md");
        Map<String, Object> correction = new TreeMap<>(CORRECTION);
        correction.put("comment", "She pressed reject while it rang.");
        page.assertShowsJson("feedback-request", correction);
        page.assertShowsJson("feedback", store(correction).join());
        page.assertShows(
                "feedback-errors",
                "text",
                "400  " + refusal("category", "busy") + "\n400  " + refusal("party", "the carrier") + "\n400  "
                        + refusal("code", 99));
    }

    private String refusal(String name, Object value) {
        Map<String, Object> correction = new HashMap<>(CORRECTION);
        correction.put(name, value);
        return assertThrows(IllegalArgumentException.class, () -> store(correction))
                .getMessage();
    }

    private void assertRefused(String name, Object value) {
        String refusal = refusal(name, value);
        assertTrue(refusal.startsWith("parameter [" + name + "]"), refusal);
        assertEquals(List.of(), store.documents);
    }

    private CompletableFuture<Map<String, Object>> store(Map<String, Object> correction) {
        return service.store(Correction.of(correction, DEFAULT), store).toCompletableFuture();
    }
}
