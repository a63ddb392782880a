// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.sipassistant.message.Reason;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

class StatedReasonTest {

    @Test
    void readsTheCauseAndTheWordsOfAPbx() {
        assertEquals(
                List.of(
                        new Reason("Q.850", OptionalInt.of(17), Optional.of("User busy")),
                        new Reason("X-Asterisk-HangupCause", OptionalInt.empty(), Optional.of("User busy"))),
                reasons("X-Asterisk-HangupCause: User busy\nX-Asterisk-HangupCauseCode: 17\n"));
    }

    @Test
    void takesNoDefaultOfAPbxForACauseOfTheTelephoneNetwork() {
        assertEquals(List.of(), reasons("X-Asterisk-HangupCauseCode: 38\n"));
    }

    @Test
    void readsTheErrorHeaderOfAnyProduct() {
        assertEquals(
                List.of(new Reason("X-Acme-Error", OptionalInt.empty(), Optional.of("channel limit exceeded"))),
                reasons("X-Acme-Error: channel limit exceeded\nX-Acme-Errors-Seen: 4\n"));
    }

    @Test
    void readsWhatAServerDiagnosed() {
        String words = "1008;reason=\"Unable to resolve DNS SRV record\";source=\"edge.example.net\"";
        assertEquals(
                List.of(new Reason("ms-diagnostics", OptionalInt.empty(), Optional.of(words))),
                reasons("ms-diagnostics: " + words + "\n"));
    }

    @Test
    void readsAMessageInTheMiddleOfALogThatIsCutInAHeader() {
        SipMessage message = Recogniser.standard()
                .recognise("Mar 17 10:47:15 pbx proxy: received, more words to come before the message:\n"
                        + "SIP/2.0 480 Temporarily Unavailable\nVia: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1\n"
                        + "X-Acme-Error: no route")
                .messages()
                .get(0);
        assertEquals(
                List.of(new Reason("X-Acme-Error", OptionalInt.empty(), Optional.of("no route"))),
                StatedReason.of(message));
    }

    @Test
    void takesNoBookedCodeForACause() {
        assertEquals(List.of(), reasons("X-Asterisk-HangupCauseCode: 34\nX-Asterisk-HangupCauseCodes: 19\n"));
    }

    @Test
    void prefersReason() {
        assertEquals(
                List.of(new Reason("Q.850", OptionalInt.of(16), Optional.empty())),
                reasons("Reason: Q.850;cause=16\nX-Acme-Reason: none\n"));
    }

    private static List<Reason> reasons(String headers) {
        SipMessage message = Recogniser.standard()
                .recognise("SIP/2.0 503 Service Unavailable\nVia: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1\n"
                        + headers + "Content-Length: 0\n\n")
                .messages()
                .get(0);
        return StatedReason.of(message);
    }
}
