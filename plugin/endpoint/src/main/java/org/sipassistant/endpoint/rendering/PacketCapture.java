// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.SipMessage;

/**
 * The messages of a call as packets, for programs that read captures. The packets are made, not captured: addresses,
 * ports, transport and times are those of the log, everything else of the layers below SIP is what a network would have
 * made of it, encryption is left out, and a node whose address is not known has one of those kept for documentation.
 *
 * <p>The format is that of libpcap 2.4 with raw IP packets and microseconds. A message of more than {@value #LARGEST}
 * bytes is cut over UDP, and goes in several segments over TCP.
 */
public final class PacketCapture implements Rendering {
    /** What fits into one packet of either version of IP, with all headers. */
    static final int LARGEST = 65_000;

    private static final String TYPE = "application/vnd.tcpdump.pcap";
    private static final int MAGIC = 0xA1B2C3D4;
    private static final int RAW_IP = 101;
    private static final int SNAPSHOT = 262_144;
    private static final int RECORD = 16;
    private static final long LAST_SECOND = 0xFFFF_FFFFL;

    private final Function<ObservedMessage, String> texts;

    /** @param texts gives the text of a message without what nobody should see */
    public PacketCapture(Function<ObservedMessage, String> texts) {
        this.texts = texts;
    }

    @Override
    public Rendered render(Sheet sheet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(header());
        PacketNetwork network = new PacketNetwork(sheet.steps());
        Instant time = Instant.EPOCH;
        for (Step step : sheet.steps()) {
            time = step.at().orElse(time.plusNanos(1_000));
            byte[] text = wire(step.message()).getBytes(StandardCharsets.UTF_8);
            for (byte[] packet : network.packets(step, text)) {
                out.writeBytes(record(time, packet));
            }
        }
        return new Rendered(
                TYPE,
                out.toByteArray(),
                Optional.of(fileName(sheet.story().callId(), sheet.story().which())));
    }

    /** The text with the line ends that go over a network, and the empty line that some loggers leave out. */
    private String wire(ObservedMessage observed) {
        String text = texts.apply(observed);
        StringBuilder wire = new StringBuilder(text.length() + 64);
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\n' && (at == 0 || text.charAt(at - 1) != '\r')) {
                wire.append('\r');
            }
            wire.append(c);
        }
        SipMessage message = observed.message();
        boolean open = message.bodySpan().end() <= message.bodySpan().start();
        while (open && !endsHeaders(wire)) {
            wire.append("\r\n");
        }
        return wire.toString();
    }

    private static boolean endsHeaders(StringBuilder wire) {
        return wire.length() >= 4 && wire.indexOf("\r\n\r\n", wire.length() - 4) >= 0;
    }

    private static byte[] header() {
        return ByteBuffer.allocate(24)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(MAGIC)
                .putShort((short) 2)
                .putShort((short) 4)
                .putInt(0)
                .putInt(0)
                .putInt(SNAPSHOT)
                .putInt(RAW_IP)
                .array();
    }

    private static byte[] record(Instant time, byte[] packet) {
        long seconds = Math.max(0, Math.min(LAST_SECOND, time.getEpochSecond()));
        return ByteBuffer.allocate(RECORD + packet.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) seconds)
                .putInt(time.getNano() / 1_000)
                .putInt(packet.length)
                .putInt(packet.length)
                .put(packet)
                .array();
    }

    /** The Call-ID, as far as it is safe in a file name and in a header of HTTP. */
    static String fileName(String callId, Sheet.Which which) {
        String place = which.of() == 1 ? "" : which.number() + "-of-" + which.of() + "-";
        StringBuilder name = new StringBuilder("call-").append(place);
        for (int at = 0; at < callId.length() && name.length() < 64; at++) {
            char c = callId.charAt(at);
            boolean safe = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
            name.append(safe ? c : '_');
        }
        return name.append(".pcap").toString();
    }
}
