// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One file of {@code knowledge/causes}: a cause of ITU-T Q.850, or one that a product has beside them.
 *
 * @param cause the number in Q.850; empty for a product's own
 * @param product whose own cause it is; empty for Q.850
 * @param aliases how products write it in their logs
 * @param generic whether it only says that there is no better information
 * @param sip the response code it becomes (RFC 3398 section 7.2.4.1)
 * @param fromSip the response codes that become it (RFC 3398 section 8.2.6.1)
 * @param ownCategory what it is where a product names it in its own log and nothing shows a gateway behind it
 */
public record Cause(
        Optional<Integer> cause,
        Optional<String> product,
        String name,
        List<String> aliases,
        String category,
        Optional<String> ownCategory,
        boolean generic,
        Party origin,
        Party responsible,
        Optional<Integer> sip,
        List<Integer> fromSip,
        String explanation,
        String checkFirst,
        Map<String, String> products) {

    static Cause read(Section section) {
        Optional<Integer> number = optional(section, "cause");
        if (number.isPresent() && !section.file().endsWith("/" + number.get() + ".yml")) {
            throw section.problem("cause", "[" + number.get() + "] must be the name of the file");
        }
        Section notes = section.section("products");
        Map<String, String> products = new TreeMap<>();
        notes.keys().forEach(product -> products.put(product, notes.text(product)));
        Cause read = new Cause(
                number,
                section.optionalText("product"),
                section.text("name"),
                section.texts("aliases"),
                section.text("category"),
                section.optionalText("own_category"),
                section.flag("generic", false),
                Party.read(section, "origin"),
                Party.read(section, "responsible"),
                optional(section, "sip"),
                section.numbers("from_sip"),
                section.text("explanation"),
                section.text("check_first"),
                Map.copyOf(products));
        section.done();
        return read;
    }

    private static Optional<Integer> optional(Section section, String key) {
        return section.has(key) ? Optional.of(section.number(key)) : Optional.empty();
    }
}
