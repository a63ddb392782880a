// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KnowledgeTest {
    /** The registry of response codes at IANA: 75 codes, of which 50 come from RFC 3261. */
    private static final List<Integer> REGISTERED = List.of(
            100, 180, 181, 182, 183, 199, 200, 202, 204, 300, 301, 302, 305, 380, 400, 401, 402, 403, 404, 405, 406,
            407, 408, 410, 412, 413, 414, 415, 416, 417, 420, 421, 422, 423, 424, 425, 428, 429, 430, 433, 436, 437,
            438, 439, 440, 469, 470, 480, 481, 482, 483, 484, 485, 486, 487, 488, 489, 491, 493, 494, 500, 501, 502,
            503, 504, 505, 513, 555, 580, 600, 603, 604, 606, 607, 608);

    private static final Set<String> METHODS = Set.of(
            "ACK",
            "BYE",
            "CANCEL",
            "INFO",
            "INVITE",
            "MESSAGE",
            "NOTIFY",
            "OPTIONS",
            "PRACK",
            "PUBLISH",
            "REFER",
            "REGISTER",
            "SUBSCRIBE",
            "UPDATE");

    private static final int LONGEST_EXPLANATION = 300;
    private static final int LONGEST_STEP = 160;
    private static final int LONGEST_TITLE = 80;
    private static final int LONGEST_NOTE = 260;

    private static final Knowledge KNOWLEDGE = Knowledge.load(TestYaml::read);

    @Test
    void everyRegisteredCodeHasAFile() {
        Set<Integer> known = KNOWLEDGE.responseCodes().stream()
                .filter(ResponseCode::registered)
                .map(ResponseCode::code)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(REGISTERED), known);
    }

    @ParameterizedTest
    @ValueSource(ints = {409, 411})
    void codesOfTheOldDaysAreKnownAndNotRegistered(int code) {
        CodeMeaning meaning = KNOWLEDGE.response(code, "INVITE").orElseThrow();
        assertFalse(meaning.registered());
        assertEquals(Optional.empty(), meaning.treatedAs());
    }

    @Test
    void everyMethodHasAFile() {
        assertEquals(METHODS, KNOWLEDGE.methods().stream().map(Method::method).collect(Collectors.toSet()));
        assertEquals(Optional.empty(), KNOWLEDGE.method("invite"), "method names are case-sensitive");
    }

    @Test
    void textsForAMethodAreTextsForAMethodThatExists() {
        for (ResponseCode code : KNOWLEDGE.responseCodes()) {
            assertTrue(
                    METHODS.containsAll(code.methods().keySet()),
                    () -> code.code() + ": " + code.methods().keySet());
        }
    }

    @Test
    void whatProductsMeanIsSaidOfProductsThatAreKnown() throws IOException {
        Set<String> products = names("products");
        for (ResponseCode code : KNOWLEDGE.responseCodes()) {
            assertTrue(
                    products.containsAll(code.products().keySet()),
                    () -> code.code() + ": " + code.products().keySet());
        }
    }

    @ParameterizedTest
    @CsvSource({"101, 183", "150, 183", "179, 183", "299, 200", "399, 300", "409, 0", "499, 400", "599, 500", "699, 600"
    })
    void anUnknownCodeMeansWhatItsClassMeans(int code, int standIn) {
        CodeMeaning meaning = KNOWLEDGE.response(code, "INVITE").orElseThrow();
        assertEquals(standIn == 0 ? Optional.empty() : Optional.of(standIn), meaning.treatedAs());
        assertEquals(code, meaning.code());
        assertFalse(meaning.registered());
        if (standIn > 0) {
            assertEquals(expected(standIn), meaning.explanation());
        }
    }

    private static String expected(int standIn) {
        ResponseCode known = KNOWLEDGE.responseCode(standIn).orElseThrow();
        return known.methods().getOrDefault("INVITE", known.unknown()).explanation();
    }

    @Test
    void whatAPersonDidIsNotReadIntoACodeThatNobodyRegistered() {
        assertEquals(
                "callee-busy", KNOWLEDGE.response(600, "INVITE").orElseThrow().category());
        CodeMeaning unknown = KNOWLEDGE.response(699, "INVITE").orElseThrow();
        assertEquals("callee-declined", unknown.category());
        assertTrue(unknown.mayBe().contains("forbidden-policy-or-acl"));
        assertEquals(
                "server-internal-error",
                KNOWLEDGE.response(599, "INVITE").orElseThrow().category());
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 99, 700, 999})
    void aCodeOutsideTheClassesMeansNothing(int code) {
        assertEquals(Optional.empty(), KNOWLEDGE.response(code, "INVITE"));
    }

    @ParameterizedTest
    @CsvSource({
        "200, INVITE, OPTIONS",
        "401, REGISTER, INVITE",
        "404, REGISTER, INVITE",
        "408, REGISTER, BYE",
        "480, REGISTER, INVITE",
        "481, BYE, CANCEL",
        "487, CANCEL, INVITE"
    })
    void theMethodChangesWhatACodeMeans(int code, String one, String other) {
        assertNotEquals(
                KNOWLEDGE.response(code, one).orElseThrow().explanation(),
                KNOWLEDGE.response(code, other).orElseThrow().explanation());
    }

    @Test
    void anUnknownMethodChangesNothing() {
        CodeMeaning general = KNOWLEDGE.response(486, "").orElseThrow();
        assertEquals(general, KNOWLEDGE.response(486, "DANCE").orElseThrow());
        assertEquals("Busy Here", general.phrase());
        assertEquals("callee-busy", general.category());
        assertEquals(general.text().checkFirst(), general.action());
        assertEquals(general.text().actions().size() + 1, general.actions().size());
    }

    @Test
    void textsAreShortEnoughToBeRead() {
        List<String> tooLong = new ArrayList<>();
        for (ResponseCode code : KNOWLEDGE.responseCodes()) {
            measure(code.code() + "", code.text(), tooLong);
            code.methods().forEach((method, text) -> measure(code.code() + " " + method, text, tooLong));
            code.products()
                    .forEach((product, note) -> measure(code.code() + " " + product, note, LONGEST_NOTE, tooLong));
        }
        for (Method method : KNOWLEDGE.methods()) {
            measure(method.method(), method.explanation(), LONGEST_EXPLANATION, tooLong);
            measure(method.method(), method.unanswered(), LONGEST_EXPLANATION, tooLong);
            measure(method.method(), method.inDialog().orElse("-"), LONGEST_EXPLANATION, tooLong);
            measure(method.method(), method.checkFirst(), LONGEST_STEP, tooLong);
        }
        for (Category category : KNOWLEDGE.categories()) {
            measure(category.category(), category.title(), LONGEST_TITLE, tooLong);
            measure(category.category(), category.explanation(), LONGEST_EXPLANATION, tooLong);
            measure(category.category(), category.checkFirst(), LONGEST_STEP, tooLong);
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void everyMeaningNamesACauseAndAStep() {
        for (ResponseCode code : KNOWLEDGE.responseCodes()) {
            assertFalse(code.text().causes().isEmpty() && code.code() >= 300, () -> code.code() + " has no cause");
            assertFalse(code.text().allActions().isEmpty(), () -> code.code() + " has no step");
        }
    }

    @Test
    void aCategoryThatDoesNotExistIsBadUse() {
        assertEquals("people", KNOWLEDGE.category("callee-busy").group());
        IllegalArgumentException problem =
                assertThrows(IllegalArgumentException.class, () -> KNOWLEDGE.category("weather"));
        assertTrue(problem.getMessage().startsWith("category [weather] is not one of ["), problem::getMessage);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Asterisk PBX 20.5.0            | asterisk | pbx",
                "FPBX-16.0.40(18.16.0)          | asterisk | pbx",
                "kamailio (5.6.3 (x86_64/linux)) | kamailio | proxy",
                "Yealink SIP-T46U 108.86.0.20   | yealink  | device",
                "friendly-scanner               | sipvicious | scanner",
                "sipp/3.7                       | sipp     | tool",
                "Sippy                          | sippy    | pbx",
                "Grandstream UCM6202V1.4A 1.0.20 | grandstream-ucm | pbx",
                "Grandstream GXP2170 1.0.11.23  | grandstream | device",
                "Avaya one-X Deskphone 7.1.9    | avaya-phone | device",
                "Avaya CM/R018x.00.0.822.0      | avaya    | pbx"
            })
    void productsAreKnownByTheirHeader(String header, String product, String role) {
        Product found = KNOWLEDGE.product(header).orElseThrow();
        assertEquals(product, found.product());
        assertEquals(role, found.role());
    }

    @Test
    void aStrangerIsNoProduct() {
        assertEquals(Optional.empty(), KNOWLEDGE.product("Something else 1.0"));
        assertEquals(Optional.empty(), KNOWLEDGE.product("Praxis 2.1"), "a name that ends like that of another");
        assertEquals(Optional.empty(), KNOWLEDGE.product(""));
    }

    @Test
    void whatPeopleNameThemselvesIsAProductAsAWholeWordOnly() {
        assertTrue(KNOWLEDGE.product("mitelson").isPresent());
        assertEquals(Optional.empty(), KNOWLEDGE.productNamed("mitelson"));
        assertEquals(
                "asterisk",
                KNOWLEDGE.productNamed("- Asterisk PBX 20.5.0").orElseThrow().product());
        assertEquals(
                "mitel",
                KNOWLEDGE.productNamed("mitelson mitel-5000").orElseThrow().product());
    }

    @Test
    void aBrokenFileIsRefusedByItsName() {
        Map<String, Object> change = new HashMap<>();
        change.put("colour", "red");
        assertEquals("knowledge file [responses/486.yml]: [colour] is not a known key", problemWith(change));
        change.clear();
        change.put("phrase", null);
        assertEquals("knowledge file [responses/486.yml]: [phrase] is missing", problemWith(change));
        change.put("phrase", List.of("Busy"));
        assertEquals("knowledge file [responses/486.yml]: [phrase] must be a text", problemWith(change));
        change.clear();
        change.put("code", 487);
        assertTrue(problemWith(change).startsWith("knowledge file [responses/486.yml]: [code]"));
        change.clear();
        change.put("category", "weather");
        assertTrue(problemWith(change).startsWith("knowledge file [responses/486.yml]: [category] [weather]"));
    }

    @Test
    void everyFileIsInTheIndex() throws IOException {
        for (String folder : new String[] {"categories", "methods", "products", "responses", "rules"}) {
            Set<String> indexed = new KnowledgeFiles(TestYaml::read)
                    .folder(folder).stream()
                            .map(Section::file)
                            .map(file -> file.substring(folder.length() + 1, file.length() - ".yml".length()))
                            .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(names(folder), indexed);
        }
    }

    private static String problemWith(Map<String, Object> change) {
        return assertThrows(
                        KnowledgeException.class,
                        () -> Knowledge.load(in -> {
                            Map<String, Object> content = TestYaml.read(in);
                            if (Integer.valueOf(486).equals(content.get("code"))) {
                                content.putAll(change);
                            }
                            return content;
                        }))
                .getMessage();
    }

    private static void measure(String where, MeaningText text, List<String> tooLong) {
        measure(where, text.explanation(), LONGEST_EXPLANATION, tooLong);
        Stream.concat(text.causes().stream(), text.allActions().stream())
                .forEach(step -> measure(where, step, LONGEST_STEP, tooLong));
    }

    private static void measure(String where, String text, int most, List<String> tooLong) {
        if (text.length() > most || text.isBlank() || hasControl(text)) {
            tooLong.add(where + " (" + text.length() + " of " + most + "): " + text);
        }
    }

    private static boolean hasControl(String text) {
        return IntStream.range(0, text.length()).anyMatch(i -> Character.isISOControl(text.charAt(i)));
    }

    private static Set<String> names(String folder) throws IOException {
        Path directory = Path.of(System.getProperty("basedir", ".")).resolve("main/resources/knowledge/" + folder);
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".yml"))
                    .map(name -> name.substring(0, name.length() - ".yml".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
