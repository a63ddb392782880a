// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a node replied to requests that mean harm, counted by their kind and the status. Thread-safe. */
final class HostileReplies {
    /** Answered, wrong, not found, no such method, no such format, too large (also a path or header), too much now. */
    private static final Set<Integer> RIGHT = Set.of(200, 400, 404, 405, 406, 413, 414, 415, 429, 431);

    private static final int LONGEST = 600;
    private static final int MOST_TOLD = 20;

    private final Map<String, Map<Integer, Integer>> statuses = new TreeMap<>();
    private final Set<String> wrong = new TreeSet<>();

    private synchronized void add(HostileRequests.Hostile request, Http.Reply reply) {
        statuses.computeIfAbsent(request.kind(), k -> new TreeMap<>()).merge(reply.status(), 1, Integer::sum);
        if (!RIGHT.contains(reply.status()) && wrong.size() < MOST_TOLD) {
            String line = request.method() + " " + request.path() + " " + request.type() + " " + request.body();
            wrong.add(reply.status() + " to " + cut(line) + ": " + cut(reply.text()));
        }
    }

    /** Sends a request and counts what comes back; where the node hangs up instead, status 0. */
    void add(HostileRequests.Hostile request, Http http) {
        add(request, reply(request, http));
    }

    /** After a bad request a node may close the connection: the next request then finds it closed, and goes out again. */
    private static Http.Reply reply(HostileRequests.Hostile request, Http http) {
        try {
            return request.send(http);
        } catch (IOException closed) {
            try {
                return request.send(http);
            } catch (IOException e) {
                return new Http.Reply(0, "", e.toString(), MissingNode.getInstance(), true);
            }
        }
    }

    /** Those whose status no request may have. */
    synchronized List<String> wrong() {
        return List.copyOf(wrong);
    }

    /** How many requests of a kind had a status. */
    synchronized int count(String kind, int status) {
        return statuses.getOrDefault(kind, Map.of()).getOrDefault(status, 0);
    }

    synchronized int total() {
        return statuses.values().stream()
                .flatMap(counts -> counts.values().stream())
                .mapToInt(Integer::intValue)
                .sum();
    }

    synchronized String table() {
        Set<Integer> all = new TreeSet<>();
        statuses.values().forEach(counts -> all.addAll(counts.keySet()));
        List<String> rows = new ArrayList<>();
        StringBuilder head = new StringBuilder("| hostile requests |");
        all.forEach(status -> head.append(' ').append(status).append(" |"));
        rows.add(head.toString());
        rows.add("|---|" + "--:|".repeat(all.size()));
        statuses.forEach((kind, counts) -> {
            StringBuilder row = new StringBuilder("| ").append(kind).append(" |");
            all.forEach(status ->
                    row.append(' ').append(counts.getOrDefault(status, 0)).append(" |"));
            rows.add(row.toString());
        });
        return String.join("\n", rows) + "\n";
    }

    private static String cut(String text) {
        return text.substring(0, Math.min(text.length(), LONGEST));
    }
}
