// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import java.util.List;
import java.util.Locale;

/**
 * One file of {@code knowledge/products}: how a product names itself in User-Agent or Server, and what it is.
 *
 * @param role {@code proxy} forwards requests, {@code pbx} makes its own answers, {@code gateway} passes on those of the
 *     telephone network, {@code device} has a person at it, {@code scanner} looks for open systems, {@code tool} tests
 * @param matches texts of which one stands in the header value; compared in lower case
 */
public record Product(String product, String name, String role, List<String> matches) {

    /** What a product can be. */
    public static final List<String> ROLES = List.of("proxy", "pbx", "gateway", "device", "scanner", "tool");

    static Product read(Section section) {
        List<String> matches = section.texts("matches").stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
        Product read =
                new Product(section.text("product"), section.text("name"), section.oneOf("role", ROLES), matches);
        section.done();
        return read;
    }

    boolean matches(String lowerCaseHeader) {
        return matches.stream().anyMatch(lowerCaseHeader::contains);
    }
}
