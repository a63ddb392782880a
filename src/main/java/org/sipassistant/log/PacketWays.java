// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.message.PrivateAddress;

/**
 * From where packets of media came and to where they went, and what is wrong with that. Of a log with more than
 * {@value #MOST} addresses in one direction it says nothing: that is of many calls. Time linear in the packets.
 */
final class PacketWays {
    /** Packets to an address that show that somebody is spoken to: a fifth of a second of speech. */
    private static final int LONG = 10;

    /** Lines of one kind that are no chance. */
    private static final int SEVERAL = 3;

    /** Addresses of one direction; one call has a few, for each side and what that changes to. */
    static final int MOST = 50;

    /** @param first the line of the first packet, which says nothing yet */
    private record Packets(LogEvent first, int count) {}

    /** The packets of one direction, by the address at the other end of it. */
    private static final class Direction {
        private final Map<String, Packets> packets = new LinkedHashMap<>();
        private final Set<String> hosts = new HashSet<>();

        /** Whether there are more addresses than are kept. */
        private boolean full;

        void add(String address, LogEvent line) {
            full |= packets.size() == MOST && !packets.containsKey(address);
            if (!full) {
                packets.merge(
                        address, new Packets(line, 1), (known, one) -> new Packets(known.first(), known.count() + 1));
                hosts.add(host(address));
            }
        }

        int addresses() {
            return packets.size();
        }

        int count() {
            return packets.values().stream().mapToInt(Packets::count).sum();
        }

        String first() {
            return packets.keySet().iterator().next();
        }

        LogEvent line(String address) {
            return packets.get(address).first();
        }

        /** The private addresses, or the others, whose hosts are not in the other direction. */
        List<String> alone(boolean isPrivate, Direction other) {
            return packets.keySet().stream()
                    .filter(address -> PrivateAddress.isPrivate(host(address)) == isPrivate)
                    .filter(address -> !other.hosts.contains(host(address)))
                    .toList();
        }
    }

    private final Direction received = new Direction();
    private final Direction sent = new Direction();

    /** Whether packets are passed on whose arrival is not told. */
    private boolean relays;

    /** @param way one of {@link PacketBook#WAYS} */
    void add(String way, String address, LogEvent line) {
        relays |= way.equals("relayed");
        (way.equals("received") ? received : sent).add(address, line);
    }

    /** What is wrong; empty where nothing is, or where there are too many addresses to tell. */
    Optional<LogEvent> event() {
        if (received.full || sent.full) {
            return Optional.empty();
        }
        // private ones to which something is sent and from which nothing comes, public ones the other way round
        List<String> lost = sent.alone(true, received);
        List<String> strangers = received.alone(false, sent);
        return inside(lost, strangers)
                .or(this::unreturned)
                .or(() -> toPrivate(lost, strangers))
                .or(this::receivedOnly);
    }

    /** A device behind a NAT that keeps the port is sent to where it cannot be reached, and sends from elsewhere itself. */
    private Optional<LogEvent> inside(List<String> lost, List<String> strangers) {
        Map<String, String> byPort = new HashMap<>();
        strangers.forEach(from -> byPort.putIfAbsent(port(from), from));
        return lost.stream()
                .filter(to -> byPort.containsKey(port(to)))
                .findFirst()
                .map(to -> says("media-sent-inside", to, byPort.getOrDefault(port(to), "")));
    }

    private Optional<LogEvent> unreturned() {
        return Optional.of("media-unreturned")
                .filter(says -> received.addresses() == 0 && !relays && sent.count() >= LONG)
                .map(says -> says(says, sent.first(), ""));
    }

    private Optional<LogEvent> toPrivate(List<String> lost, List<String> strangers) {
        boolean asked =
                received.addresses() == 0 ? sent.count() >= SEVERAL : received.addresses() == 1 && !strangers.isEmpty();
        return Optional.of("media-one-way")
                .filter(says -> sent.addresses() == 1 && lost.size() == 1 && asked)
                .map(says -> says(says, lost.getFirst(), ""));
    }

    private Optional<LogEvent> receivedOnly() {
        return Optional.of("media-one-way")
                .filter(says -> sent.addresses() == 0 && received.addresses() == 1 && received.count() >= SEVERAL)
                .map(says -> says(says, "", received.first()));
    }

    private LogEvent says(String says, String to, String from) {
        LogEvent line = to.isEmpty() ? received.line(from) : sent.line(to);
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
