// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.Experts;

/** How an answer is compared with a label, and how many comparisons become figures. */
class AnswersTest {
    private static final Label BUSY = new Label(
            Set.of("failed"), Set.of("callee-busy"), Set.of("callee"), Optional.of(486), List.of("486  Busy\n Here"));

    @Test
    void findsWhatIsRight() {
        Told told = told("failed", "callee-busy", 0.9);
        assertTrue(told.isRight(BUSY));
        assertTrue(told.hasParty(BUSY));
        assertTrue(told.hasCode(BUSY));
        assertTrue(told.proves(BUSY));
        assertTrue(told.mentions(BUSY));
    }

    @Test
    void findsWhatIsWrong() {
        Label other = new Label(
                Set.of("answered"), Set.of("not-a-failure"), Set.of("nobody"), Optional.of(0), List.of("BYE sip:"));
        Told told = told("failed", "callee-busy", 0.9);
        assertFalse(told.hasCategory(other));
        assertFalse(told.hasParty(other));
        assertFalse(told.hasCode(other));
        assertFalse(told.proves(other));
        assertFalse(told.mentions(other));
    }

    @Test
    void takesAnAlternativeForAMention() {
        Label declined = new Label(Set.of(), Set.of("callee-declined"), Set.of(), Optional.empty(), List.of());
        assertFalse(told("failed", "callee-busy", 0.9).hasCategory(declined));
        assertTrue(told("failed", "callee-busy", 0.9).mentions(declined));
    }

    @Test
    void isWrongByTheOutcomeAlone() {
        assertTrue(told("answered", "callee-busy", 0.9).hasCategory(BUSY));
        assertFalse(told("answered", "callee-busy", 0.9).isRight(BUSY));
    }

    @Test
    void takesTheCodeAtTheCallerAsWell() {
        Told told = Told.of(json("{'decisive': {'code': 488}, 'final_at_caller': {'code': 603}}"));
        assertEquals(Set.of(488, 603), told.codes());
        assertEquals(Set.of(Label.NO_CODE), Told.of(json("{}")).codes());
    }

    @Test
    void abstainsWhereNoCallIsFound() {
        assertTrue(Told.of(json("{}")).abstains());
        assertFalse(told("failed", "callee-busy", 0.3).abstains());
    }

    @Test
    void readsTheCallThatIsMeant() {
        JsonNode answer = json(
                "{'calls': [{'call_id': 'a', 'outcome': 'failed'}, {'call_id': 'b', 'outcome':" + " 'answered'}]}");
        assertEquals("answered", call(Optional.of("b"), answer).ask().outcome());
        assertEquals("failed", call(Optional.empty(), answer).ask().outcome());
    }

    @Test
    void sortsAnswersIntoBandsOfConfidence() {
        List<Band> bands = Band.of(List.of(
                judged(told("failed", "callee-busy", 0.7)),
                judged(told("failed", "callee-declined", 0.79)),
                judged(told("failed", "callee-busy", 1.0)),
                judged(Told.of(json("{}")))));
        assertEquals(
                List.of(new Proportion(0, 1), new Proportion(1, 2), new Proportion(1, 1)),
                bands.stream().map(Band::right).toList());
        assertEquals(0.745, bands.get(1).mean(), 1e-9);
    }

    @Test
    void countsAsWrongAndSureWhatIsBoth() {
        assertTrue(judged(told("failed", "callee-declined", 0.7)).isWrongAndSure());
        assertFalse(judged(told("failed", "callee-declined", 0.69)).isWrongAndSure());
        assertFalse(judged(told("failed", "callee-busy", 0.95)).isWrongAndSure());
    }

    @Test
    void printsEveryFigure() {
        List<Judged> answers =
                List.of(judged(told("failed", "callee-busy", 0.9)), judged(told("failed", "callee-declined", 0.8)));
        String report =
                String.join("\n", new SetReport(answers, Experts.expertise().knowledge()).lines());
        assertTrue(report.contains("category                             1 of   2   50% [9, 91]"), report);
        assertTrue(report.contains("wrong, confidence 0.7 or more        1 of   2   50% [9, 91]"), report);
        assertTrue(report.contains("people                               1 of   2   50% [9, 91]"), report);
        assertTrue(report.contains("easy                                 1 of   2   50% [9, 91]"), report);
        assertTrue(report.contains("0.80  one: failed callee-declined by r, not [failed] [callee-busy]"), report);
    }

    private static Judged judged(Told told) {
        return new Judged(call(Optional.empty(), json("{}")), told, "callee-busy");
    }

    private static LabelledCall call(Optional<String> callId, JsonNode answer) {
        return new LabelledCall("one", BUSY, Map.of("difficulty", "easy"), callId, () -> answer, List.of());
    }

    private static Told told(String outcome, String category, double confidence) {
        return Told.of(json("{'outcome': '" + outcome + "', 'root_cause': {'rule': 'r', 'category': '" + category
                + "', 'confidence': " + confidence + ", 'origin': 'callee', 'responsible': 'caller'},"
                + " 'decisive': {'code': 486}, 'alternatives': [{'category': 'callee-declined'}],"
                + " 'evidence': [{'quote': 'SIP/2.0 486 Busy Here'}]}"));
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
