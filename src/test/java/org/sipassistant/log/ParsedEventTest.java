// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.sipassistant.knowledge.TestYaml;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;

class ParsedEventTest {
    private static final String BUSY = "SIP/2.0 486 Busy Here\\r\\nVia: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\\r\\n"
            + "Call-ID: c1\\r\\nCSeq: 1 INVITE\\r\\nContent-Length: 0\\r\\n\\r\\n";

    @Test
    void readsThePayloadOfAHepPacket() {
        ParsedEvent event = read("{\"Protocol\": 17, \"SrcIP\": \"192.0.2.10\", \"DstIP\": \"198.51.100.1\","
                + " \"SrcPort\": 15062, \"DstPort\": 5060, \"Tsec\": 1710666523, \"Tmsec\": 803565, \"ProtoType\": 1,"
                + " \"NodeID\": 2001, \"Payload\": \"" + BUSY + "\"}");
        LogContext context = event.messages().get(0).context();
        assertEquals("hep-json", event.format());
        assertEquals(List.of("Payload"), event.rawFields());
        assertEquals(486, event.messages().get(0).message().statusCode());
        assertEquals(Optional.of(Instant.parse("2024-03-17T09:08:43.803565Z")), context.time());
        assertEquals("192.0.2.10:15062", context.source().orElseThrow().toString());
        assertEquals("198.51.100.1:5060", context.destination().orElseThrow().toString());
        assertEquals(Optional.of("udp"), context.transport());
        assertEquals(Optional.of("2001"), context.observer());
    }

    @Test
    void readsARecordOfHomer() {
        ParsedEvent event = read("{\"protocol_header\": {\"srcIp\": \"192.0.2.10\", \"srcPort\": 5061, \"protocol\": 6,"
                + " \"dstIp\": \"2001:db8::1\", \"dstPort\": 5061, \"timeSeconds\": 1710666523, \"timeUseconds\": 5,"
                + " \"payloadType\": 1, \"captureId\": \"7\"}, \"raw\": \"" + BUSY + "\"}");
        LogContext context = event.messages().get(0).context();
        assertEquals("[2001:db8::1]:5061", context.destination().orElseThrow().toString());
        assertEquals(Optional.of("tcp"), context.transport());
        assertEquals(Optional.of(Instant.parse("2024-03-17T09:08:43.000005Z")), context.time());
    }

    @Test
    void leavesHepPacketsAloneThatHoldNoSip() {
        assertNone("{\"SrcIP\": \"192.0.2.10\", \"ProtoType\": 5, \"Payload\": \"" + BUSY + "\"}");
        assertNone("{\"SrcIP\": \"192.0.2.10\", \"ProtoType\": 1, \"Payload\": \"{}\"}");
        assertNone("{\"Payload\": \"" + BUSY + "\"}");
    }

    @Test
    void readsAPacketOfTshark() {
        ParsedEvent event =
                read("{\"timestamp\": \"1710666523803\", \"layers\": {\"frame\": {\"frame_frame_time_epoch\":"
                    + " \"1710666523.803466000\"},\"ip\": {\"ip_ip_src\": \"192.0.2.10\", \"ip_ip_dst\":"
                    + " [\"198.51.100.1\"]},\"udp\": {\"udp_udp_srcport\": \"15062\", \"udp_udp_dstport\":"
                    + " \"5060\"},\"sip\": {\"sip_sip_Status-Line\": \"SIP/2.0 486 Busy Here\", \"sip_sip_msg_hdr\":"
                    + " \"Via: SIP/2.0/UDP 192.0.2.1;branch=z9hG4bK1\\r"
                    + "\\n"
                    + "Call-ID: c1\\r"
                    + "\\n"
                    + "Content-Length: 5\\r"
                    + "\\n"
                    + "\\r"
                    + "\\n"
                    + "v=0\\r"
                    + "\\n"
                    + "\"}}}");
        LoggedMessage logged = event.messages().get(0);
        assertEquals("tshark-ek", event.format());
        assertEquals(List.of("layers.sip.sip_sip_msg_hdr"), event.rawFields());
        assertEquals(Optional.of("c1"), logged.message().callId());
        assertEquals("v=0\r\n", logged.message().body());
        assertEquals("192.0.2.10:15062", logged.context().source().orElseThrow().toString());
        assertEquals(
                "198.51.100.1:5060",
                logged.context().destination().orElseThrow().toString());
        assertEquals(
                Optional.of(Instant.parse("2024-03-17T09:08:43.803466Z")),
                logged.context().time());
    }

    @Test
    void readsChosenFieldsAndSeveralMessagesOfOnePacketOfTshark() {
        ParsedEvent event = read("{\"timestamp\": \"1710666523803\", \"layers\": {"
                + "\"ipv6\": {\"ipv6_ipv6_src\": \"2001:db8::1\", \"ipv6_ipv6_dst\": \"2001:db8::2\"},"
                + "\"tcp\": {\"tcp_tcp_srcport\": \"5060\", \"tcp_tcp_dstport\": \"49152\"}, \"sip\": ["
                + "{\"sip_sip_Request-Line\": [\"BYE sip:bob@example.net SIP/2.0\"], \"sip_sip_Via\":"
                + " [\"SIP/2.0/TCP [2001:db8::1];branch=z9hG4bK1\", \"SIP/2.0/TCP 192.0.2.7;branch=z9hG4bK2\"],"
                + " \"sip_sip_Call-ID\": [\"c2\"], \"sip_sip_CSeq\": [\"2 BYE\"]},"
                + "{\"sip_sip_Status-Line\": \"SIP/2.0 200 OK\", \"sip_sip_CSeq\": \"7 OPTIONS\"}]}}");
        SipMessage bye = event.messages().get(0).message();
        assertEquals(2, bye.vias().size());
        assertEquals(Optional.of("c2"), bye.callId());
        assertEquals("OPTIONS", event.messages().get(1).message().method());
        LogContext context = event.messages().get(1).context();
        assertEquals("[2001:db8::1]:5060", context.source().orElseThrow().toString());
        assertEquals(Optional.of(Instant.parse("2024-03-17T09:08:43.803Z")), context.time());
        assertEquals(Optional.of("tcp"), context.transport());
    }

    @Test
    void readsTheRawMessageOfPacketbeat() {
        ParsedEvent event = read("{\"@timestamp\": \"2024-03-17T11:11:45.732Z\", \"type\": \"sip\","
                + " \"event\": {\"original\": \"" + BUSY
                + "\"}, \"source.ip\": \"192.0.2.20\", \"source.port\": 5060, \"destination\": {\"ip\":"
                + " \"192.0.2.15\", \"port\": 5062}, \"network\": {\"transport\": \"udp\"}, \"sip\":"
                + " {\"type\": \"response\", \"contact\": {\"uri\": {\"original\":"
                + " \"sip:wrong@192.0.2.1\"}}}}");
        LogContext context = event.messages().get(0).context();
        assertEquals("packetbeat", event.format());
        assertEquals(List.of("event.original"), event.rawFields());
        assertEquals("192.0.2.20:5060", context.source().orElseThrow().toString());
        assertEquals("192.0.2.15:5062", context.destination().orElseThrow().toString());
    }

    @Test
    void rebuildsWhatPacketbeatParsedButNotItsContact() {
        SipMessage message = read("{\"event.dataset\": \"network_traffic.sip\", \"sip\": {\"type\": \"request\","
            + " \"version\": \"2.0\", \"method\": \"INVITE\", \"uri\": {\"original\": \"sip:bob@example.net\"},"
            + " \"call_id\": \"c3\", \"cseq\": {\"code\": 1, \"method\": \"INVITE\"}, \"via\": {\"original\":"
            + " [\"SIP/2.0/UDP 192.0.2.20:5060;branch=z9hG4bK3\"]}, \"from\": {\"tag\": \"1\", \"display_info\": \"Al"
            + " \\\"\\r"
            + "\\n"
            + "X-Evil: 1\", \"uri\": {\"original\": \"sip:alice@example.net\"}}, \"to\": {\"uri\": {\"original\":"
            + " \"sip:bob@example.net\"}}, \"contact\": {\"uri\": {\"original\": \"sip:bob@example.net\"}}}}")
                .messages()
                .get(0)
                .message();
        assertEquals("INVITE", message.method());
        assertEquals(Optional.of("1"), message.fromTag());
        assertEquals("sip:alice@example.net", message.from().orElseThrow().uri().original());
        assertEquals(Optional.of("c3"), message.callId());
        assertTrue(message.header(Header.CONTACT).isEmpty());
        assertTrue(message.header("X-Evil").isEmpty());
    }

    @Test
    void readsAStartLineOfSuricata() {
        ParsedEvent event = read("{\"timestamp\": \"2024-03-17T14:52:59.666545+0100\", \"flow_id\": 1524273722895129,"
            + " \"event_type\": \"sip\", \"src_ip\": \"192.0.2.15\", \"src_port\": 5060, \"dest_ip\": \"192.0.2.20\","
            + " \"dest_port\": 5060, \"proto\": \"017\", \"sip\": {\"version\": \"SIP/2.0\", \"code\": \"100\","
            + " \"reason\": \"Trying\", \"response_line\": \"SIP/2.0 100 Trying\"}}");
        LogContext context = event.messages().get(0).context();
        assertEquals(100, event.messages().get(0).message().statusCode());
        assertEquals(Optional.of("1524273722895129"), context.session());
        assertEquals(Optional.of("udp"), context.transport());
        assertEquals(Optional.of(Instant.parse("2024-03-17T13:52:59.666545Z")), context.time());
        assertNone("{\"event_type\": \"dns\", \"sip\": {\"response_line\": \"SIP/2.0 100 Trying\"}}");
    }

    @Test
    void readsARowOfZeekAsRequestAndLastResponse() {
        ParsedEvent event = read("{\"ts\": 1710666523.803466, \"uid\": \"CPR\", \"id.orig_h\": \"192.0.2.19\","
                + " \"id.orig_p\": 5060, \"id.resp_h\": \"198.51.100.218\", \"id.resp_p\": 5061, \"trans_depth\": 0,"
                + " \"method\": \"REGISTER\", \"uri\": \"sip:example.net:5060\", \"request_from\":"
                + " \"<sip:a@example.net>\", \"request_to\": \"<sip:a@example.net>\", \"response_to\":"
                + " \"<sip:a@example.net>;tag=as0\", \"call_id\": \"c4\", \"seq\": \"4127 REGISTER\", \"request_path\":"
                + " [\"SIP/2.0/UDP 192.0.2.19:5060\"], \"response_path\": [\"SIP/2.0/UDP 192.0.2.19:5060\"],"
                + " \"user_agent\": \"Phone\", \"status_code\": 401, \"status_msg\": \"Unauthorized\"}");
        assertEquals(2, event.messages().size());
        LoggedMessage request = event.messages().get(0);
        LoggedMessage response = event.messages().get(1);
        assertEquals(Optional.of("Phone"), request.message().header(Header.USER_AGENT));
        assertEquals("192.0.2.19:5060", request.context().source().orElseThrow().toString());
        assertEquals(
                Optional.of(Instant.parse("2024-03-17T09:08:43.803466Z")),
                request.context().time());
        assertEquals(401, response.message().statusCode());
        assertEquals("REGISTER", response.message().method());
        assertEquals(Optional.of("as0"), response.message().toTag());
        assertEquals(
                "198.51.100.218:5061", response.context().source().orElseThrow().toString());
    }

    @Test
    void readsARowOfZeekAsFilebeatShipsIt() {
        ParsedEvent event = read("{\"@timestamp\": \"2024-03-17T09:08:43.803Z\", \"source\": {\"ip\": \"192.0.2.19\","
                + " \"port\": 5060}, \"destination\": {\"ip\": \"198.51.100.2\", \"port\": 5060}, \"zeek\": {\"sip\":"
                + " {\"sequence\": {\"method\": \"INVITE\", \"number\": \"1\"}, \"uri\": \"sip:b@example.net\","
                + " \"call_id\": \"c5\", \"request\": {\"from\": \"<sip:a@example.net>\", \"path\": [\"SIP/2.0/UDP"
                + " 192.0.2.19\"]}, \"status\": {\"code\": 180, \"msg\": \"Ringing\"}, \"response\": {}}}}");
        assertEquals("INVITE", event.messages().get(0).message().method());
        assertEquals(180, event.messages().get(1).message().statusCode());
        assertEquals("INVITE", event.messages().get(1).message().method());
    }

    @Test
    void leavesOtherDocumentsAlone() {
        assertNone("{}");
        assertNone("{\"message\": \"SIP/2.0 200 OK\", \"sip\": {\"type\": \"response\"}}");
        assertNone("{\"layers\": {\"http\": {\"http_http_request\": true}}}");
        assertNone("{\"layers\": [1, 2], \"raw\": 7, \"Payload\": {}, \"event\": \"sip\", \"zeek\": {\"sip\": {}}}");
        assertNone("{\"uid\": \"C1\", \"id.orig_h\": \"192.0.2.1\", \"trans_depth\": 1, \"method\": \"GET\", \"uri\":"
                + " \"/\"}");
    }

    private static ParsedEvent read(String json) {
        return ParsedEvent.read(TestYaml.read(json)).orElseThrow();
    }

    private static void assertNone(String json) {
        Map<String, Object> document = TestYaml.read(json);
        assertEquals(Optional.empty(), ParsedEvent.read(document));
    }
}
