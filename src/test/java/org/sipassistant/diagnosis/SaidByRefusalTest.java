// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.call.ExampleLadder;
import org.sipassistant.knowledge.Party;
import org.sipassistant.knowledge.TestYaml;

class SaidByRefusalTest {
    private static final RuleBook RULES = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);

    private static Diagnosis diagnosis(String ladder) {
        return Diagnosis.of(
                CallAssembler.assemble(ExampleLadder.messages(ladder)).get(0), RULES);
    }

    private static Diagnosis refused(String answer) {
        return diagnosis("0.000 A > B  INVITE sip:bob@example.net\n0.020 B > A  " + answer);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "405 Method Not Allowed  Allow: OPTIONS, BYE | it allows OPTIONS, BYE | OPTIONS, BYE",
                "415 Unsupported Media Type  Accept: application/sdp | it accepts application/sdp | application/sdp",
                "420 Bad Extension  Unsupported: 100rel | it does not support 100rel | Take 100rel out",
                "421 Extension Required  Require: timer | it requires timer | support timer",
                "422 Session Interval Too Small  Min-SE: 90 | at least 90 s | at least 90 s",
                "423 Interval Too Brief  Min-Expires: 3600 | at least 3600 s | at least 3600 s",
                "480 Temporarily Unavailable  Retry-After: 30 (at lunch) | after 30 s | after 30 s",
            })
    void aHeaderThatTheCodeGivesAMeaningIsToldAndActedUpon(String answer, String says, String action) {
        Diagnosis diagnosis = refused(answer);
        assertTrue(diagnosis.says().contains(says), diagnosis::says);
        assertTrue(
                diagnosis.actions().get(0).contains(action),
                () -> diagnosis.actions().toString());
    }

    @Test
    void theTextsOfWarningAndReasonAreToldOnce() {
        String warned = refused("404 Not Found  Warning: 399 b.example.net \"no such tenant\"")
                .says();
        assertTrue(warned.endsWith("; its Warning says \"no such tenant\""), warned);
        String limited = refused("503 Service Unavailable  Reason: X.int;text=\"channel limit\"")
                .says();
        assertEquals(limited.indexOf("channel limit"), limited.lastIndexOf("channel limit"), limited);
    }

    @Test
    void nothingIsAddedToAnAnswerOrABareCode() {
        assertEquals(List.of(), SaidByRefusal.of(Stories.of("0 A > B  INVITE\n1 B > A  403 Forbidden")));
        assertEquals(
                List.of(), SaidByRefusal.of(Stories.of("0 A > B  INVITE\n1 B > A  200 OK  Warning: 399 b \"fine\"")));
    }

    @Test
    void whatABackToBackUserAgentWroteIsItsOwnFault() {
        String ladder = """
            0.000 A > P  INVITE sip:500@p.example.net  Call-ID: upper-1  From: <sip:alice@example.net>;tag=a1  %s
            0.050 P > B  INVITE sip:500@b.example.net  Call-ID: lower-1  From: <sip:alice@p.example.net>;tag=b1  %s
            0.100 B > P  400 Missing Max-Forwards  Call-ID: lower-1
            0.120 P > A  400 Bad Request  Call-ID: upper-1
            """;
        String session = "Session-ID: 0123456789abcdef0123456789abcdef;remote=00000000000000000000000000000000";
        assertEquals(Party.PROXY, diagnosis(ladder.formatted(session, session)).responsible());
        String forwarded = """
            0.000 A > P  INVITE sip:500@p.example.net
            0.050 P > B  INVITE sip:500@b.example.net
            0.100 B > P  400 Missing Max-Forwards
            0.120 P > A  400 Bad Request
            """;
        assertEquals(Party.CALLER, diagnosis(forwarded).responsible());
    }
}
