// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sipassistant.knowledge.Section;

/**
 * What the codes of a platform mean that are none of SIP. A code stands behind one of the names that the platform has for it,
 * with nothing but signs between: {@code "error_code": "32011"}, {@code ErrorCode=32011}, {@code (31005)}. A name that others
 * use as well counts only where a word of the platform stands near. Immutable.
 */
final class CodeTable {
    private static final String SIGNS = " \t\"'\\:=([{#/>|*";

    /** Signs between a name and its code; two objects of an escaped JSON begin with fewer. */
    private static final int MOST_SIGNS = 12;

    /** No code is longer. */
    private static final int LONGEST = 32;

    /** How far from a code the words of its platform may be: a webhook has them some fields further on. */
    private static final int NEAR = 800;

    /** What a code says that is the one of a response of SIP with something before it, as 560403 is 403. */
    private static final String RESPONSE = "response-received";

    private static final int DIGITS_OF_RESPONSE = 3;

    /**
     * A code in a text.
     *
     * @param end behind it
     */
    record Place(String says, Map<String, String> fields, int end) {}

    private final List<String> names;
    private final Set<String> shared;
    private final List<String> beside;
    private final Map<String, String> meanings;

    private CodeTable(List<String> names, List<String> shared, List<String> beside, Map<String, String> meanings) {
        this.names = Stream.concat(names.stream(), shared.stream()).toList();
        this.shared = Set.copyOf(shared);
        this.beside = List.copyOf(beside);
        this.meanings = Map.copyOf(meanings);
    }

    /**
     * Takes a table out of a file. Its examples are not read.
     *
     * @throws org.sipassistant.knowledge.KnowledgeException where a code means two things, or a shared name has no word near
     */
    static CodeTable read(Section entry) {
        Section means = entry.section("means");
        Map<String, String> meanings = new HashMap<>();
        for (String says : List.copyOf(means.keys())) {
            for (String code : means.texts(says)) {
                if (meanings.put(code, says) != null) {
                    throw means.problem(says, "[" + code + "] means something else already");
                }
            }
        }
        means.done();
        List<String> names = entry.texts("names");
        List<String> shared = entry.texts("shared");
        List<String> beside = entry.texts("beside");
        if (meanings.isEmpty() || (names.isEmpty() && shared.isEmpty())) {
            throw entry.problem(meanings.isEmpty() ? "means" : "names", "is missing");
        }
        if (shared.isEmpty() != beside.isEmpty()) {
            throw entry.problem("beside", "belongs to shared names, which need it");
        }
        if (beside.stream().anyMatch(word -> !word.equals(word.toLowerCase(Locale.ROOT)))) {
            throw entry.problem("beside", "must be in lower case");
        }
        return new CodeTable(names, shared, beside, meanings);
    }

    /** What stands before the codes. */
    List<String> names() {
        return names;
    }

    /** Codes, and what lines with them say. */
    Map<String, String> meanings() {
        return meanings;
    }

    /** Words of which one stands near a code whose name others use as well. */
    List<String> beside() {
        return beside;
    }

    /**
     * The code behind a name; empty where none is there or its meaning is not known.
     *
     * @param start of the name
     * @param end behind the name
     * @param lineEnd the end of the line of the name
     */
    Optional<Place> behind(String text, int start, int end, int lineEnd) {
        int from = end;
        int last = Math.min(lineEnd, end + MOST_SIGNS);
        while (from < last && isSign(text, from, lineEnd)) {
            from++;
        }
        int to = from;
        while (to < lineEnd && to - from <= LONGEST && isOfCode(text.charAt(to))) {
            to++;
        }
        // a name may be the beginning of another one
        boolean apart = from > end || !isOfCode(text.charAt(end - 1));
        String says = apart && to > from ? meanings.get(text.substring(from, to)) : null;
        return says == null || (shared.contains(text.substring(start, end)) && !isOfPlatform(text, from))
                ? Optional.empty()
                : Optional.of(new Place(says, fields(says, text, to), to));
    }

    /** A hyphen between blanks is one, before a number it makes that less than nothing. */
    private static boolean isSign(String text, int at, int lineEnd) {
        char c = text.charAt(at);
        return SIGNS.indexOf(c) >= 0 || (c == '-' && at + 1 < lineEnd && text.charAt(at + 1) == ' ');
    }

    private static boolean isOfCode(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_';
    }

    private static Map<String, String> fields(String says, String text, int end) {
        return says.equals(RESPONSE) ? Map.of("code", text.substring(end - DIGITS_OF_RESPONSE, end)) : Map.of();
    }

    private boolean isOfPlatform(String text, int at) {
        String near = text.substring(Math.max(0, at - NEAR), Math.min(text.length(), at + NEAR))
                .toLowerCase(Locale.ROOT);
        return beside.stream().anyMatch(near::contains);
    }
}
