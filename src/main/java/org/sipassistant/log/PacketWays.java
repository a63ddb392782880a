// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.message.PrivateAddress;

/** From where packets of media came and to where they went, and what is wrong with that. */
final class PacketWays {
    /** Packets to an address that show that somebody is spoken to: a fifth of a second of speech. */
    private static final int LONG = 10;

    /** Lines of one kind that are no chance. */
    private static final int SEVERAL = 3;

    /** More than a media relay has in a log that somebody looks at. */
    private static final int MOST = 1_000;

    /** @param first the line of the first packet, which says nothing yet */
    private record Packets(LogEvent first, int count) {}

    private final Map<String, Packets> received = new LinkedHashMap<>();
    private final Map<String, Packets> sent = new LinkedHashMap<>();

    /** Whether packets are passed on whose arrival is not told. */
    private boolean relays;

    void add(String way, String address, LogEvent line) {
        Map<String, Packets> packets = way.equals("received") ? received : sent;
        relays |= way.equals("relayed");
        if (packets.size() < MOST || packets.containsKey(address)) {
            packets.merge(address, new Packets(line, 1), (known, one) -> new Packets(known.first(), known.count() + 1));
        }
    }

    Optional<LogEvent> event() {
        return inside().or(this::unreturned).or(this::toPrivate).or(this::receivedOnly);
    }

    /** A device behind a NAT that keeps the port is sent to where it cannot be reached, and sends from elsewhere itself. */
    private Optional<LogEvent> inside() {
        for (String to : lost()) {
            for (String from : strangers()) {
                if (port(to).equals(port(from))) {
                    return Optional.of(says("media-sent-inside", to, from));
                }
            }
        }
        return Optional.empty();
    }

    private Optional<LogEvent> unreturned() {
        int count = sent.values().stream().mapToInt(Packets::count).sum();
        return Optional.of("media-unreturned")
                .filter(says -> received.isEmpty() && !relays && count >= LONG)
                .map(says -> says(says, sent.keySet().iterator().next(), ""));
    }

    private Optional<LogEvent> toPrivate() {
        boolean one = sent.size() == 1 && lost().size() == 1;
        int count = sent.values().stream().mapToInt(Packets::count).sum();
        boolean asked = received.isEmpty()
                ? count >= SEVERAL
                : received.size() == 1 && !strangers().isEmpty();
        return Optional.of("media-one-way").filter(says -> one && asked).map(says -> says(says, lost().getFirst(), ""));
    }

    private Optional<LogEvent> receivedOnly() {
        int count = received.values().stream().mapToInt(Packets::count).sum();
        return Optional.of("media-one-way")
                .filter(says -> sent.isEmpty() && received.size() == 1 && count >= SEVERAL)
                .map(says -> says(says, "", received.keySet().iterator().next()));
    }

    /** The private addresses to which something is sent, and from which nothing comes. */
    private List<String> lost() {
        return sent.keySet().stream()
                .filter(address -> PrivateAddress.isPrivate(host(address)) && !isIn(address, received))
                .toList();
    }

    /** The public addresses from which something comes, and to which nothing is sent. */
    private List<String> strangers() {
        return received.keySet().stream()
                .filter(address -> !PrivateAddress.isPrivate(host(address)) && !isIn(address, sent))
                .toList();
    }

    private static boolean isIn(String address, Map<String, Packets> packets) {
        return packets.keySet().stream().anyMatch(other -> host(other).equals(host(address)));
    }

    private LogEvent says(String says, String to, String from) {
        Packets shown = to.isEmpty() ? received.get(from) : sent.get(to);
        LogEvent line = shown.first();
        Map<String, String> fields = new LinkedHashMap<>();
        if (!to.isEmpty()) {
            fields.put("destination", to);
        }
        if (!from.isEmpty()) {
            fields.put("source", from);
        }
        return new LogEvent(says, line.product(), fields, line.start(), line.at(), line.line());
    }

    private static String host(String address) {
        int colon = address.lastIndexOf(':');
        String host = colon < 0 ? address : address.substring(0, colon);
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private static String port(String address) {
        return address.substring(address.lastIndexOf(':') + 1);
    }
}
