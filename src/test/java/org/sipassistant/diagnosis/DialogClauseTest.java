// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.sipassistant.diagnosis.ClauseTest.ANSWERED;
import static org.sipassistant.diagnosis.ClauseTest.BUSY;
import static org.sipassistant.diagnosis.ClauseTest.SILENT;
import static org.sipassistant.diagnosis.Stories.cited;
import static org.sipassistant.diagnosis.Stories.holds;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The clauses that look beyond the deciding hop: at challenges, the dialog, its end and the media. */
class DialogClauseTest {

    @Nested
    class InDialogTest {
        private static final String REFUSED = """
            0.0 A > B  INVITE sip:bob@example.net
            1.0 B > A  200 OK
            1.1 A > B  ACK
            9.0 A > B  INVITE
            9.1 B > A  491 Request Pending
            9.2 A > B  ACK
            """;

        @Test
        void citesTheRequestAndItsRefusal() {
            assertEquals(
                    Optional.of(Map.of("in_dialog.request", 4, "in_dialog.response", 5)),
                    cited("in_dialog: {request: [INVITE, UPDATE], code: 491}", REFUSED));
            assertFalse(holds("in_dialog: {request: BYE}", REFUSED));
            assertFalse(holds("in_dialog: {code: 488}", REFUSED));
        }

        @Test
        void takesWhatANodeOnTheWayGaveUpOnForUnanswered() {
            String proxied = """
                0.0 A > P  INVITE sip:bob@example.net
                0.1 P > B  INVITE
                1.0 B > P  200 OK
                1.1 P > A  200 OK
                1.2 A > P  ACK
                1.3 P > B  ACK
                9.0 A > P  INVITE
                9.1 P > A  100 Trying
                9.2 P > B  INVITE
                14.0 P > A  408 Request Timeout
                """;
            assertTrue(holds("in_dialog: {request: INVITE, unanswered: true}", proxied));
            assertFalse(holds(
                    "in_dialog: {request: INVITE, unanswered: true}",
                    proxied.replace("408 Request Timeout", "500 No")));
            assertFalse(holds(
                    "in_dialog: {request: INVITE, unanswered: true}",
                    proxied.replace("14.0 P > A  408 Request Timeout\n", "")));
        }

        @Test
        void knowsWhetherALaterOneWasAccepted() {
            String repaired = REFUSED + "12 A > B  INVITE\n12.1 B > A  200 OK\n";
            assertTrue(holds("in_dialog: {code: 491, repaired: true}", repaired));
            assertFalse(holds("in_dialog: {code: 491, repaired: true}", REFUSED));
            assertTrue(holds("in_dialog: {code: 491, repaired: false}", REFUSED));
        }

        @Test
        void knowsWhetherTheOtherSideSentTheSame() {
            String crossed =
                    REFUSED.replace("9.1 B", "9.0 B > A  INVITE\n9.1 B").replace("ding\n", "ding (INVITE)\n");
            assertTrue(holds("in_dialog: {code: 491, crossed: true}", crossed));
            assertFalse(holds("in_dialog: {code: 491, crossed: false}", crossed));
            assertTrue(holds("in_dialog: {code: 491, crossed: false}", REFUSED));
        }

        @Test
        void theFirstInviteIsNotInTheDialog() {
            assertFalse(holds("in_dialog: {}", BUSY));
        }
    }

    @Nested
    class AbsentTest {
        @Test
        void holdsWhereNoSuchRequestFollows() {
            String ladder = "0 A > B  INVITE\n1 B > A  200 OK\n";
            assertTrue(holds("absent: {request: ACK, after: final_response}", ladder));
            assertFalse(holds("absent: {request: ACK, after: final_response}", ladder + "2 A > B  ACK"));
        }

        @Test
        void whatCameBeforeDoesNotCount() {
            String ladder = """
                0 A > B  INVITE
                1 B > A  401 Unauthorized
                2 A > B  ACK
                3 A > B  INVITE
                4 B > A  200 OK
                """;
            assertTrue(holds("absent: {request: ACK, after: final_response}", ladder));
            assertFalse(holds("absent: {request: ACK, after: challenge}", ladder));
            assertTrue(holds("absent: {request: CANCEL, after: challenge}", ladder));
        }

        @Test
        void provesNothingWhereRequestsAreNotVisible() {
            assertFalse(holds("absent: {request: ACK, after: final_response}", "0 B > A  200 OK (INVITE)"));
            assertFalse(holds("absent: {request: ACK, after: final_response}", SILENT));
            assertFalse(holds("absent: {request: INVITE, after: challenge}", BUSY));
        }
    }

    @Nested
    class ChallengedTest {
        private static final String DEMAND = "401 Unauthorized  WWW-Authenticate: Digest realm=\"r\", nonce=\"n\"";
        private static final String WITH =
                "REGISTER sip:example.net  Authorization: Digest username=\"a\", realm=\"r\"";

        private static final String ONCE = "0 A > B  REGISTER sip:example.net\n1 B > A  " + DEMAND + "\n";
        private static final String TWICE = ONCE + "2 A > B  " + WITH + "\n3 B > A  " + DEMAND + "\n";

        @Test
        void citesTheFirstAndTheLastChallenge() {
            assertEquals(Optional.of(Map.of("challenge", 2, "challenge.last", 4)), cited("challenged: {}", TWICE));
            assertFalse(holds("challenged: {}", BUSY));
        }

        @Test
        void countsRefusedCredentials() {
            assertTrue(holds("challenged: {refused: 1}", TWICE));
            assertTrue(holds("challenged: {refused: 0}", ONCE));
        }

        @Test
        void credentialsForAnotherRealmAreNeitherRefusedNorOffered() {
            assertTrue(holds(
                    "challenged: {refused: 0, offered: false}", TWICE.replaceAll("realm=\"r\"\n", "realm=\"q\"\n")));
        }

        @Test
        void countsStaleNonces() {
            assertTrue(holds(
                    "challenged: {stale: 2, refused: 0}", TWICE.replace("nonce=\"n\"", "nonce=\"n\", stale=true")));
            assertTrue(holds("challenged: {stale: 0}", TWICE));
        }

        @Test
        void knowsWhetherSomebodyTriedAgain() {
            assertTrue(holds("challenged: {retried: true, offered: true}", TWICE));
            assertTrue(holds("challenged: {retried: false, offered: false}", ONCE));
            assertTrue(holds("challenged: {retried: true, offered: false}", ONCE + "2 A > B  REGISTER"));
        }
    }

    @Nested
    class CancelledTest {
        private static final String BY_CALLER = """
            0 A > P  INVITE sip:bob@example.net
            0 P > B  INVITE
            1 B > P  180 Ringing
            5 A > P  CANCEL  Reason: SIP;cause=200
            5 P > B  CANCEL
            """;
        private static final String BY_NODE = """
            0 A > P  INVITE sip:bob@example.net
            0 P > B  INVITE
            5 P > B  CANCEL
            """;

        @Test
        void tellsWhoTookTheRequestBack() {
            assertEquals(Optional.of(Map.of("cancel", 4)), cited("cancelled: {by: caller}", BY_CALLER));
            assertFalse(holds("cancelled: {by: node}", BY_CALLER));
            assertEquals(Optional.of(Map.of("cancel", 3)), cited("cancelled: {by: node}", BY_NODE));
            assertFalse(holds("cancelled: {by: caller}", BY_NODE));
        }

        @Test
        void asksForRingingAndForTheCancelItself() {
            assertTrue(holds("cancelled: {by: caller, ringing: true, sip_cause: 200}", BY_CALLER));
            assertFalse(holds("cancelled: {by: caller, ringing: false}", BY_CALLER));
            assertFalse(holds("cancelled: {by: caller, sip_cause: 408}", BY_CALLER));
            assertTrue(holds("cancelled: {by: node, ringing: false}", BY_NODE));
        }
    }

    @Nested
    class EndedTest {
        @Test
        void tellsWhoHungUp() {
            assertEquals(Optional.of(Map.of("bye", 4)), cited("ended: {by: callee}", ANSWERED));
            assertTrue(holds("ended: {by: anyone, q850: 16}", ANSWERED));
            assertFalse(holds("ended: {by: caller}", ANSWERED));
            assertTrue(holds(
                    "ended: {by: caller}",
                    ANSWERED.replace("B > A  BYE", "A > B  BYE").replace("61.1 A > B", "61.1 B > A")));
            assertFalse(holds("ended: {by: anyone}", BUSY));
        }

        @Test
        void measuresTheTalk() {
            assertTrue(holds("ended: {by: callee, talk: 60 s}", ANSWERED));
            assertFalse(holds("ended: {by: callee, talk: '< 60 s'}", ANSWERED));
        }
    }

    @Nested
    class CodecsTest {
        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "disjoint | SDP: G729      | 488 Not Acceptable Here  SDP: PCMA PCMU",
                    "shared   | SDP: G729 PCMA | 200 OK  SDP: PCMA",
                    "unknown  | SDP: G729      | 488 Not Acceptable Here",
                    "unknown  | X-No-Offer: 1  | 200 OK  SDP: PCMA"
                })
        void comparesTheOfferWithWhatTheCalleeTakes(String relation, String offer, String response) {
            String ladder = "0 A > B  INVITE sip:bob@example.net  " + offer + "\n1 B > A  " + response;
            for (String other : new String[] {"disjoint", "shared", "unknown"}) {
                assertEquals(other.equals(relation), holds("codecs: " + other, ladder), other);
            }
        }

        @Test
        void citesTheOfferIfThereIsOne() {
            assertEquals(Optional.of(Map.of("offer", 1)), cited("codecs: shared", ANSWERED));
            assertEquals(Optional.of(Map.of()), cited("codecs: unknown", SILENT));
        }
    }

    @Nested
    class EmergencyCallTest {
        @Test
        void holdsForEmergencyCallsOrForAllOthers() {
            String emergency = "0 A > B  INVITE urn:service:sos";
            assertTrue(holds("emergency: true", emergency));
            assertFalse(holds("emergency: false", emergency));
            assertTrue(holds("emergency: false", SILENT));
        }
    }
}
