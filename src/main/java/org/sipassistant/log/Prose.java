// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.List;

/**
 * Tells a sentence that a person wrote from a line that a program wrote, in which a wording means what it says: {@code the
 * connection was refused by the printer, not by our trunk}. Decides by the small words, which programs save, and by the marks
 * of a log, which persons do not write. In doubt a line is no prose.
 */
public final class Prose {
    /** Fewer words make no sentence. */
    private static final int FEWEST = 5;

    /** Of so many words one is small, or more. */
    private static final int SMALL_SHARE = 3;

    /** A program names itself before it speaks: so near to the beginning stands the mark behind its name. */
    private static final int NAME = 24;

    private static final List<String> MARKS =
            List.of("[", "]", "::", "->", "<", ">", "=", "{", "():", ".c:", " - ", " '", "_");

    private static final PhraseIndex SMALL = new PhraseIndex(List.of(
            "the", "a", "an", "this", "that", "these", "it", "its", "is", "are", "was", "were", "be", "been", "has",
            "have", "had", "do", "does", "did", "to", "of", "in", "on", "at", "by", "for", "from", "with", "as", "and",
            "or", "but", "so", "if", "when", "then", "because", "after", "before", "while", "not", "no", "any", "some",
            "all", "there", "which", "who", "what", "why", "how", "can", "cannot", "could", "would", "should", "will",
            "i", "im", "ive", "we", "my", "our", "you", "your", "they", "their", "me", "us", "also", "just", "only",
            "der", "die", "das", "ein", "eine", "ist", "sind", "war", "und", "oder", "aber", "nicht", "kein", "keine",
            "von", "vom", "zu", "zum", "im", "in", "auf", "mit", "bei", "wenn", "ich", "wir", "es", "wird", "wurde"));

    private Prose() {}

    /** Whether a person wrote a line. */
    public static boolean is(String line) {
        List<String> words = LineWords.of(line, 0, line.length());
        return words.size() >= FEWEST && !isMarked(line) && small(words) * SMALL_SHARE >= words.size();
    }

    private static boolean isMarked(String line) {
        int colon = line.indexOf(": ");
        boolean named = colon >= 0 && colon < NAME && line.lastIndexOf(' ', colon) < 0;
        boolean dated = !line.isEmpty() && Character.isDigit(line.charAt(0));
        return named || dated || MARKS.stream().anyMatch(line::contains);
    }

    private static long small(List<String> words) {
        int count = 0;
        for (int at = 0; at < words.size(); at++) {
            count += SMALL.endAt(words, at) > at ? 1 : 0;
        }
        return count;
    }
}
