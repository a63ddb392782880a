// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sipassistant.message.Endpoint;

/**
 * The columns of a ladder in the order in which the nodes appear. One IP address is one node whatever its ports, unless
 * it talks to itself; beyond {@link #MOST} nodes the rest share the last column. A log that names one side only was
 * written by the other.
 */
final class Lanes {
    static final int MOST = 8;

    private final Sheet.Nodes nodes;
    private final Set<String> selfTalkers = new HashSet<>();
    private final Map<String, Node> known = new LinkedHashMap<>();
    private final Map<String, Integer> columns = new HashMap<>();
    private final List<Lane> lanes = new ArrayList<>();
    private final Set<Integer> silent = new HashSet<>();
    private int beginning = -1;

    Lanes(Sheet sheet) {
        this(sheet.nodes(), sheet.steps());
    }

    Lanes(Sheet.Nodes nodes, List<Step> steps) {
        this.nodes = nodes;
        for (Step step : steps) {
            step.from()
                    .map(Endpoint::host)
                    .filter(host ->
                            step.to().map(Endpoint::host).filter(host::equals).isPresent())
                    .ifPresent(selfTalkers::add);
        }
        steps.forEach(this::note);
        arrange();
        findSilent(steps);
        findBeginning(steps);
    }

    /**
     * A column.
     *
     * @param name what the inventory calls it; empty where it is not in it
     * @param address with port and transport where they are always the same
     */
    record Lane(String name, String address) {
        String title() {
            return name.isEmpty() ? address : name;
        }
    }

    /** What was seen of a node. */
    private static final class Node {
        private final String name;
        private final Set<String> addresses = new TreeSet<>();
        private final Set<String> transports = new TreeSet<>();

        Node(String name) {
            this.name = name;
        }

        Lane lane(String key) {
            String address = addresses.size() == 1 ? addresses.iterator().next() : key;
            return new Lane(name, transports.isEmpty() ? address : address + "/" + String.join(",", transports));
        }
    }

    boolean isEmpty() {
        return lanes.isEmpty();
    }

    int count() {
        return lanes.size();
    }

    Lane lane(int column) {
        return lanes.get(column);
    }

    boolean anyNamed() {
        return lanes.stream().anyMatch(lane -> !lane.name().isEmpty());
    }

    /** Whether the node was asked and nothing came from it. */
    boolean isSilent(int column) {
        return silent.contains(column);
    }

    /** Whether the failure begins at this node: it sent the answer that decided, or should have sent one. */
    boolean begins(int column) {
        return column == beginning;
    }

    /** The hosts that were asked and from which nothing came; with its port one that also talks to itself. */
    List<String> silentHosts() {
        return columns.entrySet().stream()
                .filter(column -> isSilent(column.getValue()))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** The host at which the failure begins, see {@link #begins}. */
    Optional<String> beginning() {
        return columns.entrySet().stream()
                .filter(column -> begins(column.getValue()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The column of the sender; -1 where nothing is known of the message's way. */
    int sender(Step step) {
        return column(step.from(), step.to());
    }

    int receiver(Step step) {
        return column(step.to(), step.from());
    }

    private int column(Optional<Endpoint> address, Optional<Endpoint> other) {
        return columns.getOrDefault(key(address, other), -1);
    }

    private void note(Step step) {
        note(step, step.from(), step.to());
        note(step, step.to(), step.from());
    }

    private void note(Step step, Optional<Endpoint> address, Optional<Endpoint> other) {
        String key = key(address, other);
        if (key.isEmpty()) {
            return;
        }
        String name = address.map(a -> nodes.names().getOrDefault(a.host(), "")).orElse("");
        Node node = known.computeIfAbsent(key, k -> new Node(name));
        node.addresses.add(address.map(Endpoint::toString).orElse(key));
        if (address.isPresent()) {
            step.transport().ifPresent(node.transports::add);
        }
    }

    private void arrange() {
        int own = known.size() <= MOST ? MOST : MOST - 1;
        known.forEach((key, node) -> {
            columns.put(key, Math.min(columns.size(), own));
            if (columns.size() <= own) {
                lanes.add(node.lane(key));
            }
        });
        if (known.size() > MOST) {
            lanes.add(new Lane("", known.size() - own + " others"));
        }
    }

    private void findSilent(List<Step> steps) {
        Set<Integer> spoke = new HashSet<>();
        for (Step step : steps) {
            spoke.add(sender(step));
            if (step.asks()) {
                silent.add(receiver(step));
            }
        }
        silent.removeAll(spoke);
        silent.remove(-1);
        boolean unknownSenders = spoke.contains(-1);
        silent.removeIf(column -> unknownSenders || isShared(column));
    }

    private void findBeginning(List<Step> steps) {
        for (Step step : steps) {
            if (step.begins()) {
                boolean answer = step.message().message().isResponse();
                int column = answer ? sender(step) : receiver(step);
                beginning = isShared(column) || !answer && !isSilent(column) ? -1 : column;
            }
        }
    }

    private boolean isShared(int column) {
        return column == MOST - 1 && known.size() > MOST;
    }

    private String key(Optional<Endpoint> address, Optional<Endpoint> other) {
        if (address.isEmpty()) {
            return other.isEmpty() ? "" : nodes.observer();
        }
        return selfTalkers.contains(address.get().host())
                ? address.get().toString()
                : address.get().host();
    }
}
