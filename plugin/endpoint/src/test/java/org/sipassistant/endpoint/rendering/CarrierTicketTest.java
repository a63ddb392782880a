// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CarrierTicketTest {
    private static final String PHONE = "10.1.1.21:5060";
    private static final String PBX_IN = "10.1.1.5:5060";
    private static final String PBX_OUT = "203.0.113.10:5060";
    private static final String CARRIER = "198.51.100.7:5060";

    @Test
    void tellsTheLegThatFacesThePeerAndNothingElse() {
        assertEquals("""
            # Failed call on our interconnection

                Peer          carrier-a
                Your side     198.51.100.7:5060/udp
                Our side      203.0.113.10:5060/udp
                Call-ID       out@203.0.113.10
                From          sip:+49*****456@203.0.113.10
                To            sip:+44*******456@198.51.100.7
                Request       INVITE from us, 2026-03-17T08:05:00.010Z
                Request-URI   sip:+44*******456@198.51.100.7
                Final answer  503 Service Unavailable from you, 2026-03-17T08:05:00.250Z, after 240 ms
                Reason        Q.850 cause 34, no circuit for +44*******456
                Warning       399 (address) is full
                Retry-After   120
                Server        Gateway 7
                SDP in request audio RTP/AVP PCMA, sendrecv

            ## Messages between us

                2026-03-17T08:05:00.010Z  us -> you   INVITE  CSeq 7
                2026-03-17T08:05:00.250Z  you -> us   503  CSeq 7

            ## Our reading

                A cause

            All times are UTC. Telephone numbers are masked; the Call-ID is as it was sent.
            """, ticket(call().zone("Asia/Tokyo"), "carrier-a"));
    }

    @Test
    void findsThePeerByItsAddressOrTakesTheOneThatDecided() {
        String named = ticket(call(), "carrier-a");
        assertEquals(named, ticket(call(), "198.51.100.7"));
        assertEquals(named, text(new CarrierTicket(Optional.empty(), ""), call().suspect("198.51.100.7")));
        assertEquals(named, text(new CarrierTicket(Optional.empty(), ""), call()));
    }

    @Test
    void refusesAPeerThatTookNoPartByTheNamesOfThoseThatDid() {
        assertEquals(
                "parameter [peer] value [carrier-b] is not one of the parties of this call:"
                        + " [10.1.1.21, 10.1.1.5, 203.0.113.10, carrier-a]",
                assertThrows(IllegalArgumentException.class, () -> ticket(call(), "carrier-b"))
                        .getMessage());
    }

    @Test
    void givesNothingOfStrangersAMeaning() {
        String hostile = "503 <script>alert(1)</script>\u0085# head `x` [a](javascript:b) \u001b[2J";
        String ticket = ticket(
                new Drawn()
                        .callId("x\n# y")
                        .message(
                                "",
                                PBX_OUT,
                                CARRIER,
                                "INVITE sip:b@b SIP/2.0",
                                "Call-ID: a`<b>\u0085c",
                                "CSeq: 1 INVITE")
                        .message("", CARRIER, PBX_OUT, "SIP/2.0 " + hostile, "CSeq: 1 INVITE", "Server: <b>\u2028# s"),
                "198.51.100.7");
        List<String> ours = ticket.lines()
                .filter(line -> !line.startsWith("    ") && !line.isEmpty())
                .toList();
        assertEquals(
                List.of(
                        "# Failed call on our interconnection",
                        "## Messages between us",
                        "All times are UTC. Telephone numbers are masked; the Call-ID is as it was sent."),
                ours);
        assertFalse(ticket.contains("\u001b") || ticket.contains("\u2028"), ticket);
        assertTrue(ticket.contains("    Server        <b> # s\n"), ticket);
    }

    @Test
    void saysThatThePeerGaveNoReply() {
        String ticket = ticket(
                new Drawn()
                        .message("", PBX_OUT, CARRIER, "INVITE sip:b@b SIP/2.0", "CSeq: 1 INVITE")
                        .again("", PBX_OUT, CARRIER, "INVITE", 1),
                "198.51.100.7");
        assertTrue(ticket.contains("    Final answer  no SIP reply at all\n"), ticket);
        assertTrue(ticket.contains("    Repeated      1 times\n"), ticket);
    }

    @Test
    void takesAnyAddressThatTheLogTells() {
        String ticket = text(
                new CarrierTicket(Optional.empty(), ""),
                new Drawn()
                        .message("", PBX_OUT, "", "INVITE sip:b@b SIP/2.0", "CSeq: 1 INVITE")
                        .message("", CARRIER, "", "SIP/2.0 404 Not Found", "CSeq: 1 INVITE"));
        assertTrue(ticket.contains("    Your side     198.51.100.7:5060\n"), ticket);
        assertTrue(ticket.contains("    Our side      not in the log\n"), ticket);
    }

    @Test
    void namesNobodyAndKeepsTheCode() {
        String ticket = ticket(
                call().message(
                                "2026-03-17T08:05:00.300Z",
                                CARRIER,
                                PBX_OUT,
                                "SIP/2.0 404 0301234567 of Alice, secret-name at udp:10.1.1.21:5060",
                                "Call-ID: out@203.0.113.10",
                                "CSeq: 7 INVITE"),
                "carrier-a");
        assertTrue(ticket.contains("Final answer  404 *******567 of A***, s*** at udp:(address):5060 from"), ticket);
    }

    /** Whichever header names them, of whichever leg. */
    @Test
    void namesNobodyOfAnyHeaderThatNamesPeople() {
        String ticket = ticket(
                new Drawn()
                        .message(
                                "",
                                PBX_OUT,
                                CARRIER,
                                "INVITE sip:b@b SIP/2.0",
                                "CSeq: 1 INVITE",
                                "Diversion: \"Divert Dora\" <sip:2041@example.net>;reason=no-answer",
                                "History-Info: \"History Hanna\" <sip:2042@example.net>;index=1,"
                                        + " <sip:hugo@example.net?Reason=SIP>;index=1.1",
                                "Referred-By: \"Refer Rosa\" <sip:2043@example.net>",
                                "P-Asserted-Identity: \"Assert Anton\" <tel:+493023125044>",
                                "Remote-Party-ID: \"Remote Rita\" <sip:2045@example.net>;party=calling",
                                "P-Called-Party-ID: \"Called Carl\" <sip:2046@example.net>",
                                "P-Served-User: <sip:served@example.net>",
                                "P-Associated-URI: <sip:associated@example.net>",
                                "Reply-To: \"Reply Ralf\" <sip:2047@example.net>",
                                "Authorization: Digest username=\"login2048\", realm=\"x\"")
                        .message(
                                "",
                                CARRIER,
                                PBX_OUT,
                                "SIP/2.0 403 of 2041 2042 2043 +493023125044 2045, Divert Dora, History Hanna, hugo,"
                                        + " Refer Rosa, Assert Anton, Remote Rita",
                                "CSeq: 1 INVITE",
                                "Reason: Q.850;cause=21;text=\"Called Carl 2046 served associated Reply Ralf 2047\"",
                                "Warning: 399 x \"login2048\""),
                "198.51.100.7");
        for (String name : List.of(
                "2041",
                "2042",
                "2043",
                "23125044",
                "2045",
                "Dora",
                "Hanna",
                "hugo",
                "Rosa",
                "Anton",
                "Rita",
                "Carl",
                "2046",
                "served",
                "associated",
                "Ralf",
                "2047",
                "login2048")) {
            assertFalse(ticket.contains(name), () -> "[" + name + "] is in " + ticket);
        }
    }

    @Test
    void tellsMediaThatWereOfferedLaterFromThoseOfTheCallsRequest() {
        String ticket = ticket(
                new Drawn()
                        .message(
                                "2026-03-17T08:05:00.000Z",
                                PBX_OUT,
                                CARRIER,
                                "INVITE sip:b@b SIP/2.0",
                                "From: <sip:a@a>;tag=1",
                                "To: <sip:b@b>",
                                "CSeq: 1 INVITE")
                        .message(
                                "2026-03-17T08:06:00.000Z",
                                CARRIER,
                                PBX_OUT,
                                "INVITE sip:a@a SIP/2.0",
                                "From: <sip:b@b>;tag=2",
                                "To: <sip:a@a>;tag=1",
                                "CSeq: 9 INVITE",
                                "Content-Type: application/sdp",
                                "",
                                "v=0",
                                "m=audio 4000 RTP/AVP 8"),
                "198.51.100.7");
        assertTrue(
                ticket.contains("    SDP in request audio RTP/AVP PCMA, sendrecv, in the call from you,"
                        + " 2026-03-17T08:06:00.000Z\n"),
                ticket);
    }

    @Test
    void worksWithoutAddresses() {
        String ticket = text(
                new CarrierTicket(Optional.empty(), ""),
                new Drawn()
                        .message("", "", "", "INVITE sip:b@b SIP/2.0", "CSeq: 1 INVITE")
                        .message("", "", "", "SIP/2.0 404 Not Found", "CSeq: 1 INVITE"));
        assertTrue(ticket.contains("    Your side     not in the log\n"), ticket);
        assertTrue(ticket.contains("    Final answer  404 Not Found\n"), ticket);
    }

    @Test
    void tellsOnlyTheLegThatIsAskedForWhereTheLogTellsNoAddresses() {
        Drawn call = new Drawn()
                .message("", "", "", "INVITE sip:7@pbx.example SIP/2.0", "Call-ID: in@10.1.1.21", "CSeq: 1 INVITE")
                .message("", "", "", "INVITE sip:b@b SIP/2.0", "Call-ID: out@b", "CSeq: 7 INVITE")
                .beginning()
                .message("", "", "", "SIP/2.0 503 Service Unavailable", "Call-ID: out@b", "CSeq: 7 INVITE")
                .message("", "", "", "SIP/2.0 500 Server Internal Error", "Call-ID: in@10.1.1.21", "CSeq: 1 INVITE");
        for (String asked : List.of("out@b", "of-no-message")) {
            String ticket = text(new CarrierTicket(Optional.empty(), asked), call);
            assertTrue(ticket.contains("    Call-ID       out@b\n"), ticket);
            assertTrue(ticket.contains("    Final answer  503 Service Unavailable\n"), ticket);
            assertFalse(ticket.contains("10.1.1.21") || ticket.contains("pbx") || ticket.contains("500"), ticket);
        }
        String inner = text(new CarrierTicket(Optional.empty(), "in@10.1.1.21"), call);
        assertFalse(inner.contains("out@b") || inner.contains("503"), inner);
    }

    private static Drawn call() {
        return new Drawn()
                .named("198.51.100.7", "carrier-a")
                .over("udp")
                .message(
                        "2026-03-17T08:05:00.000Z",
                        PHONE,
                        PBX_IN,
                        "INVITE sip:secret-name@10.1.1.5 SIP/2.0",
                        "Call-ID: in@10.1.1.21",
                        "CSeq: 1 INVITE",
                        "Authorization: Digest username=\"u\", response=\"6629fae4\"")
                .message(
                        "2026-03-17T08:05:00.010Z",
                        PBX_OUT,
                        CARRIER,
                        "INVITE sip:+442079460456@198.51.100.7 SIP/2.0",
                        "From: \"Alice\" <sip:+4930123456@203.0.113.10>;tag=1",
                        "To: <sip:+442079460456@198.51.100.7>",
                        "Call-ID: out@203.0.113.10",
                        "CSeq: 7 INVITE",
                        "Content-Type: application/sdp",
                        "",
                        "v=0",
                        "c=IN IP4 203.0.113.20",
                        "m=audio 4000 RTP/AVP 8")
                .beginning()
                .message(
                        "2026-03-17T08:05:00.250Z",
                        CARRIER,
                        PBX_OUT,
                        "SIP/2.0 503 Service Unavailable",
                        "Call-ID: out@203.0.113.10",
                        "CSeq: 7 INVITE",
                        "Server: Gateway 7",
                        "Retry-After: 120",
                        "Reason: Q.850;cause=34;text=\"no circuit for +442079460456\"",
                        "Warning: 399 gw \"10.9.9.9 is full\"");
    }

    private static String ticket(Drawn call, String peer) {
        return text(new CarrierTicket(Optional.of(peer), ""), call);
    }

    private static String text(CarrierTicket ticket, Drawn call) {
        Rendered rendered = ticket.render(call.sheet());
        assertEquals("text/markdown; charset=utf-8", rendered.type());
        return Drawn.text(rendered);
    }
}
