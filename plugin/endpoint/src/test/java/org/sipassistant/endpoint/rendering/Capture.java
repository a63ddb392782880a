// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Reads a capture as a protocol analyser does, and checks lengths and checksums on the way. */
final class Capture {
    /** A packet; sequence and acknowledged are 0 for UDP. */
    record Packet(Instant at, String from, String to, int protocol, String content, long sequence, long acknowledged) {}

    private Capture() {}

    static List<Packet> read(byte[] file) throws UnknownHostException {
        ByteBuffer buffer = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(0xA1B2C3D4, buffer.getInt());
        assertEquals(2, buffer.getShort());
        assertEquals(4, buffer.getShort());
        assertEquals(0, buffer.getLong());
        assertEquals(262_144, buffer.getInt());
        assertEquals(101, buffer.getInt());
        List<Packet> packets = new ArrayList<>();
        while (buffer.hasRemaining()) {
            Instant at = Instant.ofEpochSecond(Integer.toUnsignedLong(buffer.getInt()), buffer.getInt() * 1_000L);
            byte[] packet = new byte[buffer.getInt()];
            assertEquals(packet.length, buffer.getInt());
            buffer.get(packet);
            packets.add(packet(at, packet));
        }
        return packets;
    }

    private static Packet packet(Instant at, byte[] bytes) throws UnknownHostException {
        ByteBuffer ip = ByteBuffer.wrap(bytes);
        boolean ipv4 = bytes[0] >> 4 == 4;
        int header = ipv4 ? 20 : 40;
        int length = ipv4 ? 4 : 16;
        int addresses = ipv4 ? 12 : 8;
        assertEquals(ipv4 ? bytes.length : bytes.length - header, Short.toUnsignedInt(ip.getShort(ipv4 ? 2 : 4)));
        if (ipv4) {
            assertEquals(0xFFFF, sum(bytes, 0, header, 0));
        }
        int protocol = bytes[ipv4 ? 9 : 6];
        int payload = bytes.length - header;
        int sum = sum(bytes, addresses, 2 * length, protocol + payload);
        assertEquals(0xFFFF, sum(bytes, header, payload, sum));
        String from = address(bytes, addresses, length) + ' ' + Short.toUnsignedInt(ip.getShort(header));
        String to = address(bytes, addresses + length, length) + ' ' + Short.toUnsignedInt(ip.getShort(header + 2));
        boolean udp = protocol == 17;
        if (udp) {
            assertEquals(payload, Short.toUnsignedInt(ip.getShort(header + 4)));
        }
        int start = header + (udp ? 8 : 20);
        String content = new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
        return new Packet(
                at,
                from,
                to,
                protocol,
                content,
                udp ? 0 : Integer.toUnsignedLong(ip.getInt(header + 4)),
                udp ? 0 : Integer.toUnsignedLong(ip.getInt(header + 8)));
    }

    private static String address(byte[] bytes, int from, int length) throws UnknownHostException {
        byte[] address = new byte[length];
        System.arraycopy(bytes, from, address, 0, length);
        return InetAddress.getByAddress(address).getHostAddress();
    }

    /** RFC 1071: the sum over a header and its checksum is all ones. */
    private static int sum(byte[] bytes, int from, int length, int start) {
        long sum = start;
        for (int i = 0; i < length; i++) {
            sum += (long) (bytes[from + i] & 0xFF) << (i % 2 == 0 ? 8 : 0);
        }
        while (sum > 0xFFFF) {
            sum = (sum & 0xFFFF) + (sum >> 16);
        }
        return (int) sum;
    }
}
