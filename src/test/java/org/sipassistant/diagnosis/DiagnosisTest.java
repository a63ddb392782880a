// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.call.Call;
import org.sipassistant.call.ExampleLadder;
import org.sipassistant.call.Material;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.inventory.InventoryLine;
import org.sipassistant.knowledge.Party;
import org.sipassistant.knowledge.TestYaml;

class DiagnosisTest {

    private static final RuleBook NO_RULES = new RuleBook(List.of(), Stories.KNOWLEDGE);

    private static Diagnosis byCodeAlone(String ladder) {
        return Diagnosis.of(ExampleLadder.call(ladder), NO_RULES);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "answered    | talk         | 0 A > B  INVITE;1 B > A  200 OK",
                "answered    | teardown     | 0 A > B  INVITE;1 B > A  200 OK;2 A > B  BYE",
                "cancelled   | alerting     | 0 A > B  INVITE;1 B > A  180 Ringing;2 A > B  CANCEL",
                "redirected  | setup        | 0 A > B  INVITE;1 B > A  302 Moved Temporarily",
                "failed      | setup        | 0 A > B  INVITE;1 B > A  403 Forbidden",
                "failed      | alerting     | 0 A > B  INVITE;1 B > A  180 Ringing;2 B > A  486 Busy Here",
                "in_progress | alerting     | 0 A > B  INVITE;1 B > A  180 Ringing",
                "in_progress | setup        | 0 A > B  INVITE;1 B > A  100 Trying",
                "not_a_call  | registration | 0 A > B  REGISTER;1 B > A  200 OK",
                "failed      | registration | 0 A > B  REGISTER;1 B > A  403 Forbidden",
                "not_a_call  | keepalive    | 0 A > B  OPTIONS;1 B > A  200 OK",
                "not_a_call  | messaging    | 0 A > B  MESSAGE;1 B > A  202 Accepted",
                "not_a_call  | messaging    | 0 A > B  SUBSCRIBE;1 B > A  200 OK"
            })
    void theStateTellsOutcomeAndPhase(String outcome, String phase, String ladder) {
        Diagnosis diagnosis = byCodeAlone(ladder.replace(';', '\n'));
        assertEquals(outcome, diagnosis.outcome());
        assertEquals(phase, diagnosis.phase());
    }

    @ParameterizedTest
    @CsvSource({"Yealink SIP-T54W, Asterisk PBX 20, PROXY", "Asterisk PBX 20, Asterisk PBX 20, NEXT_HOP"})
    void theServerOfAPhoneIsOnesOwn(String phone, String server, Party responsible) {
        Diagnosis diagnosis = byCodeAlone("0 A > B  INVITE sip:bob@example.net  User-Agent: " + phone
                + "\n1 B > A  500 Server Internal Error  Server: " + server);
        assertEquals(responsible, diagnosis.responsible());
    }

    @Test
    void whatIsLongAgoIsNoLongerInProgress() {
        Call ringing = ExampleLadder.call("0 A > B  INVITE\n1 B > A  180 Ringing");
        Instant last = ringing.messages().get(1).at().orElseThrow();
        Material asked = Material.of(ringing.messages());
        assertEquals("in_progress", outcome(ringing, asked.until(last.plusSeconds(200))));
        assertEquals("unknown", outcome(ringing, asked.until(last.plusSeconds(300))));
    }

    private static String outcome(Call call, Material material) {
        return Diagnosis.of(call, NO_RULES, Inventory.empty(), material).outcome();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "9 A > B  CANCEL;9.1 B > A  487 Request Terminated (INVITE)",
                "9 B > A  480 Temporarily Unavailable",
            })
    void anAnnouncedCauseStandsWhateverEndsTheAnnouncement(String end) {
        String ladder = "0 A > B  INVITE;1 B > A  183 Session Progress  Reason: Q.850;cause=1;" + end;
        Diagnosis diagnosis = byCodeAlone(ladder.replace(";9", "\n9").replace("INVITE;1", "INVITE\n1"));
        assertEquals(AnnouncedCause.RULE, diagnosis.rootCause().rule());
        assertEquals("user-not-found-number-format", diagnosis.category().category());
        assertEquals("failed", diagnosis.outcome());
    }

    @Test
    void aFinalResponseThatSaysMoreThanTheAnnouncementDecides() {
        String announced = "0 A > B  INVITE\n1 B > A  183 Session Progress  Reason: Q.850;cause=1\n";
        assertEquals(
                "callee-busy",
                byCodeAlone(announced + "9 B > A  486 Busy Here").category().category());
        assertEquals(
                "not-a-failure",
                byCodeAlone(announced + "9 B > A  200 OK").category().category());
    }

    @Test
    void theCodeAloneIsTheLastResort() {
        Diagnosis diagnosis = byCodeAlone("0 A > B  INVITE\n1 B > A  486 Busy Here  Server: Phone/1.0");
        Finding finding = diagnosis.rootCause();
        assertEquals(CodeAlone.CODE, finding.rule());
        assertEquals("callee-busy", diagnosis.category().category());
        assertEquals("10.0.0.2:5060 (Phone/1.0) answered 486 Busy Here", finding.says());
        assertEquals(0.3, finding.verdict().confidence());
        assertEquals(1, finding.evidence().get(0).witness().position());
        assertFalse(finding.actions().isEmpty());
        assertFalse(finding.verdict().missing().isEmpty());
        assertEquals(List.of(), diagnosis.others());
    }

    @Test
    void aCauseAnnouncedBeforeTheEndDecidesWhereTheEndIsMissing() {
        Diagnosis diagnosis = byCodeAlone("""
            0 A > B  INVITE
            1 B > A  183 Session Progress  Reason: Q.850;cause=17;text="User busy"
            """);
        assertEquals(AnnouncedCause.RULE, diagnosis.rootCause().rule());
        assertEquals("callee-busy", diagnosis.category().category());
        assertEquals("failed", diagnosis.outcome());
        assertEquals(1, diagnosis.rootCause().evidence().get(0).witness().position());
    }

    @Test
    void aCauseAnnouncedBeforeTheEndGivesWayToTheEnd() {
        Diagnosis diagnosis = byCodeAlone("""
            0 A > B  INVITE
            1 B > A  183 Session Progress  Reason: Q.850;cause=17;text="User busy"
            2 B > A  404 Not Found
            """);
        assertEquals(CodeAlone.CODE, diagnosis.rootCause().rule());
    }

    @Test
    void anUnknownCodeIsReadAsTheFirstOfItsClass() {
        Finding finding = byCodeAlone("0 A > B  INVITE\n1 B > A  499 Bad Mood").rootCause();
        assertTrue(
                finding.says().contains("499 Bad Mood; this code is not registered and is read as 400"), finding::says);
    }

    @Test
    void aCodeBeyondAllClassesSaysNothing() {
        assertEquals(
                CodeAlone.UNDETERMINED,
                byCodeAlone("0 A > B  INVITE\n1 B > A  700 Party").rootCause().rule());
    }

    @Test
    void theEndThatWasNotSeenIsNotGuessed() {
        Diagnosis diagnosis = byCodeAlone("0 A > B  INVITE\n1 B > A  180 Ringing");
        assertEquals(CodeAlone.UNDETERMINED, diagnosis.rootCause().rule());
        assertEquals(1, diagnosis.rootCause().evidence().get(0).witness().position());
        assertEquals(0.1, diagnosis.rootCause().verdict().confidence());
    }

    /** A BYE ends what was answered, but whether a person or a timer sent it nobody can tell from it. */
    @Test
    void aLoneByeIsNoFailureOfWhichMoreIsKnown() {
        Diagnosis diagnosis = byCodeAlone("0 A > B  BYE sip:bob@example.net");
        assertEquals(EndAlone.HUNG_UP, diagnosis.rootCause().rule());
        assertEquals("unknown", diagnosis.outcome());
        assertTrue(diagnosis.rootCause().verdict().confidence() < 0.5);
        assertTrue(diagnosis.alternatives().stream()
                .anyMatch(other -> other.category().equals("session-timer")));
    }

    @Test
    void aFragmentIsNotGuessedEither() {
        Diagnosis diagnosis = byCodeAlone("0 A > B  INFO sip:bob@example.net");
        assertEquals("unknown", diagnosis.outcome());
        assertEquals(CodeAlone.UNDETERMINED, diagnosis.rootCause().rule());
    }

    @Test
    void aFragmentThatEndedWellIsNoFailure() {
        Diagnosis diagnosis = byCodeAlone("0 A > B  BYE sip:bob@example.net\n1 B > A  200 OK");
        assertEquals("not-a-failure", diagnosis.category().category());
        assertEquals("unknown", diagnosis.outcome());
    }

    @Test
    void aFragmentThatWasRefusedFailed() {
        assertEquals(
                "failed",
                byCodeAlone("0 A > B  INFO\n1 B > A  481 Call Does Not Exist").outcome());
    }

    @Test
    void theSurestFindingWinsAndOfEqualOnesTheMoreParticular() {
        RuleBook book = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);
        Diagnosis diagnosis = Diagnosis.of(ExampleLadder.call("""
            0 A > B  INVITE sip:bob@example.net
            1 B > A  503 Service Unavailable  Retry-After: 30
            """), book);
        double last = diagnosis.rootCause().verdict().confidence();
        for (Finding other : diagnosis.others()) {
            assertTrue(other.verdict().confidence() <= last);
            last = other.verdict().confidence();
        }
        assertFalse(diagnosis.others().isEmpty());
    }

    @Test
    void measuresTheCall() {
        Timing timing = byCodeAlone("""
            0.0  A > B  INVITE sip:bob@example.net
            0.1  B > A  407 Proxy Authentication Required
            0.2  A > B  ACK
            0.5  A > B  INVITE sip:bob@example.net
            1.5  B > A  180 Ringing
            4.5  B > A  200 OK
            4.6  A > B  ACK
            64.5 A > B  BYE
            """).timing();
        assertEquals(Optional.of(Duration.ofMillis(1500)), timing.postDialDelay());
        assertEquals(Optional.of(Duration.ofSeconds(3)), timing.ring());
        assertEquals(Optional.of(Duration.ofMillis(4500)), timing.setup());
        assertEquals(Optional.of(Duration.ofSeconds(60)), timing.talk());
        assertEquals(Optional.of(Duration.ofSeconds(4)), timing.response());
    }

    @Test
    void measuresNothingOfWhatWasNotSeen() {
        Timing timing = byCodeAlone("0 A > B  INVITE\n1 B > A  100 Trying").timing();
        assertEquals(
                new Timing(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                timing);
    }

    /** Where a trunk is asked for a password, whoever asks does not recognise its address; a phone has to send one. */
    @ParameterizedTest
    @CsvSource({"trunk, PROXY", "device_pool, CALLER"})
    void whoHasToActOnAnUnansweredChallengeDependsOnWhoWasAsked(String role, Party expected) {
        Call call = ExampleLadder.call("""
            0 A > B  INVITE sip:bob@example.net
            1 B > A  407 Proxy Authentication Required  Proxy-Authenticate: Digest realm="example.net", nonce="n1"
            1 A > B  ACK\
            """);
        Inventory inventory = Inventory.read(List.of(
                        new InventoryLine(1, Map.of("name", "asked", "role", role, "match", List.of("10.0.0.1")))))
                .inventory();
        RuleBook rules = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);
        Diagnosis diagnosis = Diagnosis.of(call, rules, inventory, Material.of(call.messages()));
        assertEquals("missing-credentials", diagnosis.category().category());
        assertEquals(expected, diagnosis.responsible());
    }

    @Test
    void theProxyThatRefusesItsOwnPhoneHasToAct() {
        RuleBook rules = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);
        Diagnosis refused = Diagnosis.of(ExampleLadder.call("""
            0 A > P  INVITE sip:112@example.net
            1 P > A  403 Forbidden
            """), rules);
        assertEquals(Party.PROXY, refused.responsible());
        assertEquals(Optional.of("10.0.0.2:5060/udp"), refused.responsibleEntity());
        Diagnosis refusedBehind = Diagnosis.of(ExampleLadder.call("""
            0 A > P  INVITE sip:112@example.net
            0.1 P > C  INVITE
            1 C > P  403 Forbidden
            1.1 P > A  403 Forbidden
            """), rules);
        assertEquals(Optional.of("10.0.0.2:5060/udp"), refusedBehind.responsibleEntity());
    }

    @Test
    void anAnswerThatNamesOtherSoftwareThanTheHundredBeforeItIsPassedOn() {
        assertEquals(
                "10.0.0.2:5060 (for Gateway/2 behind it) answered 500 Server Internal Error",
                byCodeAlone("""
                    0 A > P  INVITE sip:bob@example.net
                    0.1 P > A  100 Trying  Server: Proxy/1
                    1 P > A  500 Server Internal Error  Server: Gateway/2
                    """).rootCause().says());
        assertEquals(
                "10.0.0.2:5060 (Gateway/2) answered 500 Server Internal Error",
                byCodeAlone("""
                    0 A > P  INVITE sip:bob@example.net
                    0.1 P > A  100 Trying  Server: Gateway/2
                    1 P > A  500 Server Internal Error  Server: Gateway/2
                    """).rootCause().says());
    }

    @Test
    void theEchoOfACancelIsNotTranslated() {
        String ladder = """
            0.0 A > P  INVITE sip:bob@example.net
            0.1 P > B  INVITE
            0.2 B > P  180 Ringing
            25 P > B  CANCEL
            25.1 B > P  487 Request Terminated (INVITE)
            25.2 P > A  408 Request Timeout (INVITE)
            """;
        assertEquals(List.of(), Stories.of(ladder).translations());
        String refused = ladder.replace("25 P > B  CANCEL\n", "").replace("487 Request Terminated", "486 Busy Here");
        assertEquals(1, Stories.of(refused).translations().size());
    }
}
