// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<sip:1004@192.0.2.31:5060>",
                "\"Front Door\" <sip:+4930123456@voice.example.org>;tag=a1",
                "  \"a\\\"b\"<sip:proxy.example.org;lr>;tag=1;x=\"y;z\"",
                "<sip:1004@192.0.2.31:05060;transport=tcp;maddr=192.0.2.1:7>",
                "<sip:@192.0.2.31>",
                "<sip:a%40b@192.0.2.31:0>"
            })
    void readsInOnePassWhatIsWrittenAsUsual(String text) {
        NameAddr address = NameAddr.parse(text);
        assertTrue(address.isUsual());
        assertSameAs(SipUri.parse(address.uri().original()), address.uri());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sip:1004@192.0.2.31",
                "Anna <sip:1004@192.0.2.31>",
                "\"Anna <sip:1004@192.0.2.31>",
                "<sips:1004@192.0.2.31>",
                "<tel:+4930123456>",
                "<sip:1004;phone-context=x@192.0.2.31>",
                "<sip:1004:secret@192.0.2.31>",
                "<sip:1004@[2001:db8::1]:5060>",
                "<sip:1004@2001:db8::1>",
                "<sip:1004@192.0.2.31:>",
                "<sip:1004@192.0.2.31:65536>",
                "<sip:1004@192.0.2.31:123456>",
                "<sip:1004@192.0.2.31?Subject=x>",
                "<sip:1004@192.0.2.31;x?y=z>",
                "<sip:1004@192.0.2.31;x=a@b>",
                "<sip:10 04@192.0.2.31>",
                "<sip:>",
                "<sip:1004@192.0.2.31"
            })
    void leavesAllElseToTheGrammar(String text) {
        NameAddr address = NameAddr.parse(text);
        assertFalse(address.isUsual());
        assertSameAs(SipUri.parse(address.uri().original()), address.uri());
    }

    private static void assertSameAs(SipUri expected, SipUri read) {
        assertAll(
                () -> assertEquals(expected.scheme(), read.scheme()),
                () -> assertEquals(expected.user(), read.user()),
                () -> assertEquals(expected.host(), read.host()),
                () -> assertEquals(expected.port(), read.port()),
                () -> assertEquals(expected.parameters(), read.parameters()));
    }
}
