// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UriPasswordsTest {

    @ParameterizedTest
    @CsvSource({
        "INVITE sip:bob:s3cret@example.net SIP/2.0, INVITE sip:bob:******@example.net SIP/2.0",
        "From: <sips:al:pw@a>;tag=1, From: <sips:al:**@a>;tag=1",
        "a@b sip:d:e@f, a@b sip:d:*@f",
        "uri=sip:a:b@c, uri=sip:a:*@c",
        "To: <SIP:al:pw@a>, To: <SIP:al:**@a>",
        "To: <Sips:al:pw@a>, To: <Sips:al:**@a>",
        "sip:sip:a@c, sip:sip:*@c",
        "sips:x:sip:a@c, sips:x:*****@c",
        "sip:a:b:c@d, sip:a:***@d",
        "sip:a:b@c sip:d:e@f, sip:a:*@c sip:d:*@f",
        "'sip:192.0.2.1:5060,sip:bob:pw@f', 'sip:192.0.2.1:5060,sip:bob:**@f'",
        "uri=http://h:80/a?u=sip:bob:pw@f, uri=http://h:80/a?u=sip:bob:**@f",
        "'sip:bob:123456,7@f', sip:bob:********@f",
        "Refer-To: <sip:bob%3As3cret@f>, Refer-To: <sip:bob%3A******@f>",
        "sip:bob%3as3:cret@f, sip:bob%3a*******@f",
        "sip:sips%3Abob%3As3cret%40f@gw, sip:sips%3Abob%3A**********@gw"
    })
    void masksThePasswordAndKeepsTheLength(String text, String masked) {
        assertEquals(masked, UriPasswords.mask(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INVITE sip:bob@example.net:5060 SIP/2.0",
                "Contact: <sip:192.0.2.7:5060;transport=udp>",
                "To: sip:[2001:db8::1]:5060",
                "sip:1001 12:30:15 a@b",
                "192.0.2.7,sip:192.0.2.1:5060,sip:alice@192.0.2.2,200",
                "from=sip:h:5060|to=sip:bob@example.org",
                "(sip:192.0.2.1:5060)bob@example.org",
                "'sip:192.0.2.1:5060','bob@example.org'",
                "via=sip:192.0.2.1:5060/tcp,to=bob@example.org",
                "sip:gw.example.net,sip:alice@192.0.2.2",
                "<sip:192.0.2.1%3A5060@sbc.example.net>",
                "INVITE sip:sips%3Abob%40example.org@example.net SIP/2.0",
                "<sip:%40alice%3Aexample.org@bridge.example.net>",
                "<sip:gw;x=a%3Ab@c> <sip:gw?To=sip%3Abob@c> <sip:+4930;phone-context=a%3Ab@c> sip:%3A@c",
                "http://api:8080,user=bob@example.org http://api:8080/users?mail=bob@example.org",
                "sip:",
                ""
            })
    void leavesAloneWhatHasNone(String text) {
        assertSame(text, UriPasswords.mask(text));
    }

    @Test
    void boundsItsWork() {
        String hostile = "sip:a:".repeat(100_000);
        assertSame(hostile, UriPasswords.mask(hostile));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sip:%40", "sip:a;", "sip:a=", "sip:a:1;", "sip:", "sip:sip%3A", "http://"})
    void readsAUserOfManyColonsInTheTimeOfAScan(String head) {
        for (String part : List.of("%3A", "%3Aa", "%3A1", ":%3A", "sip%3A", ";sip:%40%3A")) {
            String text = head + "a".repeat(500_000) + part.repeat(500_000 / part.length()) + "@example.net";
            String other = head + part.repeat(1_000_000 / part.length()) + "@example.net";
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> UriPasswords.mask(text), part);
            assertTimeoutPreemptively(Duration.ofSeconds(30), () -> UriPasswords.mask(other), part);
        }
    }
}
