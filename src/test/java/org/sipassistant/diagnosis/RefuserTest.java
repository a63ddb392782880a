// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.call.ExampleLadder;
import org.sipassistant.knowledge.Party;
import org.sipassistant.knowledge.TestYaml;

class RefuserTest {
    private static final RuleBook RULES = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);

    private static Diagnosis diagnosis(String ladder) {
        return Diagnosis.of(ExampleLadder.call(ladder), RULES);
    }

    @ParameterizedTest
    @CsvSource({
        "Yealink SIP-T54W, Asterisk PBX 20, PROXY",
        "Asterisk PBX 20, Asterisk PBX 20, NEXT_HOP",
        "Asterisk PBX 20, example gateway 3, NEXT_HOP",
        "Asterisk PBX 20, Yealink SIP-T54W, CALLEE",
        "example dialer 1, kamailio (5.8.1 (x86_64/linux)), PROXY",
        "example dialer 1, example gateway 3, UNKNOWN"
    })
    void softwareOfBothSidesTellsWhoseNodeRefused(String asking, String refusing, Party origin) {
        String ladder = "0 A > B  INVITE sip:2999@example.net  User-Agent: " + asking
                + "\n1 B > A  404 Not Found  Server: " + refusing;
        assertEquals(origin, diagnosis(ladder).origin());
    }

    @Test
    void whatIsBehindANodeIsItsNextHop() {
        String ladder = """
            0.0 A > P  INVITE sip:2999@example.net
            0.1 P > C  INVITE sip:2999@example.net
            0.2 C > P  404 Not Found
            0.3 P > A  404 Not Found
            """;
        assertEquals(Party.NEXT_HOP, diagnosis(ladder).origin());
    }

    @Test
    void aRegistrarRefusesRegistrationsAndTheDeviceHasToAct() {
        Diagnosis refused = diagnosis("0 A > R  REGISTER sip:example.net\n1 R > A  404 Not Found");
        assertEquals(Party.REGISTRAR, refused.origin());
        assertEquals(Party.CALLER, refused.responsible());
    }

    @Test
    void theCodeTellsWhoUsuallyHasToActWhereTheRuleDoesNot() {
        assertEquals(
                Party.CALLER,
                diagnosis("0 A > B  INVITE sip:2999@example.net\n1 B > A  404 Not Found")
                        .responsible());
        assertEquals(
                Party.CALLER,
                diagnosis("0 A > B  INVITE sip:2999@example.net\n1 B > A  488 Not Acceptable Here")
                        .responsible());
        assertEquals(
                Party.NEXT_HOP,
                diagnosis("0 A > B  INVITE sip:2999@example.net\n1 B > A  603 Decline")
                        .responsible());
    }

    /** What a node in the middle asks for in a call of its own is for that node to change. */
    @ParameterizedTest
    @CsvSource({"CALLER, one, 403 Forbidden", "PROXY, two, 403 Forbidden", "CALLER, two, 404 Not Found"})
    void whoeverWroteTheRefusedRequestHasToAct(Party responsible, String secondCall, String refusal) {
        String ladder = """
            0.0 A > P  INVITE sip:2999@example.net  Call-ID: one
            0.1 P > C  INVITE sip:2999@example.net  Call-ID: %1$s
            0.2 C > P  %2$s  Call-ID: %1$s
            0.3 P > A  %2$s  Call-ID: one
            """.formatted(secondCall, refusal);
        assertEquals(responsible, diagnosis(ladder).responsible());
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.9:5070, CALLER",
        "192.0.2.9, CALLER",
        "198.51.100.7, CALLEE",
        "pbx.example.net, UNKNOWN",
        "192.0.2.5:5060, CALLEE"
    })
    void whoeverMadeTheCallIdBeganTheCall(String maker, Party side) {
        String target = maker.startsWith("198") ? maker : "192.0.2.5:5060";
        String bye = """
            BYE sip:402@%s SIP/2.0
            Via: SIP/2.0/UDP 192.0.2.9:5070;branch=z9hG4bK7c30
            From: <sip:401@example.net>;tag=f0a4
            To: <sip:402@example.net>
            Call-ID: 7f55aa@%s
            CSeq: 3 BYE
            Content-Length: 0

            SIP/2.0 481 Call/Transaction Does Not Exist
            Via: SIP/2.0/UDP 192.0.2.9:5070;branch=z9hG4bK7c30
            From: <sip:401@example.net>;tag=f0a4
            To: <sip:402@example.net>;tag=z9
            Call-ID: 7f55aa@%s
            CSeq: 3 BYE
            Content-Length: 0

            """.formatted(target, maker, maker);
        Diagnosis lost = new RuleExample(
                        "request-outside-dialog",
                        "a lone BYE",
                        new RuleExample.Material(bye, true),
                        Optional.empty(),
                        Optional.empty(),
                        false,
                        false)
                .diagnosis(RULES);
        assertEquals("request-outside-dialog", lost.rootCause().rule());
        assertEquals(side, lost.responsible());
    }
}
