// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import java.util.List;
import java.util.Locale;

/**
 * One file of {@code knowledge/products}: how a product names itself in User-Agent or Server, and what it is.
 *
 * @param role {@code proxy} forwards requests, {@code pbx} makes its own answers, {@code gateway} passes on those of the
 *     telephone network, {@code device} has a person at it, {@code scanner} looks for open systems, {@code tool} tests
 * @param matches texts with which a word of the header value begins; compared in lower case. Of two products the one with the
 *     longer text is meant
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

    /**
     * How much of a value names this product: the length of the longest text that a word of it begins with; 0 where none does.
     *
     * @param whole whether no letter may follow either
     */
    int matched(String lowerCaseValue, boolean whole) {
        int longest = 0;
        for (String text : matches) {
            if (text.length() > longest && stands(lowerCaseValue, text, whole)) {
                longest = text.length();
            }
        }
        return longest;
    }

    private static boolean stands(String value, String text, boolean whole) {
        int at = value.indexOf(text);
        while (at >= 0 && (isLetter(value, at - 1) || whole && isLetter(value, at + text.length()))) {
            at = value.indexOf(text, at + 1);
        }
        return at >= 0;
    }

    private static boolean isLetter(String value, int at) {
        return at >= 0 && at < value.length() && Character.isLetter(value.charAt(at));
    }
}
