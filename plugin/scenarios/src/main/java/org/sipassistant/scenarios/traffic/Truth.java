// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios.traffic;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** What really happened in a busy hour, by the names under which an answer of {@code failures} tells it. */
public final class Truth {
    private static final String INCIDENT = "incident";

    private final Map<String, String> facts = new TreeMap<>();

    private Truth() {}

    /** What an answer by category about this hour has to say. */
    public static Truth of(BusyHour hour) {
        Truth truth = new Truth();
        truth.count("", hour.busy());
        truth.count(
                "previous ",
                hour.calls().stream()
                        .filter(call -> call.at().isBefore(hour.from()))
                        .toList());
        for (PlannedCall call : hour.busy()) {
            if (call.fate().isFailure()) {
                truth.add("cause " + call.fate().category());
            }
            if (call.fate().isPeoples()) {
                truth.add("people " + call.fate().category());
            }
            // Who is refused for a password gets no further than the SBC.
            if (call.fate() != Fate.SCANNED && call.fate() != Fate.WRONG_PASSWORD) {
                String trunk = call.trunk() + (call.inbound() ? " inbound" : " outbound");
                truth.add(trunk + " attempts");
                truth.add(trunk + " failures", call.fate().isFailure() ? 1 : 0);
                truth.add(trunk + " answered", call.fate().isAnswered() ? 1 : 0);
                truth.add(trunk + " unanswered_requests", call.fate() == Fate.SILENT ? 1 : 0);
            }
        }
        truth.facts.put("attacks", String.valueOf(number(hour.busy(), call -> call.fate() == Fate.SCANNED)));
        truth.facts.put(
                INCIDENT, hour.silentTrunk() + " since " + minute(hour.outage().toString()));
        return truth;
    }

    /** What an answer says. */
    public static Truth told(JsonNode answer) {
        Truth truth = new Truth();
        truth.totals("", answer.path("totals"));
        truth.totals("previous ", answer.path("totals").path("previous"));
        answer.path("causes").forEach(cause -> truth.put("cause " + text(cause, "category"), cause.path("count")));
        answer.path("people")
                .path("causes")
                .forEach(cause -> truth.put("people " + text(cause, "category"), cause.path("count")));
        for (JsonNode trunk : answer.path("trunks")) {
            for (String figure : List.of("attempts", "failures", "answered", "unanswered_requests")) {
                truth.put(text(trunk, "trunk") + ' ' + text(trunk, "direction") + ' ' + figure, trunk.path(figure));
            }
        }
        truth.put("attacks", answer.path("attacks").path("count"));
        JsonNode first = answer.path("incidents").path(0);
        truth.facts.put(
                INCIDENT,
                text(first.path("trunks").path("most").path(0), "name") + " since " + minute(text(first, "since")));
        return truth;
    }

    /** In what another one differs from this, which is true. */
    public List<String> differences(Truth other) {
        List<String> differences = new ArrayList<>();
        Map<String, String> all = new TreeMap<>(other.facts);
        all.putAll(facts);
        all.keySet().forEach(name -> {
            String here = facts.getOrDefault(name, "0");
            String there = other.facts.getOrDefault(name, "0");
            if (!here.equals(there)) {
                differences.add(name + ": told " + there + ", true is " + here);
            }
        });
        return differences;
    }

    /** How many facts can be compared. */
    public int size() {
        return facts.size();
    }

    private void count(String prefix, List<PlannedCall> calls) {
        facts.put(prefix + "attempts", String.valueOf(number(calls, call -> call.fate() != Fate.SCANNED)));
        facts.put(
                prefix + "answered",
                String.valueOf(number(calls, call -> call.fate().isAnswered())));
        facts.put(
                prefix + "failures",
                String.valueOf(number(calls, call -> call.fate().isFailure())));
    }

    private static long number(List<PlannedCall> calls, Predicate<PlannedCall> which) {
        return calls.stream().filter(which).count();
    }

    private void totals(String prefix, JsonNode totals) {
        List.of("attempts", "answered", "failures").forEach(name -> put(prefix + name, totals.path(name)));
    }

    private void add(String name) {
        add(name, 1);
    }

    private void add(String name, int more) {
        facts.merge(name, String.valueOf(more), (a, b) -> String.valueOf(Long.parseLong(a) + Long.parseLong(b)));
    }

    private void put(String name, JsonNode value) {
        facts.put(name, value.asText());
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }

    private static String minute(String iso) {
        return iso.length() < "2026-03-17T09:23".length() ? iso : iso.substring(0, "2026-03-17T09:23".length());
    }
}
