// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * What a person sees of a panel.
 *
 * @param version of Vega
 * @param warnings what a product would show above the panel, or refuse it for
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record DrawnPanel(
        String id, String version, String theme, double width, double height, List<String> warnings, List<Text> texts) {

    /**
     * A line of text.
     *
     * @param contrast of its colour against the page, from 1 to 21
     * @param left in pixels from the left edge of the panel; the others likewise
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Text(String text, double contrast, double left, double top, double right, double bottom) {
        private boolean covers(Text other) {
            return left < other.right - SLACK
                    && other.left < right - SLACK
                    && top < other.bottom - SLACK
                    && other.top < bottom - SLACK;
        }
    }

    /** Boxes of text are taller than its letters. */
    private static final double SLACK = 4;

    boolean shows(String words) {
        return texts.stream().anyMatch(text -> text.text().contains(words));
    }

    /** Pairs of texts that cannot be read because they stand upon each other. */
    List<String> covered() {
        return texts.stream()
                .flatMap(one -> texts.stream()
                        .filter(other -> !one.equals(other) && one.covers(other))
                        .map(other -> one.text() + " / " + other.text()))
                .toList();
    }

    /** Texts that are cut by the edge of the panel. */
    List<String> outside() {
        return texts.stream()
                .filter(text ->
                        text.left() < -1 || text.top() < -1 || text.right() > width + 1 || text.bottom() > height + 1)
                .map(Text::text)
                .toList();
    }

    /** Texts that are hard to read: WCAG 2 asks for a contrast of 4.5. */
    List<String> faint() {
        return texts.stream()
                .filter(text -> text.contrast() < 4.5)
                .map(Text::text)
                .toList();
    }

    @Override
    public String toString() {
        return id + " with Vega " + version + ", " + theme + ": "
                + texts.stream().map(Text::text).toList();
    }
}
