// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretAnchorsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mar 17 12:00:00 voice3 kamailio[1]: Authorization: Bearer x",
                "proxy-authorization=Basic x",
                "hdr(Authorization)=Digest x",
                "pbx: nonce=\"5f2a\", uri=\"sip:gw\"",
                "pbx: {\"response\"=\"6629fae4\"}",
                "pbx: response = 6629fae4",
                "pbx: a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3",
                "pbx: a=ice-pwd:asd88fgpdd777uzjYhagZg",
                "pbx: k=base64:a2V5",
                "pbx[1]: Signal=5"
            })
    void areFoundBehindAnyPrefix(String text) {
        assertTrue(SecretAnchors.mayBeIn(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "z",
                "=",
                "Mozilla/5.0 (X11) zone=1 size=2 a=b k=v",
                "user unauthorised, status=0 cause=16 e=1",
                "core dumped, signal=1",
                "Signal=52 dBm"
            })
    void areNoOthers(String text) {
        assertFalse(SecretAnchors.mayBeIn(text));
    }

    @Test
    void areLookedForInTheTimeOfAFewScans() {
        for (String part : new String[] {"z", "=", "uthoriz", "e=", "a=", "\"=", "Signal=", "thoriz"}) {
            String text = part.repeat(1_000_000 / part.length());
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> SecretAnchors.mayBeIn(text));
        }
    }
}
