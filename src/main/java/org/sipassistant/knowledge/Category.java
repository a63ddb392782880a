// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import java.util.List;

/**
 * One file of {@code knowledge/categories}: a root cause that an engineer tells from the others.
 *
 * @param neighbours the categories that are most often taken for this one, the likeliest first; may be empty
 * @param arises in which parts of a call's life it can be the cause, of {@link #PARTS}; empty where in any
 */
public record Category(
        String category,
        String group,
        String title,
        String explanation,
        String checkFirst,
        List<String> neighbours,
        List<String> arises) {
    /** Before the answer, after it, in a registration, and in any other request. */
    public static final List<String> PARTS = List.of("setup", "talk", "registration", "other");

    private static final List<String> GROUPS =
            List.of("access", "number", "people", "reachability", "media", "protocol", "capacity", "trust", "none");

    static Category read(Section section) {
        Category read = new Category(
                section.text("category"),
                section.oneOf("group", GROUPS),
                section.text("title"),
                section.text("explanation"),
                section.text("check_first"),
                section.texts("neighbours"),
                section.textsOf("arises", PARTS));
        section.done();
        return read;
    }

    /** Whether it can be the cause of what went wrong in this part of a call's life. */
    public boolean arisesIn(String part) {
        return arises.isEmpty() || arises.contains(part);
    }
}
