// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.diagnosis.Stories.cited;
import static org.sipassistant.diagnosis.Stories.clause;
import static org.sipassistant.diagnosis.Stories.holds;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.knowledge.KnowledgeException;

class ClauseTest {

    static final String BUSY = """
        0.00 A > P  INVITE sip:bob@example.net  SDP: G729
        0.01 P > B  INVITE
        0.10 B > P  180 Ringing
        0.11 P > A  180 Ringing
        4.10 B > P  486 Busy Here  Reason: Q.850;cause=17;text="User busy"  Server: Yealink SIP-T46U 108.86.0.20
        4.20 P > A  600 Busy Everywhere
        """;
    static final String ANSWERED = """
        0.00 A > B  INVITE sip:bob@example.net  SDP: PCMA
        1.00 B > A  200 OK  SDP: PCMA
        1.01 A > B  ACK
        61.0 B > A  BYE  Reason: Q.850;cause=16
        61.1 A > B  200 OK
        """;
    static final String SILENT = """
        0.0 A > B  INVITE sip:bob@example.net
        0.5 A > B  INVITE
        1.5 A > B  INVITE
        """;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ringin: {}",
                "{}",
                "{ringing: {}, emergency: true}",
                "ringing: {for: 3}",
                "ringing: 3",
                "ringing: {lasted: soon}",
                "kind: [phone]",
                "state: [broken]",
                "final_response: {code: busy}",
                "final_response: {codes: [486]}",
                "silence: {}",
                "silence: {provisional: some}",
                "absent: {request: ACK}",
                "absent: {request: ACK, after: dinner}",
                "cancelled: {}",
                "ended: {by: nobody}",
                "codecs: none",
                "emergency: perhaps",
                "told: {ringing: true}",
                "told: {class: sucess}",
                "told: {role: [pone]}",
                "silence: {provisional: none, transport: upd}"
            })
    void whatIsNoClauseIsRefusedByTheNameOfTheFile(String yaml) {
        KnowledgeException problem = assertThrows(KnowledgeException.class, () -> clause(yaml));
        assertTrue(problem.getMessage().contains("[rules/test.yml]"), problem::getMessage);
    }

    @Nested
    class KindIsTest {
        @Test
        void holdsForOneOfTheKinds() {
            assertTrue(holds("kind: [registration, call]", BUSY));
            assertFalse(holds("kind: registration", BUSY));
        }
    }

    @Nested
    class StateIsTest {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "answered   | 0 A > B  INVITE;1 B > A  180 Ringing;2 B > A  200 OK",
                    "cancelled  | 0 A > B  INVITE;1 A > B  CANCEL;2 B > A  487 Request Terminated",
                    "cancelled  | 0 A > B  INVITE;1 A > B  CANCEL",
                    "redirected | 0 A > B  INVITE;1 B > A  302 Moved Temporarily",
                    "refused    | 0 A > B  INVITE;1 B > A  180 Ringing;2 B > A  480 Temporarily Unavailable",
                    "refused    | 0 A > B  INVITE;1 B > A  487 Request Terminated",
                    "refused    | 0 A > B  INVITE;1 A > B  CANCEL;2 B > A  486 Busy Here",
                    "alerting   | 0 A > B  INVITE;1 B > A  183 Session Progress",
                    "unanswered | 0 A > B  INVITE;1 B > A  100 Trying",
                    "unknown    | 0 A > B  BYE"
                })
        void tellsHowFarTheLastAttemptCame(String state, String ladder) {
            assertEquals(state, Stories.of(ladder.replace(';', '\n')).state().id());
            assertTrue(holds("state: [" + state + "]", ladder.replace(';', '\n')));
        }

        @Test
        void doesNotHoldInAnotherState() {
            assertFalse(holds("state: [answered, alerting]", BUSY));
        }

        @Test
        void anAnswerThatCameTooLateForTheSenderIsNoAnswer() {
            assertTrue(holds("state: refused", """
                0.0 A > P  INVITE sip:bob@example.net
                0.1 P > B  INVITE
                32  P > A  408 Request Timeout
                33  B > P  200 OK
                """));
        }
    }

    @Nested
    class FinalResponseTest {
        @Test
        void isTheOneOfTheHopThatDecided() {
            assertEquals(
                    Optional.of(Map.of("final_response", 5, "final_response.last", 5)),
                    cited("final_response: {method: INVITE, code: [486]}", BUSY));
            assertFalse(holds("final_response: {code: [600]}", BUSY));
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "class: client_error          | class: success",
                    "phrase: busy                 | phrase: decline",
                    "phrase: USER BUSY            | phrase: nobody",
                    "q850: [16, 17]               | q850: [16]",
                    "header: [Reason, Server]     | header: [Reason, Retry-After]",
                    "role: [device]               | role: [pbx, unknown]",
                    "method: [BYE, INVITE]        | method: BYE",
                    "after: '>= 4 s'              | after: '> 4.09 s'",
                    "ringing: true                | ringing: false",
                    "forwarded: true              | forwarded: false",
                    "retransmitted: 0             | retransmitted: '>= 1'"
                })
        void asksOneThingAtATime(String holding, String not) {
            assertTrue(holds("final_response: {" + holding + "}", BUSY), holding);
            assertFalse(holds("final_response: {" + not + "}", BUSY), not);
        }

        @Test
        void citesTheLastRepetition() {
            assertEquals(
                    Optional.of(Map.of("final_response", 2, "final_response.last", 4)),
                    cited("final_response: {retransmitted: '>= 2'}", """
                        0.0 A > B  INVITE sip:bob@example.net
                        1.0 B > A  200 OK
                        1.5 B > A  200 OK
                        2.5 B > A  200 OK
                        """));
        }

        @Test
        void readsWarningsAndSipCauses() {
            String ladder = """
                0.0 A > B  INVITE sip:bob@example.net
                1.0 B > A  488 Not Acceptable Here  Warning: 304 b "Media type not available"  Reason: SIP;cause=415
                """;
            assertTrue(holds("final_response: {warning: [304, 305], sip_cause: 415}", ladder));
            assertTrue(holds("final_response: {phrase: media type}", ladder));
            assertFalse(holds("final_response: {warning: [399]}", ladder));
            assertFalse(holds("final_response: {q850: [415]}", ladder));
        }

        @Test
        void doesNotHoldWithoutAFinalResponse() {
            assertFalse(holds("final_response: {}", SILENT));
        }
    }

    @Nested
    class ToldTest {
        @Test
        void isWhatReachedTheSender() {
            assertEquals(Optional.of(Map.of("told", 6)), cited("told: {code: 600}", BUSY));
            assertFalse(holds("told: {code: 486}", BUSY));
            assertFalse(holds("told: {}", SILENT));
        }
    }

    @Nested
    class SilenceTest {
        @Test
        void citesTheFirstAndTheLastRequest() {
            assertEquals(
                    Optional.of(Map.of("silent.first", 1, "silent.last", 3)),
                    cited("silence: {provisional: none, retransmitted: 2}", SILENT));
            assertFalse(holds("silence: {provisional: none, retransmitted: '>= 3'}", SILENT));
        }

        @ParameterizedTest
        @CsvSource({
            "100 Trying,      false, true,  true",
            "180 Ringing,     false, false, true",
            "486 Busy Here,   false, false, false"
        })
        void knowsWhatWasHeard(String response, boolean none, boolean trying, boolean any) {
            String ladder = "0 A > B  INVITE\n1 B > A  " + response;
            assertEquals(none, holds("silence: {provisional: none}", ladder));
            assertEquals(trying, holds("silence: {provisional: trying}", ladder));
            assertEquals(any, holds("silence: {provisional: any}", ladder));
        }

        @Test
        void asksForTheTransport() {
            String ladder = "0 A > B  INVITE  Transport: tls";
            assertTrue(holds("silence: {provisional: none, transport: [tcp, tls]}", ladder));
            assertFalse(holds("silence: {provisional: none, transport: udp}", ladder));
        }

        @Test
        void waitsUntilTheSenderIsTold() {
            String ladder = """
                0  A > P  INVITE sip:bob@example.net
                1  P > B  INVITE
                33 P > A  408 Request Timeout
                """;
            assertTrue(holds("silence: {provisional: none, waited: 32 s}", ladder));
            assertFalse(holds("silence: {provisional: none, waited: '> 32 s'}", ladder));
        }

        @Test
        void waitsUntilTheEndOfTheMaterialWhereNobodyIsTold() {
            assertTrue(holds("silence: {provisional: none, waited: 1500 ms}", SILENT));
        }
    }

    @Nested
    class RingingTest {
        @Test
        void lastsFromTheFirst180ToTheEnd() {
            assertEquals(Optional.of(Map.of("ringing", 3)), cited("ringing: {}", BUSY));
            assertTrue(holds("ringing: {lasted: '>= 4 s'}", BUSY));
            assertFalse(holds("ringing: {lasted: '>= 5 s'}", BUSY));
            assertFalse(holds("ringing: {}", SILENT));
        }

        @Test
        void endsWithTheCancel() {
            assertTrue(holds("ringing: {lasted: 5 s}", """
                0 A > B  INVITE
                1 B > A  180 Ringing
                6 A > B  CANCEL
                9 B > A  487 Request Terminated
                """));
        }

        @Test
        void hasNoLengthWhileItGoesOn() {
            String ladder = "0 A > B  INVITE\n1 B > A  180 Ringing";
            assertTrue(holds("ringing: {}", ladder));
            assertFalse(holds("ringing: {lasted: '>= 0 s'}", ladder));
        }
    }

    @Nested
    class SeenRequestTest {
        @Test
        void isAnyRequestOfTheCall() {
            assertEquals(Optional.of(Map.of("request", 4)), cited("request: {method: BYE}", ANSWERED));
            assertFalse(holds("request: {method: CANCEL}", ANSWERED));
            assertFalse(holds("request: {code: 200}", ANSWERED), "a response is no request");
        }
    }
}
