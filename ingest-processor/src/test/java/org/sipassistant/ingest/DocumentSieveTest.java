// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentSieveTest {
    private static final RawFields RAW = new RawFields("message");
    private final DocumentSieve sieve = new DocumentSieve(RAW, true);

    private boolean passes(String text) {
        return sieve.passes(new HashMap<>(Map.of("message", text, "host", "voice3")), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Mar 17 12:00:00 voice3 kernel: eth0: link up",
                "2026-03-17 12:00:00 GET /index.html 200",
                "{\"level\":\"info\",\"user\":\"dana@example.org\"}",
                "chan_pjsip: PJSIP/1004-00000008 rang"
            })
    void letsPassWhatHoldsNothing(String text) {
        assertTrue(passes(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "received SIP/2.0 486 Busy Here",
                "Call-ID: a84b4c76e66710",
                "  via: SIP/2.0/UDP 192.0.2.1",
                "registering sip:1001:geheim@example.org",
                "fetching https://dana:geheim@example.org/",
                "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3",
                "\ta=ice-pwd:asd88fgpdd777uzjYhagZg",
                "v=0\na=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3",
                "www-authenticate: Digest ik=\"0123\"",
                "Proxy-Authorization: Basic ZGFuYTpnZWhlaW0="
            })
    void keepsWhatMayHoldSomething(String text) {
        assertFalse(passes(text));
    }

    @Test
    void keepsDocumentsWithAnotherText() {
        for (String name : new String[] {"event.original", "layers"}) {
            assertFalse(
                    sieve.passes(new HashMap<>(Map.of("message", "nothing", name, "Authorization: Basic eHg=")), ""));
        }
        Map<String, Object> event = Map.of("original", "Authorization: Basic eHg=");
        assertFalse(sieve.passes(new HashMap<>(Map.of("message", "nothing", "event", event)), "nothing"));
    }

    @Test
    void letsPassTheSameTextOnceMore() {
        String line = "Mar 17 12:00:00 voice3 kernel: eth0: link up";
        Map<String, Object> kept = Map.of("message", line, "event", Map.of("original", line));
        assertTrue(sieve.passes(new HashMap<>(kept), line));
        Map<String, Object> twice = new HashMap<>(kept);
        twice.put("event.original", "Authorization: Basic eHg=");
        assertFalse(sieve.passes(twice, line), "the same field, spelled with dots");
    }

    @Test
    void looksForSipAloneWhereNothingIsMasked() {
        DocumentSieve open = new DocumentSieve(RAW, false);
        assertTrue(open.passes(new HashMap<>(), "registering sip:1001:geheim@example.org"));
        assertFalse(open.passes(new HashMap<>(), "SIP/2.0 200 OK"));
    }
}
