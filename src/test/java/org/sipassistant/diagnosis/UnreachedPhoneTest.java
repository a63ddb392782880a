// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.call.ExampleLadder;
import org.sipassistant.knowledge.TestYaml;

class UnreachedPhoneTest {
    private static final RuleBook RULES = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);

    @ParameterizedTest
    @CsvSource({
        "callee, 401",
        "callee, 104501",
        "next_hop, 4",
        "next_hop, carrier-a",
        "next_hop, 401-out",
        "next_hop, 4930123456",
        "next_hop, 10.20.30.40",
        "callee, 123456/sip:123456@192.0.2.44:5060;ob",
        "next_hop, 123456/sip:123456@sip.carrier.example"
    })
    void anExtensionIsAPhoneAndATrunkIsNot(String origin, String peer) {
        String line = "[Mar 17 10:51:00] NOTICE[1710] chan_sip.c: Peer '%s' is now UNREACHABLE!  Last qualify: 14";
        assertEquals(origin, origin(line.formatted(peer)));
    }

    @ParameterizedTest
    @CsvSource({
        "callee, 192.0.2.44:49152",
        "callee, 192.0.2.44:50060",
        "callee, 192.0.2.44:1024",
        "next_hop, 192.0.2.44:5060",
        "next_hop, 192.0.2.44:5999",
        "next_hop, 192.0.2.44:6060",
        "next_hop, 192.0.2.44:15061",
        "next_hop, 192.0.2.44:8443",
        "next_hop, 192.0.2.44"
    })
    void aServerConnectsToAPhoneAtAPortThatWasGivenToIt(String origin, String destination) {
        String line = "Mar 17 10:47:16 edge kamailio[830]: ERROR: <core> [core/tcp_main.c:4456]: handle_tcpconn_ev():"
                + " connect %s failed";
        assertEquals(origin, origin(line.formatted(destination)));
    }

    @ParameterizedTest
    @CsvSource({"callee, k2v8m0.invalid", "next_hop, 192.0.2.44"})
    void aBrowserIsNoServer(String origin, String host) {
        Diagnosis told = Diagnosis.of(ExampleLadder.call("""
            0.000 P > B  INVITE sip:bob@%1$s
            0.500 P > B  INVITE sip:bob@%1$s
            1.500 P > B  INVITE sip:bob@%1$s
            3.500 P > B  INVITE sip:bob@%1$s
            7.500 P > B  INVITE sip:bob@%1$s
            15.500 P > B  INVITE sip:bob@%1$s
            31.500 P > B  INVITE sip:bob@%1$s
            """.formatted(host)), RULES);
        assertEquals("no-response-network-unreachable", told.category().category());
        assertEquals(origin, told.origin().id());
    }

    private static String origin(String log) {
        RuleExample.Material read = new RuleExample.Material(log, true);
        return Diagnosis.of(
                        CallAssembler.assemble(read.messages(), read.events()).getFirst(), RULES)
                .origin()
                .id();
    }
}
