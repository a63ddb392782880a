// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.erase;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.sipassistant.endpoint.Parameters;
import org.sipassistant.ingest.PhoneNumber;

/**
 * Whose number is to be erased.
 *
 * @param number in any spelling
 * @param indices names and patterns of what the tracker keeps
 */
public record EraseOrder(PhoneNumber number, List<String> indices) {
    /** What may stand in the URL or in the body. */
    public static final Set<String> PARAMETERS = new TreeSet<>(Set.of("number", "index"));

    private static final List<String> OURS = List.of("sip-calls-", "sip-registrations-");
    private static final List<String> ALL =
            OURS.stream().map(name -> name + "*").toList();

    /** More than any number with separators has. */
    private static final int LONGEST = 64;

    /** Of the shortest extension that is one person's; fewer digits stand in every document. */
    private static final int SHORTEST = 3;

    public EraseOrder {
        indices = List.copyOf(indices);
    }

    /** @throws IllegalArgumentException naming the parameter that is wrong */
    public static EraseOrder of(Map<String, Object> values) {
        Parameters parameters = new Parameters(values, PARAMETERS);
        String text = parameters.required("number");
        PhoneNumber number = PhoneNumber.parse(text.length() > LONGEST ? "" : asWritten(text))
                .filter(one -> digits(one) >= SHORTEST)
                .orElseThrow(() ->
                        Parameters.refuse("number", text, "a telephone number of at least " + SHORTEST + " digits"));
        List<String> indices = parameters.texts("index");
        for (String index : indices) {
            if (OURS.stream().noneMatch(index::startsWith)) {
                throw Parameters.refuse("index", index, "one that begins with " + String.join(" or ", OURS));
            }
        }
        return new EraseOrder(number, indices.isEmpty() ? ALL : indices);
    }

    /** In a URL a + is a blank, unless it is escaped; no other number has one before its first digit. */
    private static String asWritten(String text) {
        boolean plus = text.length() > 1 && text.charAt(0) == ' ' && text.charAt(1) >= '1' && text.charAt(1) <= '9';
        return plus ? "+" + text.strip() : text.strip();
    }

    private static long digits(PhoneNumber number) {
        return number.digits().chars().filter(Character::isDigit).count();
    }
}
