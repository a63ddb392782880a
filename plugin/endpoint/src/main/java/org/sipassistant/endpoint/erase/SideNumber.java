// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.erase;

import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Json;
import org.sipassistant.ingest.PhoneNumber;

/** The number of one side of a call, as a document has it. */
record SideNumber(List<String> spellings) {
    SideNumber {
        spellings = List.copyOf(spellings);
    }

    /** @param side {@code calling} or {@code called} */
    static SideNumber of(Map<String, Object> document, String side) {
        return new SideNumber(
                Json.at(document, "sip.number." + side + ".spellings") instanceof List<?> list
                        ? list.stream().map(Object::toString).toList()
                        : List.of());
    }

    /**
     * Whether it is the number. Two that are known in their international form are the same where that is; a national number
     * could be that of another country as well, but not of one who is not known.
     */
    boolean is(PhoneNumber number) {
        List<String> here = international(spellings);
        List<String> there = international(number.spellings());
        return here.isEmpty() || there.isEmpty()
                ? spellings.stream().anyMatch(number.spellings()::contains)
                : here.stream().anyMatch(there::contains);
    }

    /** Finds the documents of which {@link #is} holds for a side, and no others. */
    static Map<String, Object> query(String side, PhoneNumber number) {
        String field = "sip.number." + side + ".spellings";
        List<String> international = international(number.spellings());
        Map<String, Object> any = Map.of("terms", Map.of(field, number.spellings()));
        if (international.isEmpty()) {
            return any;
        }
        Map<String, Object> national =
                Map.of("filter", List.of(any), "must_not", List.of(Map.of("prefix", Map.of(field, "+"))));
        return Map.of(
                "bool",
                Map.of(
                        "should",
                        List.of(Map.of("terms", Map.of(field, international)), Map.of("bool", national)),
                        "minimum_should_match",
                        1));
    }

    private static List<String> international(List<String> spellings) {
        return spellings.stream().filter(spelling -> spelling.startsWith("+")).toList();
    }
}
