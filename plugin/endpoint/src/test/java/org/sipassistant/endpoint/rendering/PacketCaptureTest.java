// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.sipassistant.call.ObservedMessage;

class PacketCaptureTest {
    private static final String T = "2026-03-17T08:05:00.123456Z";
    private static final Function<ObservedMessage, String> TEXT =
            message -> message.message().text();

    @Test
    void holdsEachMessageWithItsTimeAddressesAndText() throws Exception {
        List<Capture.Packet> packets = Capture.read(capture(new Drawn()
                        .over("udp")
                        .message(T, "10.0.0.1:5062", "10.0.0.2:5060", "INVITE sip:b@b SIP/2.0", "CSeq: 1 INVITE")
                        .message(T, "10.0.0.2:5060", "10.0.0.1:5062", "SIP/2.0 200 OK", "CSeq: 1 INVITE"))
                .content());
        assertEquals(
                new Capture.Packet(
                        Instant.parse(T),
                        "10.0.0.1 5062",
                        "10.0.0.2 5060",
                        17,
                        "INVITE sip:b@b SIP/2.0\r\nCSeq: 1 INVITE\r\n\r\n",
                        0,
                        0),
                packets.get(0));
        assertEquals("10.0.0.2 5060", packets.get(1).from());
        assertEquals(2, packets.size());
    }

    @Test
    void speaksTheSixthVersionWhereASideDoes() throws Exception {
        List<Capture.Packet> packets = Capture.read(capture(new Drawn()
                        .message(T, "[2001:db8::21]:5060", "2001:db8:0:1::22", "OPTIONS sip:b@b SIP/2.0")
                        .message(T, "[2001:db8::21]:5060", "carrier.example", "OPTIONS sip:b@b SIP/2.0"))
                .content());
        assertEquals("2001:db8:0:0:0:0:0:21 5060", packets.get(0).from());
        assertEquals("2001:db8:0:1:0:0:0:22 5060", packets.get(0).to());
        assertEquals("2001:db8:0:0:0:0:0:1 5060", packets.get(1).to());
    }

    @Test
    @Timeout(120)
    void endsWhereEveryAddressThatIsKeptForDocumentationIsInTheCall() throws Exception {
        Drawn call = new Drawn();
        for (int host = 1; host < 255; host++) {
            call.message(T, "192.0.2." + host, "pbx.example", "OPTIONS sip:b@b SIP/2.0");
        }
        assertEquals(254, Capture.read(capture(call).content()).size());
    }

    @Test
    void givesNodesWithoutAnAddressOneThatIsKeptForDocumentationAndNotInTheCall() throws Exception {
        List<Capture.Packet> packets = Capture.read(capture(new Drawn()
                        .message(T, "pbx.example:5080", "192.0.2.1", "OPTIONS sip:b@b SIP/2.0")
                        .message(T, "", "", "INVITE sip:b@b SIP/2.0", "From: <sip:a@a>;tag=x")
                        .message(T, "", "", "SIP/2.0 200 OK", "From: <sip:a@a>;tag=x"))
                .content());
        assertEquals("192.0.2.2 5080", packets.get(0).from());
        assertEquals(packets.get(1).from(), packets.get(2).to());
        assertNotEquals(packets.get(1).from(), packets.get(1).to());
        assertTrue(packets.get(1).from().startsWith("192.0.2."), packets.toString());
    }

    @Test
    void countsTheBytesOfAConnection() throws Exception {
        String[] options = {"OPTIONS sip:b@b SIP/2.0", "CSeq: 1 OPTIONS"};
        List<Capture.Packet> packets = Capture.read(capture(new Drawn()
                        .over("TLS")
                        .message(T, "10.0.0.1", "10.0.0.2", options)
                        .message(T, "10.0.0.2", "10.0.0.1", "SIP/2.0 200 OK", "CSeq: 1 OPTIONS")
                        .message(T, "10.0.0.1", "10.0.0.2", options))
                .content());
        long first = packets.get(0).content().length();
        long second = packets.get(1).content().length();
        assertEquals(
                List.of(6, 6, 6), packets.stream().map(Capture.Packet::protocol).toList());
        assertEquals("10.0.0.1 5061", packets.get(0).from());
        assertEquals(
                List.of(1L, 1L, 1 + first),
                packets.stream().map(Capture.Packet::sequence).toList());
        assertEquals(
                List.of(1L, 1 + first, 1 + second),
                packets.stream().map(Capture.Packet::acknowledged).toList());
    }

    @Test
    void leavesAGapOnAConnectionWhereTheLogLeftOutABody() throws Exception {
        String[] cut = {"MESSAGE sip:b@b SIP/2.0", "Content-Length: 500"};
        List<Capture.Packet> packets = Capture.read(capture(new Drawn()
                        .over("tcp")
                        .message(T, "10.0.0.1", "10.0.0.2", cut)
                        .message(T, "10.0.0.1", "10.0.0.2", cut))
                .content());
        int length = packets.get(0).content().length();
        assertEquals(1 + length + 500, packets.get(1).sequence());
    }

    @Test
    void cutsOrDividesWhatIsLargerThanAPacket() throws Exception {
        String large = "X: " + "y".repeat(200_000);
        byte[] udp = new PacketCapture(message -> "OPTIONS sip:b@b SIP/2.0\r\n" + large)
                .render(new Drawn().entry(T, "a", "b", "OPTIONS").sheet())
                .content();
        assertEquals(65_000, Capture.read(udp).get(0).content().length());
        byte[] tcp = new PacketCapture(message -> "OPTIONS sip:b@b SIP/2.0\r\n" + large)
                .render(new Drawn().over("tcp").entry(T, "a", "b", "OPTIONS").sheet())
                .content();
        List<Capture.Packet> segments = Capture.read(tcp);
        assertEquals(4, segments.size());
        assertEquals(65_001, segments.get(1).sequence());
    }

    @Test
    void writesLineEndsAsTheyGoOverANetworkAndTheMaskedText() throws Exception {
        byte[] file = new PacketCapture(message -> "BYE sip:b@b SIP/2.0\nX: ***")
                .render(new Drawn().entry("", "a", "b", "BYE").sheet())
                .content();
        assertEquals(
                "BYE sip:b@b SIP/2.0\r\nX: ***\r\n\r\n",
                Capture.read(file).get(0).content());
    }

    @Test
    void keepsTheOrderOfMessagesWithoutATime() throws Exception {
        List<Capture.Packet> packets =
                Capture.read(capture(new Drawn().entry(T, "a", "b", "INVITE").entry("", "b", "a", "100"))
                        .content());
        assertEquals(packets.get(0).at().plusNanos(1_000), packets.get(1).at());
    }

    @Test
    void isSavedUnderANameThatIsSafeEverywhere() {
        Rendered capture =
                capture(new Drawn().callId("../a\"b\r\nSet-Cookie: é@[::1]").entry(T, "a", "b", "BYE"));
        assertEquals(Optional.of("call-___a_b__Set-Cookie_______1_.pcap"), capture.fileName());
        assertEquals("application/vnd.tcpdump.pcap", capture.type());
        assertEquals("call-2-of-3-ab.pcap", PacketCapture.fileName("ab", new Sheet.Which(2, 3)));
        assertEquals(
                69, PacketCapture.fileName("x".repeat(9_000), Sheet.Which.ONLY).length());
    }

    private static Rendered capture(Drawn call) {
        return new PacketCapture(TEXT).render(call.sheet());
    }
}
