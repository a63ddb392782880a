// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.knowledge.Method;
import org.sipassistant.knowledge.ResponseCode;

class ExplainTest {
    private static final Set<String> TEXTS =
            Set.of("category", "origin", "responsible", "explanation", "causes", "check_first", "actions");

    @Test
    void explainsEveryCode() {
        List<ResponseCode> codes = Experts.expertise().knowledge().responseCodes();
        assertTrue(codes.size() >= 81, codes.size() + " codes");
        for (ResponseCode code : codes) {
            Map<String, Object> answer = explain(String.valueOf(code.code()));
            assertEquals(code.code(), answer.get("code"));
            assertEquals(code.phrase(), answer.get("phrase"));
            assertEquals(code.code() >= 200, answer.get("final"));
            assertTrue(answer.keySet().containsAll(TEXTS), answer.keySet().toString());
            assertFalse(answer.containsKey("treated_as"));
        }
    }

    @Test
    void explainsEveryMethod() {
        List<Method> methods = Experts.expertise().knowledge().methods();
        assertEquals(14, methods.size());
        for (Method method : methods) {
            Map<String, Object> answer = explain(method.method());
            assertEquals(method.method(), answer.get("method"));
            assertEquals(answer, explain(method.method().toLowerCase(java.util.Locale.ROOT)));
            assertTrue(
                    answer.keySet()
                            .containsAll(List.of(
                                    "rfc",
                                    "kind",
                                    "dialog",
                                    "explanation",
                                    "normal_responses",
                                    "unanswered",
                                    "check_first")),
                    answer.keySet().toString());
        }
    }

    @Test
    void explainsWhatAMethodChanges() {
        Map<String, Object> answer = explain("401");
        Map<String, Object> register = Json.map(Json.map(answer, "methods"), "REGISTER");
        assertEquals(TEXTS, register.keySet());
        assertNotEquals(answer.get("explanation"), register.get("explanation"));
    }

    @Test
    void explainsWhatProductsMeanByACode() {
        Map<String, Object> products = Json.map(explain("603"), "products");
        assertTrue(products.containsKey("asterisk"), products.toString());
    }

    @ParameterizedTest
    @CsvSource({"499, 400, client_error", "599, 500, server_error", "250, 200, success"})
    void treatsAnUnknownCodeAsTheFirstOfItsClass(String code, int treatedAs, String statusClass) {
        Map<String, Object> answer = explain(code);
        assertEquals(treatedAs, answer.get("treated_as"));
        assertEquals(statusClass, answer.get("class"));
        assertEquals(false, answer.get("registered"));
        assertTrue(answer.get("note").toString().contains("RFC 3261 section 8.1.3.2"), answer.toString());
        assertEquals(explain(String.valueOf(treatedAs)).get("explanation"), answer.get("explanation"));
    }

    @Test
    void readsNoBusyUserIntoAnUnknownCodeOfTheLastClass() {
        Map<String, Object> answer = explain("699");
        assertEquals(600, answer.get("treated_as"));
        assertEquals("global_failure", answer.get("class"));
        assertEquals("callee-busy", explain("600").get("category"));
        assertEquals("callee-declined", answer.get("category"));
    }

    @Test
    void treatsAnUnknownProvisionalCodeAs183() {
        Map<String, Object> answer = explain("150");
        assertEquals(183, answer.get("treated_as"));
        assertEquals("provisional", answer.get("class"));
        assertEquals(false, answer.get("final"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"700", "799", "099", "0", "000", "99", "1000", "0486", "4294967301", "99999999999999999999999"})
    void refusesANumberThatIsNoCode(String number) {
        assertEquals(
                "[" + number + "] is not a response code: they go from 100 to 699, and beyond there is no class"
                        + " (RFC 3261 section 7.2)",
                refusal(number));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FOO", "-486", "4.86", "486 Busy", "INVITE ", "４８６", "<script>"})
    void refusesWhatIsNeitherCodeNorMethodAndNamesTheMethods(String what) {
        String refusal = refusal(what);
        assertTrue(refusal.startsWith("[" + what + "] is neither a response code"), refusal);
        assertTrue(refusal.contains("INVITE") && refusal.contains("UPDATE"), refusal);
    }

    @Test
    void quotesNoMoreThanTheBeginningOfWhatIsAsked() {
        assertTrue(refusal("9".repeat(4_000)).length() < 300);
        assertTrue(refusal("x".repeat(4_000)).length() < 500);
    }

    @Test
    void explainsEveryCauseOfQ850ThatHasAFile() {
        int known = 0;
        for (int cause = 0; cause <= 127; cause++) {
            String number = String.valueOf(cause);
            if (Experts.expertise().knowledge().cause(number).isPresent()) {
                Map<String, Object> answer = Experts.service().explainCause(number);
                assertEquals(cause, answer.get("cause"));
                assertTrue(
                        answer.keySet().containsAll(List.of("name", "category", "explanation", "check_first")),
                        answer.keySet().toString());
                known++;
            }
        }
        assertTrue(known >= 50, known + " causes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "USER_BUSY", "user_busy", "User busy", "AST_CAUSE_BUSY"})
    void explainsACauseByItsNumberItsNameAndAProductsWord(String cause) {
        Map<String, Object> answer = Experts.service().explainCause(cause);
        assertEquals(17, answer.get("cause"));
        assertEquals(486, answer.get("sip"));
        assertEquals(List.of(486, 600), answer.get("from_sip"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"128", "-1", "017", "", "NO_SUCH_CAUSE", "17 "})
    void refusesWhatIsNoCause(String cause) {
        String refusal = assertThrows(
                        IllegalArgumentException.class, () -> Experts.service().explainCause(cause))
                .getMessage();
        assertTrue(refusal.startsWith("[" + cause + "] is not a cause of Q.850"), refusal);
    }

    private static Map<String, Object> explain(String what) {
        return Experts.service().explain(what);
    }

    private static String refusal(String what) {
        return assertThrows(IllegalArgumentException.class, () -> explain(what)).getMessage();
    }
}
