// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.secret;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UrlDecodedTest {

    @ParameterizedTest
    @CsvSource({
        "q=BYE+sip%3Abob%40h+SIP%2F2.0&n=1, q=BYE sip:bob@h SIP/2.0&n=1, bob%40, %40",
        "q=BYE%20sip:bob@h%20SIP%2F2.0&n=1, q=BYE sip:bob@h SIP/2.0&n=1, bob@, %40",
        "<sip:+30@h> q=BYE+sip%3Abob%40h+SIP%2F2.0, <sip:+30@h> q=BYE sip:bob@h SIP/2.0, bob%40, %40",
        "q=BYE%2520sip%253Abob%2540h%2520SIP%252F2.0, q=BYE sip:bob@h SIP/2.0, bob%2540, %2540",
        "BYE sip:b%6fb@h SIP/2.0, BYE sip:b%6fb@h SIP/2.0, @, @"
    })
    void knowsWhereEachCharacterStands(String text, String plain, String part, String at) {
        UrlDecoded decoded = UrlDecoded.of(text);
        assertEquals(text, decoded.text());
        assertEquals(plain, decoded.plain());
        assertEquals(text.length(), decoded.start(plain.length()));
        int start = decoded.start(plain.indexOf(part.startsWith("bob") ? "bob" : part));
        assertEquals(part, text.substring(start, start + part.length()));
        assertEquals(at, decoded.encoded("@"));
        String blanks = decoded.encoded("a b+c");
        assertEquals(
                at.equals("@") ? "a b+c" : at.length() == 3 ? "a b+c" : "a%20b%2Bc",
                at.equals("@") ? blanks : URLDecoder.decode(blanks, StandardCharsets.UTF_8));
    }
}
