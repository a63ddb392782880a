// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.secret.SecretAnchors.Found;

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
                "pbx: qop=auth, rspauth=\"6629fae4\", nc=00000001",
                "pbx: a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3",
                "pbx: a=ice-pwd:asd88fgpdd777uzjYhagZg",
                "pbx: k=base64:a2V5",
                "pbx[1]: Signal=5",
                "pbx: Cookie: sid=5f2a",
                "pbx: COOKIE: sid=5f2a",
                "env HTTP_COOKIE=sid=5f2a",
                "pbx: set-cookie: sid=5f2a"
            })
    void areFoundBehindAnyPrefix(String text) {
        assertEquals(Found.ANYWHERE, SecretAnchors.in(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pbx: Contact: <sip:1001@192.0.2.7;token=x>",
                "pbx: Route: <sip:192.0.2.7;lr;api_key=x>",
                "login with password=x",
                "pbx: Subject: PIN: 4711"
            })
    void areSecretsOnlyInHeaders(String text) {
        assertEquals(Found.OF_HEADER, SecretAnchors.in(text));
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
                "Signal=52 dBm",
                "object rejected, code=5 key=a",
                "the cookies are gone"
            })
    void areNoOthers(String text) {
        assertEquals(Found.NOTHING, SecretAnchors.in(text));
    }

    @Test
    void areLookedForInTheTimeOfAFewScans() {
        for (String part :
                new String[] {"z", "=", "uthoriz", "e=", "a=", "\"=", "Signal=", "thoriz", "token=", "ubject:", "cookie"
                }) {
            String text = part.repeat(1_000_000 / part.length());
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> SecretAnchors.in(text));
        }
    }
}
