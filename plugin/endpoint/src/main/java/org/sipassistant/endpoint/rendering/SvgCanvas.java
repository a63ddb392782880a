// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

/** Writes the elements of a picture; every text goes through {@link SvgText#escaped}. */
final class SvgCanvas {
    private final StringBuilder out = new StringBuilder();

    /** Opens a group whose tooltip says so much. */
    void open(String style, String hint) {
        out.append("<g class=\"").append(style).append("\">");
        if (!hint.isEmpty()) {
            out.append("<title>").append(SvgText.escaped(hint)).append("</title>");
        }
    }

    void close() {
        out.append("</g>\n");
    }

    void text(String style, int x, int baseline, String words) {
        if (!words.isEmpty()) {
            out.append("<text class=\"" + style + "\" x=\"" + x + "\" y=\"" + baseline + "\">")
                    .append(SvgText.escaped(words))
                    .append("</text>");
        }
    }

    void box(String style, Box box) {
        out.append("<rect class=\"" + style + "\" x=\"" + box.x() + "\" y=\"" + box.y() + "\" width=\"" + box.width()
                + "\" height=\"" + box.height() + "\" rx=\"4\"/>");
    }

    void horizontal(String style, int from, int to, int y) {
        out.append("<line class=\"" + style + "\" x1=\"" + from + "\" y1=\"" + y + "\" x2=\"" + to + "\" y2=\"" + y
                + "\"/>");
    }

    void vertical(String style, int x, int from, int to) {
        out.append("<line class=\"" + style + "\" x1=\"" + x + "\" y1=\"" + from + "\" x2=\"" + x + "\" y2=\"" + to
                + "\"/>");
    }

    /** A line with a head at its end. */
    void arrow(int from, int to, int y) {
        int tip = to > from ? to - 1 : to + 1;
        int neck = to > from ? tip - 8 : tip + 8;
        horizontal("arrow", from, neck, y);
        out.append("<path class=\"head\" d=\"M" + tip + ' ' + y + 'L' + neck + ' ' + (y - 5) + 'V' + (y + 5) + "Z\"/>");
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** A rectangle, in pixels. */
    record Box(int x, int y, int width, int height) {}
}
