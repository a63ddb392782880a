// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.knowledge.TestYaml;

class WrittenByTest {
    private static final RuleBook RULES = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);

    /** Asterisk has one function for both directions, in which it writes the same of either. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "caller   | tcptls.c: Problem setting up ssl connection with peer '203.0.113.20:46496': internal SSL"
                        + " error",
                "next_hop | tcptls.c: Problem setting up ssl connection with peer '203.0.113.20:5061': internal SSL"
                        + " error",
                "caller   | ERROR:tls_openssl:openssl_tls_accept: New TLS connection from 203.0.113.20:40112 failed to"
                        + " accept",
                "next_hop | ERROR:tls_openssl:openssl_tls_connect: New TLS connection to 198.51.100.7:5061 failed"
            })
    void whoCameCallsAndWhomThisNodeWentToIsBehindIt(String origin, String line) {
        RuleExample.Material log = new RuleExample.Material(line, true);
        Diagnosis told = Diagnosis.of(
                CallAssembler.assemble(log.messages(), log.events()).getFirst(), RULES);
        assertEquals("log-tls-handshake-failed", told.rootCause().rule());
        assertEquals(origin, told.origin().id());
    }

    /** FreeSWITCH executes the dialplan on the leg of the caller and only exchanges media on that of the callee. */
    @ParameterizedTest
    @CsvSource({"caller, EXECUTE", "callee, EXCHANGE_MEDIA"})
    void mediaAreMissingFromTheSideWhoseLegTheLineIsAbout(String origin, String state) {
        RuleExample.Material log = new RuleExample.Material(
                "2026-03-17 09:16:00.100200 [NOTICE] switch_rtp.c:7800 Hangup sofia/internal/1004@pbx.example.net [CS_"
                        + state + "] [MEDIA_TIMEOUT]",
                true);
        Diagnosis told = Diagnosis.of(
                CallAssembler.assemble(log.messages(), log.events()).getFirst(), RULES);
        assertEquals("log-rtp-timeout", told.rootCause().rule());
        assertEquals(origin, told.origin().id());
    }
}
