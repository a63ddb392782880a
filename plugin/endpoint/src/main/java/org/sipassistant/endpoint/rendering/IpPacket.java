// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.nio.ByteBuffer;
import org.sipassistant.inventory.IpAddress;

/**
 * A packet with the headers of IP and of UDP or TCP and their checksums (RFC 791, RFC 8200, RFC 768, RFC 9293).
 *
 * @param id tells the packets of IPv4 apart
 */
record IpPacket(IpPacket.Socket from, IpPacket.Socket to, boolean ipv4, int id) {
    private static final int UDP = 17;
    private static final int TCP = 6;
    private static final int UDP_HEADER = 8;
    private static final int TCP_HEADER = 20;
    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int HOPS = 64;
    private static final int WINDOW = 65_535;

    /** Push and acknowledgment. */
    private static final int FLAGS = 0x18;

    private static final int DONT_FRAGMENT = 0x4000;

    /** An address and a port. */
    record Socket(IpAddress address, int port) {}

    byte[] udp(byte[] content) {
        ByteBuffer segment = ByteBuffer.allocate(UDP_HEADER + content.length)
                .putShort((short) from.port())
                .putShort((short) to.port())
                .putShort((short) (UDP_HEADER + content.length))
                .putShort((short) 0)
                .put(content);
        int sum = checksum(segment, UDP);
        // RFC 768: a checksum of zero is sent as all ones, as zero says that there is none
        segment.putShort(6, (short) (sum == 0 ? 0xFFFF : sum));
        return whole(segment.array(), UDP);
    }

    /** @param sequence the number of the first byte; only its lower 32 bits count */
    byte[] tcp(byte[] content, long sequence, long acknowledged) {
        ByteBuffer segment = ByteBuffer.allocate(TCP_HEADER + content.length)
                .putShort((short) from.port())
                .putShort((short) to.port())
                .putInt((int) sequence)
                .putInt((int) acknowledged)
                .put((byte) (TCP_HEADER / 4 << 4))
                .put((byte) FLAGS)
                .putShort((short) WINDOW)
                .putInt(0)
                .put(content);
        segment.putShort(16, (short) checksum(segment, TCP));
        return whole(segment.array(), TCP);
    }

    private byte[] whole(byte[] segment, int protocol) {
        int header = ipv4 ? IPV4_HEADER : IPV6_HEADER;
        ByteBuffer packet = ByteBuffer.allocate(header + segment.length);
        if (ipv4) {
            packet.put((byte) 0x45).put((byte) 0).putShort((short) (header + segment.length));
            packet.putShort((short) id).putShort((short) DONT_FRAGMENT);
            packet.put((byte) HOPS).put((byte) protocol).putShort((short) 0);
            addresses(packet);
            packet.putShort(10, (short) folded(sum(packet.array(), header)));
        } else {
            packet.putInt(6 << 28).putShort((short) segment.length);
            packet.put((byte) protocol).put((byte) HOPS);
            addresses(packet);
        }
        return packet.put(segment).array();
    }

    private void addresses(ByteBuffer target) {
        if (ipv4) {
            target.putInt((int) from.address().low()).putInt((int) to.address().low());
        } else {
            target.putLong(from.address().high()).putLong(from.address().low());
            target.putLong(to.address().high()).putLong(to.address().low());
        }
    }

    /** Over the segment and what the layer below says of it (RFC 9293 section 3.1, RFC 8200 section 8.1). */
    private int checksum(ByteBuffer segment, int protocol) {
        ByteBuffer pseudo = ByteBuffer.allocate(2 * 16);
        addresses(pseudo);
        long sum = sum(pseudo.array(), pseudo.position()) + protocol + segment.capacity();
        return folded(sum + sum(segment.array(), segment.capacity()));
    }

    private static long sum(byte[] bytes, int length) {
        long sum = 0;
        for (int at = 0; at < length; at++) {
            sum += (at % 2 == 0 ? (bytes[at] & 0xFF) << 8 : bytes[at] & 0xFF);
        }
        return sum;
    }

    private static int folded(long sum) {
        long folded = sum;
        while (folded >> 16 != 0) {
            folded = (folded & 0xFFFF) + (folded >> 16);
        }
        return (int) (~folded & 0xFFFF);
    }
}
