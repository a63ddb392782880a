// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.knowledge.TestYaml;

class CodeMentionsTest {
    private static final CodeMentions MENTIONS = new CodeMentions(Knowledge.load(TestYaml::read));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the call failed with status 486",
                "hangup cause: 486",
                "onCallState code=486",
                "outgoing call failed:486",
                "we always get 486 Busy Here",
                "Busy (error 486)",
                "result [486 busy here] after 3 s",
                "sip call over, status[486]",
                "sip call failed [486]",
                "statusCode: 200 sipStatusCode: 486",
                "dialler: no room for the call, send 486",
                "the phone gives a 486 response",
                "the second caller is receiving 486",
                "we receive a 486 from the trunk",
                "second answer dropped after a final 486",
                "the provider says \"486 Teilnehmer besetzt\"",
                "sip: reply [486 Line In Use]",
                "a 486 (`LINE_IN_USE`) response ends the call",
                "the phone gives us just a 486",
                "Call ended: Busy Here (486)",
                "the INVITE is refused with the message 486 and the call ends"
            })
    void findsACodeThatIsCalledOneOrHasItsPhraseBehindIt(String line) {
        List<LogEvent> found = MENTIONS.find(line);
        assertEquals(1, found.size(), line);
        assertEquals(Map.of("code", "486"), found.get(0).fields());
        assertEquals(CodeMentions.SAYS, found.get(0).says());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "extension 486 called 404",
                "rtp.c:486 error",
                "ERROR[486] chan: no way to call sip/1004",
                "sip[503]: the call to 1004 ended",
                "10.0.486.1 failed",
                "status 486.5 ms",
                "code 4860",
                "no 486 Busy Here was seen",
                "HTTP/1.1 403 Forbidden",
                "http status 403",
                "diameter: Result-Code=5012 code=404",
                "status 200",
                "code 333",
                "failed after 480 seconds",
                "Transmitting SIP response (486 bytes) to UDP:192.0.2.9:5060",
                "status 503ms",
                "load generator sent 486 INVITEs",
                ""
            })
    void findsNothingInOtherNumbers(String line) {
        assertEquals(List.of(), MENTIONS.find(line), line);
    }

    @Test
    void tellsARegistrationFromACallByItsWords() {
        List<LogEvent> found = MENTIONS.find("first line\nregistration failed, response 403\n");
        assertEquals(Map.of("code", "403", "method", "REGISTER"), found.get(0).fields());
        assertEquals(11, found.get(0).start());
        assertEquals("registration failed, response 403", found.get(0).line());
    }

    @Test
    void knowsNoRegistrationInOneWhoIsNotRegistered() {
        List<LogEvent> found = MENTIONS.find("call failed with code 404, user 1002 is not registered");
        assertEquals(Map.of("code", "404"), found.get(0).fields());
    }

    @Test
    void stopsAtABound() {
        assertEquals(100, MENTIONS.find("error 486\n".repeat(1_000)).size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent: request failed, status code 403",
                "account service: status code 403",
                "incoming channel 7 of the message bus closed, code 503",
                "package registry returned status 404",
                "POST /v1/sessions failed with status code 404",
                "calling the billing API failed with code 503\nINVITE was sent",
                "error 403 Forbidden from https://files.example.net/prompts",
                "download of prompt.wav failed: error 404\nGET https://files.example.net/prompt.wav"
            })
    void takesACodeForOneOfSipOnlyWhereTheTextSpeaksOfSip(String text) {
        String log = "10:00:01 worker started\n10:00:02 cache warmed\n10:00:03 ready\n";
        assertEquals(List.of(), MENTIONS.find(log + text + "\n" + log), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "registration of 1004 failed with status code 403",
                "sip api: status code 403",
                "session ended with code 486",
                "{\"event\": \"call.ended\",\n \"status\": 403}",
            })
    void aLineOrItsNeighbourThatSpeaksOfCallsIsEnough(String text) {
        String log = "10:00:01 worker started\n10:00:02 cache warmed\n10:00:03 ready\n";
        assertEquals(1, MENTIONS.find(log + text + "\n" + log).size(), text);
    }

    @Test
    void aLineThatIsKnownToBeAboutSipNamesItsCodeInMoreWords() {
        assertEquals(Optional.of(491), MENTIONS.code("other leg is busy with it, so responding with 491"));
        assertEquals(Optional.of(408), MENTIONS.code("request to 192.0.2.9:5060 completed with code: 408, type 2"));
        assertEquals(Optional.empty(), MENTIONS.code("connect to 192.0.2.9:5060 failed after 480 ms"));
    }

    @Test
    void readsRemarksThatNobodyClosesInLinearTime() {
        String text = "486 (".repeat(800_000);
        assertTimeoutPreemptively(Duration.ofSeconds(30), () -> MENTIONS.find(text));
    }
}
