// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import java.util.List;

/**
 * One file of {@code knowledge/categories}: a root cause that an engineer tells from the others.
 *
 * @param neighbours the categories that are most often taken for this one, the likeliest first; may be empty
 */
public record Category(
        String category, String group, String title, String explanation, String checkFirst, List<String> neighbours) {

    private static final List<String> GROUPS =
            List.of("access", "number", "people", "reachability", "media", "protocol", "capacity", "trust", "none");

    static Category read(Section section) {
        Category read = new Category(
                section.text("category"),
                section.oneOf("group", GROUPS),
                section.text("title"),
                section.text("explanation"),
                section.text("check_first"),
                section.texts("neighbours"));
        section.done();
        return read;
    }
}
