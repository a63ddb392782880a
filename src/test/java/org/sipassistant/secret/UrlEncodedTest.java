// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UrlEncodedTest {
    private static final String MESSAGE =
            "REGISTER sip:bob:hunter2@example.net SIP/2.0\r\nFrom: J\u00fcrgen <sip:+493023125001@example.net>"
                    + "\r\nAuthorization: Digest username=\"1001\", response=\"hunter2hunter2\"\r\n";

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void isMaskedHoweverOftenItWasEncoded(int times) {
        for (boolean plus : new boolean[] {true, false}) {
            String text = MESSAGE;
            for (int i = 0; i < times; i++) {
                text = plus ? encoded(text) : encoded(text).replace("+", "%20");
            }
            String line = "GET /log?id=7&msg=" + text + "&x=y";
            assertTrue(UrlEncoded.mayBeIn(line));
            String masked = Secrets.mask(line);
            assertFalse(masked.contains("hunter2"), masked);
            assertTrue(masked.startsWith("GET /log?id=7&msg=REGISTER") && masked.endsWith("&x=y"), masked);
            assertTrue(masked.contains("493023125001"), masked);
            assertEquals(line.length(), masked.length());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"SIP%2F2.0", "SIP%2F2.0%", "SIP%2F2.0%4", "SIP%2F%zz%", "cb?x=SIP%2F2.0%20200%20OK"})
    void leavesWhatHoldsNoSecret(String text) {
        assertSame(text, Secrets.mask(text));
    }

    @Test
    void readsAMegabyteInTheTimeOfAFewScans() {
        for (String part : new String[] {"%25", "SIP%2F", "SIP%25252F", "%3D", "response%3D", "SIP%2"}) {
            String text = "SIP%2F" + part.repeat(1_000_000 / part.length());
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> Secrets.mask(text));
        }
    }
}
