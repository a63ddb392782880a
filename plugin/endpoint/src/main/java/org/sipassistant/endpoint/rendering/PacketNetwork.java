// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.inventory.IpAddress;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Header;

/** Sends the messages of one call as packets: knows who has which address, and where each connection stands. */
final class PacketNetwork {
    private static final int SIP = 5060;
    private static final int SIP_OVER_TLS = 5061;
    private static final Set<String> STREAMS = Set.of("tcp", "tls", "ws", "wss", "sips");

    /** 192.0.2.0/24, kept for documentation (RFC 5737), and 2001:db8::/32 (RFC 3849). */
    private static final long TEST_NET = 0xFFFF_C000_0200L;

    private static final long DOCUMENTATION = 0x2001_0DB8_0000_0000L;
    private static final int MOST_INVENTED = 254;
    private static final byte[] END_OF_HEADERS = {'\r', '\n', '\r', '\n'};

    /** Of the bytes that a message announces and the log does not hold; more is no body of SIP. */
    private static final long MOST_MISSING = 1L << 20;

    private final Set<IpAddress> real = new HashSet<>();
    private final Map<String, Integer> invented = new HashMap<>();
    private final Map<String, Long> sent = new HashMap<>();
    private final String callerTag;
    private int packets;
    private int lastInvented;

    PacketNetwork(List<Step> steps) {
        steps.forEach(step -> {
            step.from().ifPresent(this::note);
            step.to().ifPresent(this::note);
        });
        callerTag = steps.isEmpty() ? "" : tag(steps.get(0));
    }

    /** The packets that carry a message. */
    List<byte[]> packets(Step step, byte[] text) {
        boolean fromCaller = step.message().message().isRequest() == tag(step).equals(callerTag);
        Side from = side(step, step.from(), fromCaller ? "caller" : "callee");
        Side to = side(step, step.to(), fromCaller ? "callee" : "caller");
        boolean stream = step.transport().filter(STREAMS::contains).isPresent();
        if (!stream) {
            byte[] cut = text.length > PacketCapture.LARGEST ? Arrays.copyOf(text, PacketCapture.LARGEST) : text;
            return List.of(packet(from, to).udp(cut));
        }
        List<byte[]> segments = new ArrayList<>();
        for (int at = 0; at < text.length; at += PacketCapture.LARGEST) {
            byte[] part = Arrays.copyOfRange(text, at, Math.min(text.length, at + PacketCapture.LARGEST));
            segments.add(packet(from, to).tcp(part, next(from, to, part.length), next(to, from, 0)));
        }
        next(from, to, missing(step, text));
        return segments;
    }

    /**
     * How many bytes of the body the log left out. On a connection they count, as bytes that were not captured: else the
     * reader would take the next message for the rest of this one.
     */
    private static int missing(Step step, byte[] text) {
        long announced = step.message().message().number(Header.CONTENT_LENGTH).orElse(0);
        int body = 0;
        while (body < text.length && !endsHeaders(text, body)) {
            body++;
        }
        return (int) Math.max(0, Math.min(MOST_MISSING, announced - (text.length - body)));
    }

    private static boolean endsHeaders(byte[] text, int at) {
        int from = at - END_OF_HEADERS.length;
        return from >= 0 && Arrays.equals(text, from, at, END_OF_HEADERS, 0, END_OF_HEADERS.length);
    }

    private IpPacket packet(Side from, Side to) {
        boolean ipv4 = from.isIpv4() && to.isIpv4();
        return new IpPacket(from.socket(ipv4), to.socket(ipv4), ipv4, packets++ & 0xFFFF);
    }

    /** Where a connection stands, before so many bytes go over it; both directions begin with 1. */
    private long next(Side from, Side to, int bytes) {
        return sent.merge(from + ">" + to, 1L + bytes, (before, more) -> before + more - 1) - bytes;
    }

    private Side side(Step step, Optional<Endpoint> endpoint, String unknown) {
        int usual = step.transport().filter(t -> t.equals("tls")).isPresent() ? SIP_OVER_TLS : SIP;
        int port = endpoint.map(Endpoint::port)
                .filter(p -> p.isPresent())
                .map(p -> p.getAsInt())
                .orElse(usual);
        IpAddress address = endpoint.map(e -> IpAddress.parse(e.host())).orElse(null);
        if (address != null) {
            return new Side(address, 0, port);
        }
        String name = endpoint.map(Endpoint::host).orElse(unknown);
        int number = invented.computeIfAbsent(name, n -> invent());
        return new Side(new IpAddress(0, TEST_NET | number), number, port);
    }

    /** A number that makes no address of the call, if there is one; with very many names they begin anew. */
    private int invent() {
        for (int tried = 0; tried < MOST_INVENTED; tried++) {
            lastInvented = lastInvented % MOST_INVENTED + 1;
            if (!real.contains(new IpAddress(0, TEST_NET | lastInvented))) {
                break;
            }
        }
        return lastInvented;
    }

    private void note(Endpoint endpoint) {
        IpAddress address = IpAddress.parse(endpoint.host());
        if (address != null) {
            real.add(address);
        }
    }

    private static String tag(Step step) {
        return step.message().message().fromTag().orElse("");
    }

    /**
     * One side of a hop.
     *
     * @param invented the number of an address that was made; 0 for a real one
     */
    private record Side(IpAddress address, int invented, int port) {

        boolean isIpv4() {
            return address.isIpv4();
        }

        IpPacket.Socket socket(boolean ipv4) {
            boolean other = !ipv4 && invented > 0;
            return new IpPacket.Socket(other ? new IpAddress(DOCUMENTATION, invented) : address, port);
        }
    }
}
