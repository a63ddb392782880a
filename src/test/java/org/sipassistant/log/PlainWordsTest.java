// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.knowledge.KnowledgeException;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;
import org.sipassistant.knowledge.TestYaml;

class PlainWordsTest {
    private static final PlainWords WORDS = PlainWords.load(TestYaml::read);

    private static List<String> says(String text) {
        return WORDS.find(text).stream().map(LogEvent::says).toList();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleIsFoundAsWhatItIs() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Section file : new KnowledgeFiles(TestYaml::read).folder("words")) {
            for (Section topic : file.sections("topics")) {
                String says = topic.text("says");
                List<String> examples = topic.texts("example");
                assertEquals(1, examples.size(), says);
                tests.add(dynamicTest(
                        says + ": " + examples.get(0),
                        () -> assertEquals(says.equals("nothing") ? List.of() : List.of(says), says(examples.get(0)))));
            }
        }
        return tests.stream();
    }

    /** The place in a program that wrote the line is named after what it is for, not after what happened. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ERROR[2841] res_pjsip_outbound_registration.c: Failed to open the history | ''",
                "VERBOSE[2841]: udptl.c:714 bind: Unexpected state, error 5 | ''",
                "E core/src/tls_handshake.cpp(40) could not read the palette, failed | ''",
                "ERROR: auth [challenge.c:231]: get_challenge(): the buffer is full | ''",
                "edge kamailio[7]: ERROR: <core> [core/tls_hooks.c:12]: register_tls_hooks(): nothing to do | ''",
                "edge opensips[7]: ERROR:rtpengine:mod_init: nothing to do | ''",
                "edge opensips[7]: ERROR:rtpengine:send: the media proxy is unreachable | media-relay-unavailable",
                "ERROR[12] An endpoint has been named on outbound registration 'a' | ''",
                "WARN[7] main_loop.c:12 run: registration failed | registration-refused"
            })
    void thePlaceInAProgramSaysNothing(String line, String says) {
        assertEquals(says.isEmpty() ? List.of() : List.of(says), says(line));
    }

    /** Beside a code its usual phrase says no more than the code; other words do. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NOTIFY to the host 192.0.2.7: 405 Method Not Allowed | ''",
                "the peer at this IP says 606 Not Acceptable | ''",
                "INVITE to the gateway: 408 Request Timeout | ''",
                "the host is not allowed here, 403 Forbidden | acl-refused",
                "404 Not Found: extension 1002 does not exist | extension-unknown"
            })
    void theUsualPhraseOfACodeSaysNothing(String line, String expected) {
        assertEquals(expected.isEmpty() ? List.of() : List.of(expected), says(line));
    }

    /** How long something may take is no statement that it took longer; a bare number of three digits may be a code. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "trunk carrier-b: transport UDP, timeout 5000 ms, max retries 3 | ''",
                "registration timeout = 3600, codec PCMA, transcoding: no | ''",
                "INVITE to the trunk: timeout after 5000 ms | request-unanswered",
                "transaction timeout 408 from the gateway | request-unanswered"
            })
    void valuesOfSettingsAreNoStatements(String line, String expected) {
        assertEquals(expected.isEmpty() ? List.of() : List.of(expected), says(line));
    }

    /** As a mail or a terminal breaks them; a line that says something by itself is not read on. */
    @Test
    void readsOnWhereALineWasBroken() {
        String broken = "Since the update the password of our second line is once more\nrefused by the other side.\n";
        LogEvent event = WORDS.find(broken).get(0);
        assertEquals("wrong-password", event.says());
        assertEquals(0, event.start());
        assertTrue(event.line().contains("once more refused"), event.line());
        assertEquals(List.of(), says("The host name is below.\nIt could not be better.\n"));
        assertEquals(
                List.of("busy"), says("the callee is busy, and our password was once more\nrefused by the other side"));
    }

    @Test
    void hangUpsThatNobodyComplainsOfAreFine() {
        assertEquals(List.of(), says("call 12: hung up by the caller while ringing"));
        assertEquals(List.of("sound-missing"), says("no audio, so the call was hung up by the caller"));
    }

    /** However a person says that nothing came back, or that something should be so. */
    @ParameterizedTest
    @CsvSource({
        "'our gateway stopped responding to OPTIONS', request-unanswered",
        "'the registrar refuses to reply', request-unanswered",
        "'the trunk cannot answer an INVITE of this size', request-unanswered",
        "'the account must be registered before it can dial', caller-not-registered",
        "'bridge: did not locate the dialog of this BYE', dialog-unknown",
        "'every call is cut after 31 second', dropped-for-ack",
        "'it hangs up at thirty minuten', dropped-for-timer",
    })
    void aPhraseHoldsTheWordsOfItsSets(String line, String expected) {
        assertEquals(List.of(expected), says(line));
    }

    @Test
    void aSetThatNamesItselfOrNoOtherIsAnError() {
        assertThrows(KnowledgeException.class, () -> sets("a: [$b]\nb: [x $a]"));
        assertThrows(KnowledgeException.class, () -> sets("a: [$b]"));
        PhraseSets good = sets("z: [p]\na: [$z q]\nm: [$a, r $a]");
        assertEquals(List.of("p q", "r p q"), good.spelledOut(new Section("t", TestYaml.read("k: [$m]")), "k"));
    }

    private static PhraseSets sets(String yaml) {
        return new PhraseSets(new Section("test", TestYaml.read(yaml)));
    }

    @Test
    void readsThePhraseThatAProductQuotes() {
        Map<String, String> fields = Map.of("code", "400", "phrase", "Called number is not valid");
        LogEvent line = new LogEvent("response-received", "asterisk", fields, 7, 9, "Got SIP response 400");
        LogEvent said = WORDS.ofPhrase(line).orElseThrow();
        assertEquals("extension-unknown", said.says());
        assertEquals(7, said.start());
        LogEvent usual = new LogEvent(
                "response-received", "asterisk", Map.of("code", "403", "phrase", "Forbidden"), 7, 9, "Got 403");
        assertTrue(WORDS.ofPhrase(usual).isEmpty());
    }

    @Test
    void theUsualPhraseOf415SaysNothingOfCodecs() {
        assertTrue(WORDS.find("11:02:07 198.51.100.7.5060 > 192.0.2.9.5060: SIP/2.0 415 Unsupported Media Type")
                .isEmpty());
        assertEquals(
                List.of("codec-incompatible"),
                WORDS.find("the gateway said unsupported media for this call").stream()
                        .map(LogEvent::says)
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({
        "TLS handshake with 192.0.2.9:5061 failed: received alert unknown ca, tls-own-certificate-refused",
        "tls: received fatal alert: certificate_expired, tls-own-certificate-expired",
        "tls: sending fatal alert: certificate_expired to 192.0.2.9, tls-certificate-expired",
        "tls: sent alert unknown ca, tls-certificate-invalid",
        "tls: remote error: bad certificate, tls-own-certificate-refused",
        "tls: client 192.0.2.9 does not trust our certificate, tls-own-certificate-refused",
        "tls: our certificate has expired, tls-own-certificate-expired",
        "tls: 192.0.2.9 rejected our certificate, tls-own-certificate-refused",
        "tls: certificate verify failed for 192.0.2.9, tls-certificate-invalid",
        "gateway cert of 192.0.2.9 has expired, tls-certificate-expired",
        "tls: our certificate was rejected by the peer, tls-own-certificate-refused",
        "tls: received fatal alert: certificate_unknown, tls-own-certificate-refused"
    })
    void tellsWhoRefusedWhoseCertificate(String line, String says) {
        assertEquals(
                List.of(says), WORDS.find(line).stream().map(LogEvent::says).toList());
    }

    @ParameterizedTest
    @CsvSource({
        "SIP RX 183 Session Progress, ringing",
        "<- 180 Ringing, ringing",
        "got 180 for INVITE, ringing",
        "received provisional response 183, ringing",
        "SIP RX status 183, ringing",
        "SIP TX 180 Ringing, ''",
        "sending 100 Trying, ''",
        "got 183 records, ''",
        "received 100 events for the SIP log, ''",
        "'status code 100, response time 182', ''",
        "got 100 for INVITE, trying",
        "received 180 packets in 12 s, ''",
        "received call from extension 183, ''",
        "no 180 received, ''",
        "response 100 ms late, ''"
    })
    void readsHowFarACallCame(String line, String says) {
        assertEquals(
                says.isEmpty() ? List.of() : List.of(says),
                WORDS.find(line).stream().map(LogEvent::says).toList());
    }

    @Test
    void everyStatementIsOneThatRulesKnow() {
        Set<String> known = new TreeSet<>(Set.of("nothing"));
        for (Section file : new KnowledgeFiles(TestYaml::read).folder("rules")) {
            file.sections("when").forEach(clause -> {
                Section stated = clause.section("stated");
                known.addAll(stated.texts("says"));
                stated.optionalText("after").ifPresent(known::add);
            });
        }
        for (Section file : new KnowledgeFiles(TestYaml::read).folder("words")) {
            for (Section topic : file.sections("topics")) {
                String says = topic.text("says");
                assertTrue(known.contains(says), says);
            }
            for (Section topic : file.sections("refusals")) {
                String says = topic.text("says");
                assertTrue(known.contains(says), says);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'DEBUG: authentication of 1001 did not fail'",
        "'INFO: handshake with 192.0.2.9 done, no failure'",
        "'INFO: no credentials needed for this source'",
        "'DEBUG: srtp is not required for 1002'",
        "'INFO: account 1001 is not blocked'",
    })
    void whatALineDeniesIsNoStatement(String line) {
        assertEquals(List.of(), says(line));
    }

    /** Nobody has written rules for these programs. */
    @ParameterizedTest
    @CsvSource({
        "no-credentials, 'WARN Trunk: provider wants a login but no password configured'",
        "no-credentials, 'ERROR_CREDENTIALS_MISSING'",
        "wrong-password, 'authenticationFailed for user anna'",
        "codec-incompatible, 'could not bridge: no common audio codec between A and B'",
        "name-unresolvable, 'Can''t resolve host sip.example.net'",
        "user-not-registered, 'status=USER_NOT_REGISTERED'",
        "no-route, 'Routing: no gateway for prefix 49'",
        "limit-reached, 'licence: maximum of 30 sessions exceeded'",
        "request-unanswered, 'Registrar 198.51.100.7 not responding'",
        "srtp-mismatch, 'Media: SRTP required but the peer offers plain RTP'",
        "sound-missing, 'they say there is no sound from outside'",
        "header-malformed, 'Parser: invalid header Via'",
        "response-unacknowledged, 'hanging up, did not receive ACK'",
        "extension-unknown, 'Rufnummer 8501234 unbekannt'",
        "no-answer, 'call to 1002 unanswered after 20 s'",
        "no-answer, 'call 4711 ended: no answer from user'",
        "no-answer, 'leg B released, callee did not respond'",
        "no-answer, 'call 4711: ring timeout after 25 s'",
        "no-answer, 'Anruf beendet, keine Antwort'",
        "request-unanswered, 'call failed: no answer from server'",
        "request-unanswered, 'INVITE to the gateway: no answer'",
        "request-unanswered, 'call failed: the trunk did not respond'",
        "no-route, 'call of username 1001 failed: no route to destination'",
        "busy, 'call from peer 198.51.100.7 rejected: user busy'",
        "name-unresolvable, 'sip.example.net could not be resolved'",
        "no-route, 'the proxy can''t route the BYE back to the PBX'",
        "no-route, 'script: failed to route INVITE of 1001'",
        "domain-foreign, '192.0.2.31 is not one of our domains'",
        "domain-foreign, 'request to a domain that is not served here'",
        "glare, 'both sides resume the call at the same time and one gets an error'",
        "connection-refused, 'ICMP: port unreachable from 198.51.100.7'",
        "network-unreachable, 'ICMP: host unreachable from 198.51.100.7'",
        "no-route, 'no route for 4711, what is the problem?'",
        "srtp-mismatch, 'the answer of the server comes without a DTLS fingerprint'",
        "session-timer-expired, 'they negotiate a session timer but never refresh it'",
        "glare, 'FreeSWITCH answers the hold with Overlapping Requests'",
        "internal-error, 'kamailio child exited by a signal 11'",
        "sdp-invalid, 'unhold is refused: illegal offer'",
        "normal-clearing, 'INFO session 12: hangup by remote'",
        "channel-unavailable, 'hangup event, cause=chanunavail'",
        "declined, 'call 12 failed, cause: Rejected'",
        "registration-refused, 'registration callback: registration failed with 403'"
    })
    void understandsWhatAPersonUnderstands(String says, String line) {
        assertEquals(List.of(says), says(line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12:00:01 app_dial.c: Called PJSIP/1001, waiting for an answer",
                "call from 1001 to 1002 started",
                "codec PCMU selected, 20 ms",
                "TLS handshake successful with 198.51.100.7",
                "password changed by admin",
                "the carrier asks for auth. Whats wrong?",
                "What am I doing wrong with this authentication?",
                "two calls to one extension at the same time",
                "domain example.net has 40 users",
                "loading module tls, dns cache size 100",
                "the port of the registrar is 5060",
                "POST https://api.example.net/calls failed",
                "certificate loaded, valid until 2027",
                "EXECUTE sofia/internal/1001@example.net set(call_timeout=30)",
                "variable_rtp_timeout_sec: [300]",
                "tls: connected with TLSv1.2, cipher ECDHE-RSA-AES256-GCM-SHA384",
                "incoming call, caller ID unknown",
                "SRTP disabled for trunk-a",
                "1004 has no voice mail",
                "transport UDP, 20 contacts, no changes",
                "call ended, duration 30 sec",
                "DEBUG: parse_headers(): flags=78",
                "DEBUG: parse_sdp(): two media lines",
                "DEBUG: parse_msg(): SIP request",
                "DBG:tm: dns-failover test: branch=0, last_recv=487",
                "loop detection is enabled on realm core",
                "sip scanner protection is enabled",
                "the RTP timeout is set to 60 sec",
                "INFO: call to 1002 failed over to carrier-b",
                "core: 200 channels of 400 in use, limit not reached",
                "rate limiting is off for 198.51.100.7",
                "registration expires in 3600, interval not too short",
                "the certificate of sip.example.net was verified",
                "setting the socket of this peer non-blocking",
                "calls fail since noon, root cause not found",
                "this setting may cause busy loops in a session",
                "tls: received alert close_notify, certificate of the client ok",
                "tls: our certificate has not expired yet",
                "app: registering callback for errors failed",
                "User-Agent: unknown",
                "",
                "\n\n\n"
            })
    void findsNothingInOrdinaryLines(String line) {
        assertEquals(List.of(), says(line), line);
    }

    @Test
    void findsOneStatementPerLineInTheOrderOfTheText() {
        List<LogEvent> found = WORDS.find("line 1: wrong password\r\nall is quiet\n  line 2: registration refused\n");
        assertEquals(
                List.of("wrong-password", "registration-refused"),
                found.stream().map(LogEvent::says).toList());
        assertEquals("line 2: registration refused", found.get(1).line());
        assertEquals(PlainWords.PRODUCT, found.get(1).product());
        assertEquals(Map.of("method", "REGISTER"), found.get(1).fields());
        assertEquals(Map.of(), found.get(0).fields());
    }

    @Test
    void wantsBothHalvesOfAStatementNearEachOther() {
        assertEquals(List.of("wrong-password"), says("password a b c d e f wrong"));
        assertEquals(List.of(), says("password a b c d e f g h i j wrong"));
    }

    @Test
    void readsWordsAsPersonsDo() {
        String line = "[WARN] JsSIP registrationFailed: USER_NOT_FOUND, can't go on (408)";
        assertEquals(
                List.of(
                        "warn",
                        "js",
                        "sip",
                        "registration",
                        "failed",
                        "user",
                        "not",
                        "found",
                        "cant",
                        "go",
                        "on",
                        "408"),
                LineWords.of(line, 0, line.length()));
    }

    @Test
    void refusesAnAsteriskBehindTooFewLetters() {
        assertThrows(IllegalArgumentException.class, () -> new PhraseIndex(List.of("not fo*")));
        assertThrows(IllegalArgumentException.class, () -> new PhraseIndex(List.of(" ")));
        assertTrue(new PhraseIndex(List.of("deny*")).isIn(List.of("denying"), 0, 1));
    }

    @Test
    void takesTimeInProportionToTheText() {
        String words = "password no codec certificate header invalid call server ".repeat(20_000);
        String lines = "password no codec certificate\n".repeat(40_000);
        assertTimeout(Duration.ofSeconds(10), () -> {
            WORDS.find(words);
            WORDS.find(lines);
        });
    }
}
