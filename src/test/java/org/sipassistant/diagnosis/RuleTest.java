// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.knowledge.KnowledgeException;

class RuleTest {

    private static final String RULE = """
        id: test
        title: Nobody answered
        category: callee-no-answer-timeout
        status: stable
        references: [RFC 3261]
        when:
          - ringing: {}
          - final_response: { code: [480] }
        then:
          origin: callee
          responsible: callee
          confidence: 0.8
          says: "{decider} answered {final}"
          because: That is so.
          action: ["Ask {decider}."]
          evidence: [ringing, final_response, final_response.last]
        """;
    private static final String LADDER = """
        0 A > B  INVITE sip:bob@example.net
        1 B > A  180 Ringing
        9 B > A  480 Temporarily Unavailable
        """;

    private static Rule rule(String yaml) {
        return Rule.read(Stories.section(yaml), Stories.KNOWLEDGE);
    }

    @Test
    void findsWhatAllItsClausesSay() {
        Finding finding = rule(RULE).find(Stories.of(LADDER)).orElseThrow();
        assertEquals("test", finding.rule());
        assertEquals("10.0.0.2:5060 answered 480 Temporarily Unavailable", finding.says());
        assertEquals(List.of("Ask 10.0.0.2:5060."), finding.actions());
        assertEquals(2, finding.clauses());
    }

    @Test
    void citesEachMessageOnce() {
        List<Evidence> evidence =
                rule(RULE).find(Stories.of(LADDER)).orElseThrow().evidence();
        assertEquals(
                List.of(1, 2),
                evidence.stream().map(e -> e.witness().position()).toList());
        assertEquals("the callee was alerted", evidence.get(0).shows());
    }

    @Test
    void findsNothingWhereOneClauseDoesNotHold() {
        String notRinging = LADDER.replace("180 Ringing", "100 Trying");
        assertEquals(Optional.empty(), rule(RULE).find(Stories.of(notRinging)));
        Rule rule = rule(RULE);
        assertTrue(rule.without(rule.when().get(0)).find(Stories.of(notRinging)).isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "id: test                | id: other            | [id]",
                "title: Nobody answered  | titel: x             | [title] is missing",
                "status: stable          | status: new          | [status]",
                "category: callee-no-answer-timeout | category: x | [category]",
                "origin: callee          | origin: dog          | [then.origin]",
                "confidence: 0.8         | confidence: 0        | [then.confidence]",
                "confidence: 0.8         | confidence: 1.1      | [then.confidence]",
                "confidence: 0.8         | confidence: high     | [then.confidence]",
                "because: That is so.    | cause: x             | [then.because] is missing",
                "because: That is so.    | because: {}          | [then.because]",
                "{decider} answered      | {dezider} answered   | [then.says]",
                "Ask {decider}           | Ask {dezider}        | [then.action]",
                "references: [RFC 3261]  | wehn: []             | [wehn] is not a known key",
                "- ringing: {}           | - rining: {}         | [when[0].rining]"
            })
    void aWrongRuleIsRefusedByFileAndKey(String right, String wrong, String key) {
        String yaml = RULE.replace(right, wrong);
        KnowledgeException problem = assertThrows(KnowledgeException.class, () -> rule(yaml));
        assertTrue(problem.getMessage().contains("[rules/test.yml]"), problem::getMessage);
        assertTrue(problem.getMessage().contains(key), problem::getMessage);
    }

    @ParameterizedTest
    @CsvSource({"outcome: lost", "phase: lunch", "extra: 1"})
    void aWrongVerdictIsRefusedByItsKey(String line) {
        String key = "[then." + line.substring(0, line.indexOf(':')) + "]";
        KnowledgeException problem =
                assertThrows(KnowledgeException.class, () -> rule(RULE.replace("then:\n", "then:\n  " + line + "\n")));
        assertTrue(problem.getMessage().contains(key), problem::getMessage);
    }

    @Test
    void aRuleNeedsAClause() {
        KnowledgeException problem = assertThrows(
                KnowledgeException.class,
                () -> rule(RULE.replace("  - ringing: {}\n", "").replace("  - final_response: { code: [480] }\n", "")));
        assertTrue(problem.getMessage().contains("[when]"), problem::getMessage);
    }

    @Test
    void evidenceThatNobodyKnowsIsRefusedWhenItIsRead() {
        KnowledgeException problem = assertThrows(
                KnowledgeException.class, () -> rule(RULE.replace("evidence: [ringing,", "evidence: [ring,")));
        assertTrue(problem.getMessage().contains("evidence"), problem::getMessage);
    }

    private static final String DOUBT = """
        doubts:
          - when:
              - ringing: { lasted: "< 10 s" }
            confidence: 0.5
            may_be: [callee-declined]
            missing: [The log of the phone.]
        """;

    @Test
    void aDoubtThatHoldsLowersTheConfidenceAndNamesWhatElseItMayBe() {
        Verdict verdict =
                rule(RULE + DOUBT).find(Stories.of(LADDER)).orElseThrow().verdict();
        assertEquals(0.5, verdict.confidence());
        assertEquals(List.of("callee-declined"), verdict.mayBe());
        assertEquals(List.of("The log of the phone."), verdict.missing());
    }

    @Test
    void aDoubtThatDoesNotHoldChangesNothing() {
        String longer = LADDER.replace("9 B > A", "19 B > A");
        Verdict verdict =
                rule(RULE + DOUBT).find(Stories.of(longer)).orElseThrow().verdict();
        assertEquals(rule(RULE).verdict(), verdict);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- ringing: { lasted: \"< 10 s\" } | - rining: {} | [doubts[0].when[0].rining]",
                "confidence: 0.5              | confidence: 1 | [doubts[0].confidence]",
                "may_be: [callee-declined]    | may_be: [x]   | category",
                "missing: [The                | mising: [The  | [doubts[0].mising]"
            })
    void aWrongDoubtIsRefusedByItsKey(String right, String wrong, String key) {
        String yaml = RULE + DOUBT.replace(right, wrong);
        KnowledgeException problem = assertThrows(KnowledgeException.class, () -> rule(yaml));
        assertTrue(problem.getMessage().contains(key), problem::getMessage);
    }
}
