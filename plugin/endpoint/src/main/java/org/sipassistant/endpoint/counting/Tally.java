// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.counting;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sipassistant.endpoint.Json;

/**
 * What a call is counted under, all of it in one keyword: so one {@code terms} aggregation counts calls by trunk, direction,
 * cause and ratio at once, at a fraction of what an aggregation for each of them takes. There are about as many tallies as
 * trunks times causes.
 *
 * @param counts the fields of {@code call.kpi} that are 1, and {@link #TIMED}
 * @param rule why it was lost; empty where it was not
 * @param category likewise
 * @param direction empty where it is not known
 * @param trunk likewise
 */
public record Tally(Loss loss, String rule, String category, Set<String> counts, String direction, String trunk) {
    /** Among the counts of a call where it is known how long the talk was. */
    public static final String TIMED = "timed";

    private static final String BETWEEN = "|";
    private static final int PARTS = 6;

    public Tally {
        counts = Set.copyOf(counts);
    }

    /** @param call a document of the tracker, complete but for its tally */
    public static Tally of(Map<String, Object> call) {
        Loss loss = Loss.of(call);
        Set<String> counts = new TreeSet<>();
        Json.asMap(Json.at(call, "call.kpi")).forEach((name, value) -> {
            if (value instanceof Number number && number.intValue() == 1) {
                counts.add(name);
            }
        });
        if (Json.at(call, "call.timing.talk_ms") != null) {
            counts.add(TIMED);
        }
        return new Tally(
                loss,
                loss == Loss.NONE ? "" : text(call, "call.cause.rule"),
                loss == Loss.NONE ? "" : text(call, "call.cause.category"),
                counts,
                text(call, "sip.direction"),
                text(call, "sip.trunk"));
    }

    private static String text(Map<String, Object> call, String path) {
        return Objects.toString(Json.at(call, path), "");
    }

    /** Reads what {@link #keyword} wrote. Of any other text it makes a tally that counts nothing. */
    public static Tally of(String keyword) {
        String[] parts = keyword.split("\\|", PARTS);
        return parts.length < PARTS
                ? new Tally(Loss.NONE, "", "", Set.of(), "", "")
                : new Tally(
                        Loss.named(parts[0]),
                        parts[1],
                        parts[2],
                        Set.copyOf(List.of(parts[3].split(","))),
                        parts[4],
                        parts[5]);
    }

    /** The one keyword. A trunk may have any name, as it stands last. */
    public String keyword() {
        return String.join(
                BETWEEN,
                loss.id(),
                plain(rule),
                plain(category),
                String.join(",", new TreeSet<>(counts)),
                plain(direction),
                trunk);
    }

    private static String plain(String text) {
        return text.replace(BETWEEN, "/");
    }

    /** As a document has it, by the names of its fields. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("call.loss", loss.id());
        fields.put("call.failures", loss == Loss.FAILURE ? 1 : 0);
        fields.put("call.tally", keyword());
        if (!trunk.isEmpty()) {
            fields.put("call.route", route(direction, trunk));
        }
        return fields;
    }

    /** A trunk in one direction as the keyword {@code call.route}, so that one aggregation tells them apart. */
    public static String route(String direction, String trunk) {
        return plain(direction) + BETWEEN + trunk;
    }

    /** The trunk of what {@link #route(String, String)} wrote. */
    public static String trunk(String route) {
        return route.substring(route.indexOf(BETWEEN) + BETWEEN.length());
    }

    /** What {@link #route(String, String)} is of a call; empty where the trunk is not known. */
    static Optional<String> route(Map<String, Object> call) {
        return Json.at(call, "sip.trunk") instanceof String trunk && !trunk.isEmpty()
                ? Optional.of(route(text(call, "sip.direction"), trunk))
                : Optional.empty();
    }

    /** Whether nothing but silence came back, so that a node in between had to answer. */
    public boolean isSilent() {
        return category.equals("no-response-network-unreachable");
    }

    /** @param name a field of {@code call.kpi}, or {@link #TIMED} */
    public boolean counts(String name) {
        return counts.contains(name);
    }
}
