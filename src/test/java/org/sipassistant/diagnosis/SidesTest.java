// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.knowledge.TestYaml;

/** Whose doing it was where the messages beside the decisive one tell it. */
class SidesTest {
    private static final RuleBook RULES = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);
    private static final String CALLER = "192.0.2.10:5060 -> 198.51.100.7:5060";
    private static final String CALLEE = "198.51.100.7:5060 -> 192.0.2.10:5060";
    private static final String FROM = "From: <sip:1001@example.net>;tag=a1\n";

    /** The ACK follows the route that the proxy recorded. */
    @ParameterizedTest
    @CsvSource({
        "proxy, 198.51.100.66",
        "network, 198.51.100.1",
        "network, edge.example.net",
        "network, '198.51.100.66>,<sip:198.51.100.1'"
    })
    void aProxyThatRecordsAnAddressOfAnotherLeadsTheAckAstray(String responsible, String recorded) {
        String common = FROM + "Call-ID: route@sides.test\n";
        String to = "To: <sip:1002@example.net>";
        Diagnosis told = told(String.join(
                "\n",
                "2026/03/17 08:00:00.000000 198.51.100.1:5060 -> 192.0.2.20:5060",
                "INVITE sip:1002@192.0.2.20 SIP/2.0",
                "Record-Route: <sip:" + recorded + ">",
                "Via: SIP/2.0/UDP 198.51.100.1;branch=z9hG4bKp1",
                "Via: SIP/2.0/UDP 203.0.113.10:5060;branch=z9hG4bKa1",
                common + to,
                "CSeq: 1 INVITE",
                "Contact: <sip:1001@203.0.113.10:5060>",
                "Content-Length: 0",
                "",
                "2026/03/17 08:00:01.000000 192.0.2.20:5060 -> 198.51.100.1:5060",
                "SIP/2.0 200 OK",
                "Record-Route: <sip:" + recorded + ">",
                "Via: SIP/2.0/UDP 198.51.100.1;branch=z9hG4bKp1",
                "Via: SIP/2.0/UDP 203.0.113.10:5060;branch=z9hG4bKa1",
                common + to + ";tag=b1",
                "CSeq: 1 INVITE",
                "Contact: <sip:1002@192.0.2.20:5060>",
                "Content-Length: 0",
                "",
                "2026/03/17 08:00:33.000000 192.0.2.20:5060 -> 198.51.100.1:5060",
                "BYE sip:1001@203.0.113.10 SIP/2.0",
                "Via: SIP/2.0/UDP 192.0.2.20:5060;branch=z9hG4bKb1",
                "From: <sip:1002@example.net>;tag=b1",
                "To: <sip:1001@example.net>;tag=a1",
                "Call-ID: route@sides.test",
                "CSeq: 1 BYE",
                "Reason: SIP;cause=408;text=\"ACK timeout\"",
                "Content-Length: 0",
                ""));
        assertEquals("ack-timeout-stated", told.rootCause().rule());
        assertEquals(responsible, told.responsible().id());
    }

    @ParameterizedTest
    @CsvSource({"registrar, 1001", "callee, 1002"})
    void whoSubscribesToHisOwnMailboxAsksHisRegistrar(String origin, String subscribed) {
        String dialog = FROM + "Call-ID: lamp@sides.test\nCSeq: 1 SUBSCRIBE\n";
        Diagnosis told = told(String.join(
                "\n",
                "SUBSCRIBE sip:" + subscribed + "@example.net SIP/2.0",
                "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKs1",
                "To: <sip:" + subscribed + "@example.net>",
                dialog + "Event: message-summary",
                "Content-Length: 0",
                "",
                "SIP/2.0 489 Bad Event",
                "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKs1",
                "To: <sip:" + subscribed + "@example.net>;tag=b1",
                dialog + "Content-Length: 0",
                ""));
        assertEquals("event-package-refused", told.rootCause().rule());
        assertEquals(origin, told.origin().id());
    }

    /** The side that has to refresh, unless it cannot. */
    @ParameterizedTest
    @CsvSource({
        "caller, uac, 'Supported: timer'",
        "callee, uac, 'Supported: 100rel'",
        "unknown, uas, 'Supported: timer'"
    })
    void whoDidNotRefreshTheSessionEndedIt(String origin, String refresher, String supported) {
        Diagnosis told = told(invited("timer", supported, "Session-Expires: 400;refresher=" + refresher)
                + message(
                        "08:05:01",
                        CALLEE,
                        "BYE sip:1001@192.0.2.10 SIP/2.0",
                        "Via: SIP/2.0/UDP 198.51.100.7:5060;branch=z9hG4bKb1",
                        "From: <sip:1002@example.net>;tag=b1",
                        "To: <sip:1001@example.net>;tag=a1",
                        "Call-ID: timer@sides.test",
                        "CSeq: 1 BYE",
                        "Reason: SIP;cause=408;text=\"Session timer expired\""));
        assertEquals("session-timer-stated", told.rootCause().rule());
        assertEquals(origin, told.origin().id());
    }

    /** A line says what was wrong, and the refusal below it who wrote it. */
    @ParameterizedTest
    @CsvSource({"callee, baresip v3.5.0", "proxy, Asterisk PBX 20.5.0"})
    void whatADeviceSaysOfACallItRefusesIsItsOwnDoing(String origin, String software) {
        String dialog = FROM + "Call-ID: device@sides.test\nCSeq: 1 INVITE\n";
        Diagnosis told = told(String.join(
                "\n",
                "INVITE sip:1002@192.0.2.20 SIP/2.0",
                "Via: SIP/2.0/UDP 198.51.100.1:5060;branch=z9hG4bKd1",
                "To: <sip:1002@example.net>",
                dialog + "Content-Length: 0",
                "",
                "offer rejected, no common codecs",
                "SIP/2.0 488 Not Acceptable Here",
                "Via: SIP/2.0/UDP 198.51.100.1:5060;branch=z9hG4bKd1",
                "To: <sip:1002@example.net>;tag=b1",
                dialog + "Server: " + software,
                "Content-Length: 0",
                ""));
        assertEquals("log-codec-incompatible", told.rootCause().rule());
        assertEquals(origin, told.origin().id());
    }

    /** A phone ends no call by the clock; who runs the other side may. */
    @ParameterizedTest
    @CsvSource({"next_hop, true", "proxy, false"})
    void aLimitIsThatOfTheCalledSideWhereThatHungUp(String origin, boolean called) {
        String caller = "<sip:1001@example.net>;tag=a1";
        String callee = "<sip:1002@example.net>;tag=b1";
        String own = called ? "198.51.100.7" : "192.0.2.10";
        String other = called ? "192.0.2.10" : "198.51.100.7";
        String[] dialog = {
            "Via: SIP/2.0/UDP " + own + ":5060;branch=z9hG4bKb1",
            "From: " + (called ? callee : caller),
            "To: " + (called ? caller : callee),
            "Call-ID: limit@sides.test",
            "CSeq: 7 BYE"
        };
        Diagnosis told = told(invited("limit", "Supported: 100rel", "Supported: 100rel")
                + message(
                        "08:00:02",
                        CALLER,
                        "ACK sip:1002@198.51.100.7 SIP/2.0",
                        "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKa1",
                        FROM + "To: " + callee,
                        "Call-ID: limit@sides.test",
                        "CSeq: 1 ACK")
                + message("09:00:01", called ? CALLEE : CALLER, "BYE sip:x@" + other + " SIP/2.0", dialog)
                + message("09:00:02", called ? CALLER : CALLEE, "SIP/2.0 200 OK", dialog));
        assertEquals("duration-limit-reached", told.rootCause().rule());
        assertEquals(origin, told.origin().id());
    }

    /** A call that is answered after a second. */
    private static String invited(String callId, String asked, String answered) {
        String via = "Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bKi1";
        String common = "Call-ID: " + callId + "@sides.test\nCSeq: 1 INVITE\n";
        String to = FROM + "To: <sip:1002@example.net>";
        return message("08:00:00", CALLER, "INVITE sip:1002@198.51.100.7 SIP/2.0", via, to, common + asked)
                + message("08:00:01", CALLEE, "SIP/2.0 200 OK", via, to + ";tag=b1", common + answered);
    }

    private static String message(String time, String way, String start, String... headers) {
        return "2026/03/17 " + time + ".000000 " + way + "\n" + start + "\n" + String.join("\n", headers)
                + "\nContent-Length: 0\n\n";
    }

    private static Diagnosis told(String log) {
        RuleExample.Material read = new RuleExample.Material(log, true);
        return Diagnosis.of(
                CallAssembler.assemble(read.messages(), read.events()).getFirst(), RULES);
    }
}
