// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of documents that hold secrets no way out tells one, whatever words of strangers an answer repeats. */
class SecretsToldTest {
    private static final String SECRET = "hunter2hunter2";
    private static final String URI = "sip:bob:" + SECRET + "@example.net";

    private static Trace trace(String header) {
        return new Trace("secret@10.20.4.21")
                .request(0, "INVITE", header)
                .response(6, "100 Trying", "INVITE")
                .response(
                        300,
                        "486 Busy at " + URI,
                        "INVITE",
                        "Reason: Q.850;cause=17;text=\"Busy at " + URI + "\"",
                        "Warning: 399 gw \"Busy at " + URI + "\"",
                        "Server: Pbx " + URI,
                        header)
                .request(310, "ACK");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Authorization: Bearer hunter2hunter2",
                "Proxy-Authorization: Basic hunter2hunter2",
                "Authorization: Digest username=\"1001, response=\"hunter2hunter2",
                "WWW-Authenticate: Digest realm=\"ims\", nonce=\"a\", ik=\"hunter2hunter2\", ck=hunter2hunter2",
                "Contact: <sip:1001:hunter2hunter2@10.20.4.21>",
                "Cookie: sid=hunter2hunter2; theme=dark",
                "Contact: <sip:1001@10.20.4.21;access_token=hunter2hunter2>",
                "Diversion: <sips:bob;x=y:hunter2hunter2@example.net>;reason=unconditional"
            })
    void noFormatTellsASecret(String header) {
        Trace trace = trace(header);
        assertTrue(trace.text().contains(SECRET));
        Object data = Drawings.answer(List.of(trace), Map.of("call_id", trace.callId()));
        assertFalse(((CallAnswer.Data) data).content().toString().contains(SECRET), data::toString);
        for (String format : List.of("text", "svg", "mermaid", "ticket", "pcap")) {
            String drawn = new String(Drawings.drawn(trace, format).content(), StandardCharsets.ISO_8859_1);
            assertFalse(drawn.contains(SECRET), () -> format + " tells it: " + drawn);
        }
        Map<String, Object> pasted = Experts.service().text(TextQuestion.of(Map.of("text", trace.text())));
        assertFalse(pasted.toString().contains(SECRET), pasted::toString);
    }

    @Test
    void theWordsAroundALogAreRepeatedWithoutTheirSecret() {
        String text = "Please tell why calling " + URI + " for 1001 has failed today.\n\n"
                + Traces.busy().text() + "\n" + "calling sip:+493023125001:" + SECRET
                + "@example.com for busy@10.20.4.21 failed\n";
        Map<String, Object> told = Experts.service().text(TextQuestion.of(Map.of("text", text)));
        assertFalse(told.toString().contains(SECRET), told::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gateway says: calling SIP:bob:hunter2hunter2@example.net",
                "gateway says: Authorization: Bearer hunter2hunter2",
                "gateway says: Cookie: sid=hunter2hunter2; a=hunter2",
                "gateway says: Set-Cookie: sid=hunter2hunter2",
                "gateway says: Route: <sip:10.20.4.21;lr;token=hunter2hunter2>",
                "gateway says: {\"Authorization\": \"Basic hunter2hunter2\"}",
                "gateway says: password=hunter2hunter2 for sip:bob@example.net",
                "gateway says: a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:hunter2hunter2"
            })
    void aLineThatWasNotReadIsToldWithoutItsSecret(String line) {
        String padded = "x".repeat(150) + " " + line;
        for (String text : List.of(line, padded)) {
            Map<String, Object> report = new RecogniseService(
                            Experts.expertise(), WhyLimits.standard(), InstantSource.fixed(Experts.NOW))
                    .lines(RecogniseLines.of(Map.of("lines", List.of(text))));
            assertEquals(1, Json.list(report, "unread").size());
            assertFalse(report.toString().contains("hunter"), report::toString);
        }
    }
}
