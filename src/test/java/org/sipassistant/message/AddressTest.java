// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "sip:bob@example.net | sip | bob | example.net | 0",
                "SIPS:bob@example.net:5061;transport=tcp | sips | bob | example.net | 5061",
                "sip:bob:secret@example.net | sip | bob | example.net | 0",
                "sip:example.net | sip | - | example.net | 0",
                "sip:example.net:5062;lr | sip | - | example.net | 5062",
                "sip:[2001:db8::9]:5070;x=y | sip | - | 2001:db8::9 | 5070",
                "sip:a@[2001:db8::9:5070] | sip | a | 2001:db8::9:5070 | 0",
                "sip:2001:db8::10 | sip | - | 2001:db8::10 | 0",
                "sip:user;par=u%40example.net@example.com | sip | user;par=u%40example.net | example.com | 0",
                "sip:+49301234567;rn=+4930;npdi@gw.example | sip | +49301234567;rn=+4930;npdi | gw.example | 0",
                "sip:bob@corp.example@example.net | sip | bob@corp.example | example.net | 0",
                "sip:bob@example.net:70000 | sip | bob | example.net | 0",
                "tel:+49-30-1234567;phone-context=+49 | tel | +49-30-1234567 | - | 0",
                "urn:service:sos | urn | - | - | 0",
                "nobodyKnowsThisScheme:totallyopaquecontent | nobodyknowsthisscheme | - | - | 0",
                "<sip:bob@example.net> | sip | bob | example.net | 0",
                "bob@example.net | '' | bob | example.net | 0"
            })
    void takesAUriApart(String text, String scheme, String user, String host, int port) {
        SipUri uri = SipUri.parse(text);
        assertEquals(text, uri.original());
        assertEquals(scheme, uri.scheme());
        assertEquals(Optional.ofNullable(user), uri.user());
        assertEquals(Optional.ofNullable(host), uri.host());
        assertEquals(port == 0 ? OptionalInt.empty() : OptionalInt.of(port), uri.port());
    }

    @Test
    void readsParametersByNameInAnyCase() {
        SipUri uri = SipUri.parse("sip:b@c;Transport=TCP;lr;user=phone?Subject=x;y=z");
        assertEquals(Map.of("transport", "TCP", "lr", "", "user", "phone"), uri.parameters());
        assertEquals("TCP", uri.parameters().get("transport"));
        assertTrue(uri.parameters().containsKey("lr"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ";", "<", ">", "<>", "\"", "sip:", "sip:@", "sip:[", "sip:]:", "sip:a@:5", ":", "\"a\\", "*"
            })
    void readsBrokenAddressesWithoutFailing(String text) {
        assertEquals(Optional.empty(), NameAddr.parse(text).tag());
        assertTrue(SipUri.parse(text).port().isEmpty() || text.contains("5"));
    }

    @Test
    void readsNameUriAndHeaderParameters() {
        NameAddr address = NameAddr.parse("\"A. \\\"G.\\\" <Bell>\" <sip:agb@bell.example;lr>;tag=a48s;Q=0.5");
        assertEquals(Optional.of("A. \"G.\" <Bell>"), address.displayName());
        assertEquals("sip:agb@bell.example;lr", address.uri().original());
        assertEquals(Optional.of("a48s"), address.tag());
        assertEquals("0.5", address.parameters().get("q"));
    }

    @Test
    void givesTheParametersToTheHeaderWhereThereAreNoBrackets() {
        NameAddr address = NameAddr.parse("sip:bob@example.net;tag=7");
        assertEquals("sip:bob@example.net", address.uri().original());
        assertEquals(Optional.of("7"), address.tag());
        assertEquals(Optional.empty(), address.displayName());
    }

    @Test
    void readsAnUnquotedNameAndAnUnclosedQuote() {
        assertEquals(
                Optional.of("Bob Smith"), NameAddr.parse("Bob Smith <sip:b@c>").displayName());
        NameAddr open = NameAddr.parse("\"Mr. J. User <sip:j.user@example.com>;tag=1");
        assertEquals("sip:j.user@example.com", open.uri().original());
        assertEquals(Optional.of("1"), open.tag());
    }

    @Test
    void readsAViaWithBlanksAroundItsSeparators() {
        Via via = Via.parse(
                        "SIP / 2.0 / UDP first.example.com : 4000 ;ttl=16 ;maddr=224.2.0.1 ;branch = z9hG4bKa7c6a8dl")
                .orElseThrow();
        assertEquals("UDP", via.transport());
        assertEquals("first.example.com", via.host());
        assertEquals(OptionalInt.of(4000), via.port());
        assertEquals(Optional.of("z9hG4bKa7c6a8dl"), via.branch());
        assertEquals(Optional.of("first.example.com:4000"), via.sentBy());
        assertEquals(OptionalInt.empty(), via.rport());
    }

    @Test
    void readsAViaWithIpv6() {
        Via via = Via.parse("SIP/2.0/TLS [2001:db8::9:1]:5061;received=2001:db8::9:255;branch=z9hG4bKas3-111;rport=7")
                .orElseThrow();
        assertEquals("2001:db8::9:1", via.host());
        assertEquals(Optional.of("[2001:db8::9:1]:5061"), via.sentBy());
        assertEquals(Optional.of("2001:db8::9:255"), via.received());
        assertEquals(OptionalInt.of(7), via.rport());
    }

    @Test
    void writesAnIpv6AddressInBracketsWithAndWithoutAPort() {
        assertEquals(
                Optional.of("[2001:db8::9:1]"),
                Via.parse("SIP/2.0/UDP [2001:db8::9:1];branch=z9hG4bK1").flatMap(Via::sentBy));
    }

    @Test
    void anAddressIsEqualToOneThatSaysTheSame() {
        NameAddr address = NameAddr.parse("\"Ann\" <sip:ann@h>;tag=1");
        assertEquals(address, NameAddr.parse("Ann <sip:ann@h> ;tag=1"));
        assertEquals(
                address.hashCode(), NameAddr.parse("Ann <sip:ann@h> ;tag=1").hashCode());
        assertNotEquals(address, NameAddr.parse("\"Ann\" <sip:ann@h>;tag=2"));
        assertNotEquals(address, NameAddr.parse("<sip:ann@h>;tag=1"));
        assertEquals(SipUri.parse(" sip:ann@h"), address.uri());
        assertNotEquals(SipUri.parse("sip:bob@h"), address.uri());
        assertEquals(Via.parse("SIP/2.0/UDP h"), Via.parse(" SIP/2.0/UDP h "));
        assertNotEquals(Via.parse("SIP/2.0/UDP h"), Via.parse("SIP/2.0/TCP h"));
    }

    @Test
    void saysWhereAViaIsNone() {
        assertEquals(Optional.empty(), Via.parse("nonsense"));
        assertEquals(Optional.empty(), Via.parse(""));
    }

    @ParameterizedTest
    @CsvSource({
        "0009 INVITE, 9, INVITE",
        "4294967295 X, 4294967295, X",
        "4294967296 INVITE, -1, INVITE",
        "36893488147419103232 REGISTER, -1, REGISTER",
        "7, 7, ''"
    })
    void readsACseqWithoutOverflow(String text, long number, String method) {
        assertEquals(Optional.of(new CSeq(number, method)), CSeq.parse(text));
    }

    @Test
    void saysWhereACseqIsNone() {
        assertEquals(Optional.empty(), CSeq.parse("INVITE 1"));
        assertEquals(Optional.empty(), CSeq.parse(""));
    }
}
