// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sipassistant.call.ExampleLadder;
import org.sipassistant.knowledge.TestYaml;

class AlternativeTest {
    private static final RuleBook RULES = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);

    @Test
    void findingsThatLostComeFirstWithTheirOwnConfidence() {
        Alternative first = alternatives("""
            0.000 A > B  INVITE sip:bob@example.net
            0.800 B > A  180 Ringing
            20.80 A > B  CANCEL
            20.81 B > A  487 Request Terminated (INVITE)\
            """).get(0);
        assertEquals(new Alternative("cancelled", "caller-cancelled", 0.58), first);
    }

    @Test
    void whatACodeAlsoStandsForIsNamedWhereTheRuleIsNotSure() {
        List<Alternative> alternatives = alternatives("""
            0.000 A > B  INVITE sip:bob@example.net
            0.020 B > A  403 Forbidden\
            """);
        assertTrue(categories(alternatives).contains("wrong-credentials"), alternatives::toString);
        assertTrue(alternatives.stream().allMatch(other -> other.confidence() < 0.6), alternatives::toString);
    }

    @Test
    void aSureRuleNamesOnlyItsOwnLookAlikes() {
        assertEquals(List.of("callee-declined"), categories(alternatives("""
            0.000 A > B  INVITE sip:bob@example.net
            0.020 B > A  486 Busy Here\
            """)));
    }

    /** What is most often taken for the cause that was found fills up a short list, and shares the doubt that is left. */
    @Test
    void neighboursFollowWhereFewOthersAreKnown() {
        List<Alternative> alternatives = alternatives("""
            0.000 A > B  REGISTER sip:example.net  Expires: 30
            0.020 B > A  423 Interval Too Brief  Min-Expires: 60
            40.00 A > B  OPTIONS sip:example.net\
            """);
        assertEquals(List.of("header-malformed", "forbidden-policy-or-acl"), categories(alternatives));
        assertTrue(alternatives.stream().allMatch(other -> other.confidence() < 0.1), alternatives::toString);
    }

    /** Of an answered call nobody says that the callee was busy, and of a registration not that its ACK was lost. */
    @Test
    void neighboursAreOnlyThoseThatTheStateOfTheCallAdmits() {
        List<Alternative> answered = alternatives("""
            0.000 A > B  INVITE sip:bob@example.net
            1.000 B > A  200 OK
            20.00 B > A  BYE\
            """);
        assertTrue(categories(answered).contains("ice-or-media-nat"), answered::toString);
        assertFalse(categories(answered).contains("caller-cancelled"), answered::toString);
        List<Alternative> registration = alternatives("0.000 A > B  REGISTER sip:example.net");
        assertFalse(categories(registration).contains("callee-no-answer-timeout"), registration::toString);
    }

    @Test
    void whatCannotBeToldNamesWhatItMayBeAndNoneIsSurer() {
        Diagnosis diagnosis = diagnosis("""
            0.000 A > B  NOTIFY sip:bob@example.net  Event: refer
            0.100 B > A  100 Trying\
            """);
        assertEquals("undetermined", diagnosis.rootCause().rule());
        assertFalse(diagnosis.alternatives().isEmpty());
        assertTrue(diagnosis.alternatives().stream().allMatch(other -> other.confidence() <= 0.1));
    }

    @Test
    void theCauseItselfIsNoAlternativeToIt() {
        Diagnosis diagnosis = diagnosis("""
            0.000 A > B  INVITE sip:bob@example.net
            0.020 B > A  404 Not Found\
            """);
        assertFalse(categories(diagnosis.alternatives())
                .contains(diagnosis.rootCause().verdict().category()));
    }

    @Test
    void anotherRuleOfTheSameCategoryIsNoAlternative() {
        assertFalse(categories(alternatives("""
            0.000 A > B  INVITE sip:bob@example.net
            0.800 B > A  180 Ringing
            6.800 A > B  CANCEL
            6.810 B > A  487 Request Terminated (INVITE)\
            """)).contains("caller-cancelled"));
    }

    @Test
    void aRefusalBeforeTheSilenceIsRemembered() {
        assertTrue(categories(alternatives("""
            0.000 A > B  INVITE sip:bob@example.net
            0.020 B > A  302 Moved Temporarily  Contact: <sip:bob@10.0.0.9>
            0.022 A > B  ACK
            0.040 A > B  INVITE sip:bob@10.0.0.9\
            """)).contains("redirect-not-followed"));
    }

    @Test
    void togetherTheyNeverClaimMoreThanTheDoubtThatIsLeft() {
        Diagnosis diagnosis = diagnosis("""
            0.000 A > B  INVITE sip:bob@example.net
            0.020 B > A  500 Server Internal Error\
            """);
        double sum = diagnosis.rootCause().verdict().confidence()
                + diagnosis.alternatives().stream()
                        .mapToDouble(Alternative::confidence)
                        .sum();
        assertTrue(sum < 1, () -> "sum " + sum);
    }

    private static List<Alternative> alternatives(String ladder) {
        return diagnosis(ladder).alternatives();
    }

    private static Diagnosis diagnosis(String ladder) {
        return Diagnosis.of(ExampleLadder.call(ladder), RULES);
    }

    private static List<String> categories(List<Alternative> alternatives) {
        return alternatives.stream().map(Alternative::category).toList();
    }
}
