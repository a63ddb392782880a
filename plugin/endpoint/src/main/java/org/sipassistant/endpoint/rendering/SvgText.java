// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.ArrayList;
import java.util.List;

/** Text inside a picture: what of it fits, and how it is written so that it stays text. */
final class SvgText {
    /** The width of a character of the proportional fonts in use, as a share of the font's size; seldom more. */
    private static final double WIDTH = 0.6;

    private static final int FIRST_WIDE = 0x2E80;

    private SvgText() {}

    /** As the content of an element or a quoted attribute (XML 1.0 section 2.4). */
    static String escaped(String text) {
        String clean = Plain.line(text);
        StringBuilder escaped = new StringBuilder(clean.length() + 16);
        for (int at = 0; at < clean.length(); at++) {
            char c = clean.charAt(at);
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.append(c);
            }
        }
        return escaped.toString();
    }

    /** About how many pixels wide a text is at a font size. */
    static int width(String text, int size) {
        double units = 0;
        for (int at = 0; at < text.length(); at++) {
            units += text.charAt(at) >= FIRST_WIDE ? 1 : WIDTH;
        }
        return (int) Math.ceil(units * size);
    }

    /** What of a text fits into so many pixels. */
    static String fitting(String text, int size, int pixels) {
        String shown = text;
        while (shown.length() > 1 && width(shown, size) > pixels) {
            int surplus = (int) ((width(shown, size) - pixels) / (WIDTH * size * 2)) + 1;
            shown = Plain.shortened(text, Math.max(1, shown.length() - surplus));
        }
        return shown;
    }

    /** The text in lines of so many pixels, broken between words; what is beyond the last line is cut. */
    static List<String> wrapped(String text, int size, int pixels, int most) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip();
        while (!rest.isEmpty()) {
            if (lines.size() == most - 1 || width(rest, size) <= pixels) {
                lines.add(fitting(rest, size, pixels));
                return lines;
            }
            int end = Math.max(1, fitting(rest, size, pixels).length() - 1);
            int space = rest.lastIndexOf(' ', end);
            int cut = space > 0 ? space : end;
            lines.add(rest.substring(0, cut));
            rest = rest.substring(cut).strip();
        }
        return lines;
    }
}
