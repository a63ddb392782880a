// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.erase;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sipassistant.endpoint.Json;
import org.sipassistant.ingest.PhoneNumber;

/** A document of the tracker without the number of one person. */
final class ErasedDocument {
    private static final List<String> SIDES = List.of("calling", "called");

    /** Where numbers stand; times, addresses and the names of indices are left as they are. */
    private static final List<String> PLACES = List.of("sip", "call", "registration");

    /**
     * What tells one call from another, or is a code: by it the messages are found, which are to be deleted themselves. And
     * the names that an operator gave, and what is counted by them, whatever digits they hold. And the numbers of the sides,
     * of which one is taken away as a whole and the other is somebody else's.
     */
    private static final Set<String> KEPT = Set.of(
            "sip.number",
            "sip.call_id",
            "sip.code",
            "sip.from.tag",
            "sip.rules_version",
            "sip.trunk",
            "sip.peer",
            "sip.customer",
            "call.customers",
            "call.tally",
            "call.route",
            "call.lasted",
            "call.delay",
            "call.hours",
            "call.failed_hour",
            "call.group",
            "call.why_url",
            "call.evidence",
            "call.ladder",
            "call.decisive.code",
            "call.decisive.at",
            "call.decisive.generated_by",
            "call.decisive.index",
            "call.decisive.id",
            "registration.expires_at",
            "registration.last_success",
            "registration.since",
            "registration.last_refusal");

    private ErasedDocument() {}

    /** Empty where the number is that of neither side. */
    static Optional<Map<String, Object>> of(Map<String, Object> document, PhoneNumber number) {
        List<String> sides = SIDES.stream()
                .filter(side -> SideNumber.of(document, side).is(number))
                .toList();
        if (sides.isEmpty()) {
            return Optional.empty();
        }
        Set<String> spellings = new TreeSet<>(number.spellings());
        sides.forEach(side -> spellings.addAll(SideNumber.of(document, side).spellings()));
        Map<String, Object> erased = new LinkedHashMap<>(document);
        for (String place : PLACES) {
            if (document.containsKey(place)) {
                erased.put(place, without(spellings, document.get(place), place));
            }
        }
        Map<String, Object> numbers = new LinkedHashMap<>(Json.asMap(Json.at(document, "sip.number")));
        sides.forEach(numbers::remove);
        Json.asMap(erased.get("sip")).put("number", numbers);
        return Optional.of(erased);
    }

    private static Object without(Set<String> spellings, Object value, String path) {
        if (KEPT.contains(path)) {
            return value;
        }
        return switch (value) {
            case String text -> NumberText.without(spellings, text);
            case List<?> list ->
                list.stream().map(element -> without(spellings, element, path)).toList();
            case Map<?, ?> map -> {
                Map<String, Object> copy = new LinkedHashMap<>();
                Json.asMap(map).forEach((name, inner) -> copy.put(name, without(spellings, inner, path + '.' + name)));
                yield copy;
            }
            default -> value;
        };
    }
}
