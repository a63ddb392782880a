// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The columns of a ladder in the order in which the nodes appear. One IP address is one node whatever its ports, unless
 * it talks to itself; beyond {@link #MOST} nodes the rest share the last column. A log that names one side only was
 * written by the other.
 */
final class LadderHosts {
    static final int MOST = 8;

    private final String observer;
    private final Set<String> selfTalkers = new HashSet<>();
    private final Map<String, Set<String>> addresses = new LinkedHashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<String> headers = new ArrayList<>();
    private final Set<Integer> silent = new HashSet<>();

    /** @param observer what the writer of the log is called where the log does not name it */
    LadderHosts(List<LadderEntry> entries, String observer) {
        this.observer = observer;
        for (LadderEntry entry : entries) {
            if (!entry.from().isEmpty() && host(entry.from()).equals(host(entry.to()))) {
                selfTalkers.add(host(entry.from()));
            }
        }
        entries.forEach(this::note);
        arrange();
        findSilent(entries);
    }

    boolean isEmpty() {
        return headers.isEmpty();
    }

    int count() {
        return headers.size();
    }

    String header(int column) {
        return headers.get(column);
    }

    /** Whether the node was asked and nothing came from it. */
    boolean isSilent(int column) {
        return silent.contains(column);
    }

    /** The column of the sender; -1 where nothing is known of the message's way. */
    int sender(LadderEntry entry) {
        return column(entry.from(), entry.to());
    }

    int receiver(LadderEntry entry) {
        return column(entry.to(), entry.from());
    }

    private int column(String address, String other) {
        return columns.getOrDefault(name(address, other), -1);
    }

    private void note(LadderEntry entry) {
        note(entry.from(), entry.to());
        note(entry.to(), entry.from());
    }

    private void note(String address, String other) {
        String name = name(address, other);
        if (!name.isEmpty()) {
            addresses.computeIfAbsent(name, n -> new TreeSet<>()).add(address.isEmpty() ? name : address);
        }
    }

    private void arrange() {
        int own = addresses.size() <= MOST ? MOST : MOST - 1;
        addresses.forEach((name, known) -> {
            columns.put(name, Math.min(columns.size(), own));
            if (columns.size() <= own) {
                headers.add(known.size() == 1 ? known.iterator().next() : name);
            }
        });
        if (addresses.size() > MOST) {
            headers.add(addresses.size() - own + " others");
        }
    }

    private void findSilent(List<LadderEntry> entries) {
        Set<Integer> spoke = new HashSet<>();
        for (LadderEntry entry : entries) {
            spoke.add(sender(entry));
            if (entry.asks()) {
                silent.add(receiver(entry));
            }
        }
        silent.removeAll(spoke);
        silent.remove(-1);
        boolean unknownSenders = spoke.contains(-1);
        silent.removeIf(column -> unknownSenders || column == MOST - 1 && addresses.size() > MOST);
    }

    private String name(String address, String other) {
        if (address.isEmpty()) {
            return other.isEmpty() ? "" : observer;
        }
        String host = host(address);
        return selfTalkers.contains(host) ? address : host;
    }

    /** The address without its port. */
    private static String host(String address) {
        int close = address.indexOf(']');
        if (address.startsWith("[") && close > 0) {
            return address.substring(1, close);
        }
        int colon = address.indexOf(':');
        return colon >= 0 && address.indexOf(':', colon + 1) < 0 ? address.substring(0, colon) : address;
    }
}
