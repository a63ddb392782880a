// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sipassistant.knowledge.Cause;
import org.sipassistant.knowledge.Knowledge;

/**
 * Finds the causes of Q.850 that a person or a product of which nothing is known writes about, as in {@code BYE with cause
 * 41} or {@code Q.850;cause=127}: numbers of known causes behind the word, in a line about the end of a call; or the one name that
 * products have for a cause, as in {@code -ERR NO_USER_RESPONSE}. A weak sign, for texts that hold no message. Immutable; time linear in the length of the text.
 */
public final class CauseMentions {
    /** What such an event says. */
    public static final String SAYS = "cause-mentioned";

    private static final int MOST = 100;
    private static final int MOST_DIGITS = 3;
    private static final int LONGEST_NAME = 64;
    private static final String WORD = "cause";

    private static final PhraseIndex ABOUT_AN_END = new PhraseIndex(List.of(
            "q850",
            "q 850",
            "bye",
            "cancel*",
            "isdn",
            "isup",
            "release*",
            "disconnect*",
            "hangup*",
            "hang up",
            "hangs up",
            "hung up",
            "clear*",
            "terminat*",
            "reason",
            "sip"));

    /** What may stand between the word and its number. */
    private static final List<String> FILLING = List.of("code", "value", "number", "is", "was", "of", "nr");

    private static final Set<String> COUNTED = Set.of(
            "calls",
            "call",
            "times",
            "errors",
            "drops",
            "problems",
            "issues",
            "seconds",
            "minutes",
            "packets",
            "percent",
            "ms",
            "s");

    private final Knowledge knowledge;

    public CauseMentions(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** At most one per line, the last one, in the order of the text. */
    public List<LogEvent> find(String text) {
        List<LogEvent> found = new ArrayList<>();
        int start = 0;
        while (start < text.length() && found.size() < MOST) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            String line = text.substring(start, end);
            Optional<String> cause =
                    last(line).filter(number -> isAboutAnEnd(line)).or(() -> named(line));
            if (cause.isPresent()) {
                found.add(new LogEvent(SAYS, "text", Map.of("q850", cause.get()), start, start, line.strip()));
            }
            start = end + 1;
        }
        return found;
    }

    private static boolean isAboutAnEnd(String line) {
        List<String> words = LineWords.of(line, 0, line.length());
        return ABOUT_AN_END.isIn(words, 0, words.size());
    }

    /** The cause that a line names in capitals, and no other; lists of them tell what is to be done about each. */
    private Optional<String> named(String line) {
        Set<String> numbers = new HashSet<>();
        for (int under = line.indexOf('_'); under >= 0; under = line.indexOf('_', under + 1)) {
            int start = under;
            while (start > 0 && isOfName(line.charAt(start - 1))) {
                start--;
            }
            int end = under;
            while (end < line.length() && isOfName(line.charAt(end))) {
                end++;
            }
            if (isAssigned(line, start, end)) {
                return Optional.empty();
            }
            if (end - start <= LONGEST_NAME) {
                Optional<Cause> cause = knowledge.cause(line.substring(start, end));
                cause.flatMap(Cause::cause).ifPresent(number -> numbers.add(String.valueOf(number)));
            }
            under = end;
        }
        return numbers.size() == 1 ? numbers.stream().findFirst() : Optional.empty();
    }

    private static boolean isOfName(char c) {
        return c >= 'A' && c <= 'Z' || c == '_';
    }

    /** Whether it is the value of a setting, or one of several. */
    private static boolean isAssigned(String line, int start, int end) {
        boolean inList = end + 1 < line.length()
                && ",|=".indexOf(line.charAt(end)) >= 0
                && !Character.isWhitespace(line.charAt(end + 1));
        return inList || start > 0 && "=,|".indexOf(line.charAt(start - 1)) >= 0;
    }

    private Optional<String> last(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        for (int at = lower.lastIndexOf(WORD); at >= 0; at = at == 0 ? -1 : lower.lastIndexOf(WORD, at - 1)) {
            String number = number(lower, at + WORD.length());
            boolean word = at == 0 || !Character.isLetter(lower.charAt(at - 1)) || lower.startsWith("hangup", at - 6);
            if (word && number != null && knowledge.cause(number).isPresent()) {
                return Optional.of(number);
            }
        }
        return Optional.empty();
    }

    private static @Nullable String number(String line, int from) {
        int at = skip(line, from);
        for (String filling : FILLING) {
            if (line.startsWith(filling, at)) {
                at = skip(line, at + filling.length());
                break;
            }
        }
        int end = at;
        while (end < line.length() && end - at <= MOST_DIGITS && Character.isDigit(line.charAt(end))) {
            end++;
        }
        boolean number = end > at && end - at <= MOST_DIGITS;
        return number && !isCounting(line, end) ? line.substring(at, end) : null;
    }

    /** Whether a number goes on behind its digits, or counts what stands there. */
    private static boolean isCounting(String line, int end) {
        if (end < line.length() && (Character.isLetter(line.charAt(end)) || line.charAt(end) == '%')) {
            return true;
        }
        boolean splits = end + 1 < line.length() && line.charAt(end) == '.' && Character.isDigit(line.charAt(end + 1));
        int word = skip(line, end);
        int wordEnd = word;
        while (wordEnd < line.length() && Character.isLetter(line.charAt(wordEnd))) {
            wordEnd++;
        }
        return splits || COUNTED.contains(line.substring(word, wordEnd));
    }

    private static int skip(String line, int from) {
        int at = from;
        while (at < line.length() && " \t=:[('\"_".indexOf(line.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
