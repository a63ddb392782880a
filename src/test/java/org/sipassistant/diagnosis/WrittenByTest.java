// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
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
        Diagnosis told = told(line);
        assertEquals("log-tls-handshake-failed", told.rootCause().rule());
        assertEquals(origin, told.origin().id());
    }

    /** A proxy writes of itself, and so does a phone, which calls or is called. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "caller | Mar 17 09:14:40 desk baresip[812]: tls: certificate verify failed (unable to get local issuer"
                        + " certificate)",
                "proxy  | Mar 17 09:14:40 edge kamailio[812]: tls: certificate verify failed (unable to get local"
                        + " issuer certificate)",
                "proxy  | [Mar 17 09:14:40] WARNING[812] res_pjsip_transport.c: certificate verify failed (unable to"
                        + " get local issuer certificate)",
                "proxy  | Mar 17 09:14:40 edge tls: certificate verify failed (unable to get local issuer certificate)",
                "callee | 2026-03-17 09:24:32:200 belle-sip-error-Dialog [0x6000] was not ACK'd within T1*64 seconds.",
                "callee | ua: rejected call from sip:1002@pbx.example.net (maximum 4 calls)",
                "caller | 09:24:32.103    pjsua_call.c  ....Error sending initial INVITE: Transport not available for"
                        + " use (PJSIP_ETPNOTAVAIL) [status=171063]",
                "callee | 09:24:32.103    pjsua_call.c  ....No suitable codec for remote offer"
                        + " (PJMEDIA_SDPNEG_NOANSCODEC), sending INVITE response 488",
                "callee | 09:24:32.103    pjsua_call.c  ....No suitable codec for remote offer"
                        + " (PJMEDIA_SDPNEG_NOANSCODEC), sending Request Terminated",
                "callee | 09:24:32.103    pjsua_call.c  ....No suitable codec for remote offer"
                        + " (PJMEDIA_SDPNEG_NOANSCODEC), sending 488",
                "caller | 09:24:32.253            udp0x5601  ....Error restarting SIP UDP transport: Address already"
                        + " in use"
            })
    void theNameInFrontOfALineTellsWhoseItIs(String responsible, String line) {
        assertEquals(responsible, told(line).responsible().id());
    }

    @Test
    void whoDoesNotLetAPhoneRegisterIsTheRegistrar() {
        String failed = "Mar 17 09:14:40 desk baresip[812]: tls: certificate verify failed (unable to get local issuer"
                + " certificate)\n";
        assertEquals("next_hop", told(failed).origin().id());
        String registering = "Mar 17 09:14:41 desk baresip[812]: reg: sip:1004@example.net (prio 0): Register: Network"
                + " is unreachable\n";
        assertEquals("registrar", told(failed + registering).origin().id());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | 0.5 | connect() failed (111: Connection refused) while connecting to the backend"
                        + " 192.0.2.5:8080",
                "false | 0.8 | connect() failed (111: Connection refused) while connecting to sip:192.0.2.5:8080"
            })
    void linesOfAnyProgramAreNoSureSignOfACall(boolean other, double confidence, String line) {
        Diagnosis told = told(line);
        assertEquals(other, told.isOfOtherLines());
        assertEquals(confidence, told.confidence(told.rootCause()));
    }

    /** FreeSWITCH executes the dialplan on the leg of the caller and only exchanges media on that of the callee. */
    @ParameterizedTest
    @CsvSource({"caller, EXECUTE", "callee, EXCHANGE_MEDIA"})
    void mediaAreMissingFromTheSideWhoseLegTheLineIsAbout(String origin, String state) {
        Diagnosis told = told(
                "2026-03-17 09:16:00.100200 [NOTICE] switch_rtp.c:7800 Hangup sofia/internal/1004@pbx.example.net [CS_"
                        + state + "] [MEDIA_TIMEOUT]");
        assertEquals("log-rtp-timeout", told.rootCause().rule());
        assertEquals(origin, told.origin().id());
    }

    /** A program that is called has to act on what it makes of the call; what came for a registration is of the registrar. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "callee | callee    | 2024-03-17 10:47:15 ERROR (MainThread) [voip_utils.sip] Unexpected error"
                        + " handling SIP INVITE",
                "proxy  | proxy     | Mar 17 10:47:15 edge kamailio[812]: app: unhandled exception while routing a"
                        + " call",
                "caller | proxy     | 10:47:15 linphone: header_contact parser error for [Contact: <sip:1002@>]",
                "caller | registrar | 10:47:15 linphone: answer to REGISTER: header_contact parser error for [Contact:"
                        + " <sip:1002@>]"
            })
    void whoTakesACallIsCalledAndARegistrarAnswersRegistrations(String origin, String responsible, String line) {
        Diagnosis told = told(line);
        assertEquals(origin, told.origin().id());
        assertEquals(responsible, told.responsible().id());
    }

    private static Diagnosis told(String log) {
        RuleExample.Material material = new RuleExample.Material(log, true);
        return Diagnosis.of(
                CallAssembler.assemble(material.messages(), material.events()).getFirst(), RULES);
    }
}
