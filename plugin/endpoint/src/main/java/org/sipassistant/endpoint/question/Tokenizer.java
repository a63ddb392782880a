// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Cuts a question into words: at white space and commas, around arrows, and behind {@code from:} and {@code code=}. */
final class Tokenizer {
    private static final String OPENING = "`\"'<[{“‘«";
    private static final String CLOSING = "`\"'>]}?!.;:…”’»";

    /** What may stand before a colon or an equals sign. */
    private static final Set<String> LABELS = Set.of("from", "to", "number", "peer", "code_before", "call_id", "at");

    private static final Set<String> ENDINGS = Set.of("", "am", "pm", "h", "st", "nd", "rd", "th");

    /** The longer before those they hold. */
    private static final List<String> ARROWS = List.of("-->", "->", "=>", "→");

    private final Words words;
    private final List<Token> tokens = new ArrayList<>();

    private Tokenizer(Words words) {
        this.words = words;
    }

    static List<Token> tokens(String text, Words words) {
        Tokenizer tokenizer = new Tokenizer(words);
        int start = 0;
        for (int at = 0; at <= text.length(); at++) {
            if (at == text.length() || Character.isWhitespace(text.charAt(at)) || text.charAt(at) == ',') {
                tokenizer.splitAtArrows(text.substring(start, at));
                start = at + 1;
            }
        }
        return List.copyOf(tokenizer.tokens);
    }

    private void splitAtArrows(String piece) {
        int start = 0;
        for (int at = 0; at < piece.length(); ) {
            String arrow = arrow(piece, at);
            at += Math.max(1, arrow.length());
            if (!arrow.isEmpty()) {
                splitBehindLabel(piece.substring(start, at - arrow.length()));
                tokens.add(new Token(arrow, "->"));
                start = at;
            }
        }
        splitBehindLabel(piece.substring(start));
    }

    /** The arrow at a position; empty where none begins. */
    private static String arrow(String piece, int at) {
        for (String arrow : ARROWS) {
            if (piece.startsWith(arrow, at)) {
                return arrow;
            }
        }
        return "";
    }

    private void splitBehindLabel(String piece) {
        int at = 0;
        while (at < piece.length() && (Character.isLetter(piece.charAt(at)) || "-_".indexOf(piece.charAt(at)) >= 0)) {
            at++;
        }
        boolean labelled = at > 0 && at + 1 < piece.length() && (piece.charAt(at) == ':' || piece.charAt(at) == '=');
        String label = labelled ? piece.substring(0, at).toLowerCase(Locale.ROOT) : "";
        if (labelled && words.meanings(label).stream().anyMatch(LABELS::contains) && !label.equals("sip")) {
            tokens.add(new Token(piece.substring(0, at), label));
            add(piece.substring(at + 1));
        } else {
            splitClocks(piece);
        }
    }

    /** {@code 9:00-10:00}, {@code 9-10am} and {@code 17-19} are two times or days. */
    private void splitClocks(String piece) {
        int dash = piece.indexOf('-');
        boolean clocks = dash > 0
                && piece.lastIndexOf(':', dash) > 0
                && piece.indexOf(':', dash) > 0
                && Clock.isClock(piece.substring(0, dash));
        boolean range = clocks || (dash > 0 && isShort(piece.substring(0, dash)) && isShort(piece.substring(dash + 1)));
        if (range) {
            add(piece.substring(0, dash));
            tokens.add(new Token("-", "-"));
            add(piece.substring(dash + 1));
        } else if (dash > 0 && isShort(piece.substring(0, dash)) && isMonth(piece.substring(dash + 1))) {
            List.of(piece.split("-")).forEach(this::add); // 18-Nov-2026
        } else {
            add(piece);
        }
    }

    /** The name of a month, with a year behind it or without. */
    private boolean isMonth(String piece) {
        int dash = piece.indexOf('-');
        String name = dash < 0 ? piece : piece.substring(0, dash);
        boolean year = dash < 0 || Phrase.digits(piece.substring(dash + 1), 4) > 0;
        return year && means(name.toLowerCase(Locale.ROOT), "month.");
    }

    private boolean means(String word, String beginning) {
        return words.meanings(word).stream().anyMatch(meaning -> meaning.startsWith(beginning));
    }

    /** At most two digits, with the half of a day or the ending of an ordinal, or a weekday: {@code 9am}, {@code 17th}, {@code Mon}. */
    private boolean isShort(String piece) {
        int digits = 0;
        while (digits < piece.length() && Character.isDigit(piece.charAt(digits))) {
            digits++;
        }
        String ending = piece.substring(digits).toLowerCase(Locale.ROOT);
        return digits == 0 ? means(ending, "weekday.") : digits <= 2 && ENDINGS.contains(ending);
    }

    private void add(String piece) {
        int from = 0;
        int to = piece.length();
        while (to > from && isClosing(piece, from, to)) {
            to--;
        }
        while (from < to && isOpening(piece, from, to) && !Party.isHost(piece.substring(from, to))) {
            from++;
            to -= from < to && piece.charAt(to - 1) == ']' && piece.charAt(from - 1) == '[' ? 1 : 0;
        }
        if (from < to) {
            String text = piece.substring(from, to).replace('’', '\'');
            String lower = text.toLowerCase(Locale.ROOT);
            boolean possessive = lower.length() > 2 && lower.endsWith("'s");
            String word = possessive ? lower.substring(0, lower.length() - 2) : lower;
            // Lower case may be longer or shorter than what was written, as that of a dotted capital I is.
            tokens.add(new Token(possessive ? text.substring(0, text.length() - 2) : text, word, possessive));
        }
    }

    /** A bracket that is closed within the word belongs to it: {@code (030)123}. */
    private static boolean isOpening(String piece, int from, int to) {
        char first = piece.charAt(from);
        int close = first == '(' ? piece.indexOf(')', from) : -1;
        return OPENING.indexOf(first) >= 0 || (first == '(' && (close < 0 || close >= to));
    }

    /** A bracket that closes one within the word belongs to it: {@code id@[2001:db8::1]}. */
    private static boolean isClosing(String piece, int from, int to) {
        char last = piece.charAt(to - 1);
        boolean paired = last == ']' && piece.indexOf('[', from) >= 0;
        boolean round = last == ')' && piece.indexOf('(', from) < 0;
        return round || (!paired && CLOSING.indexOf(last) >= 0);
    }
}
