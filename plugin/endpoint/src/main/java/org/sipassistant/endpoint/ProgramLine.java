// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.Locale;
import java.util.Set;

/** Tells a line that a program wrote from a sentence, by what stands in it beside its words. Time linear in its length. */
final class ProgramLine {
    /** As programs write them before a colon; people who quote an error write it so, too, and quote a program. */
    private static final Set<String> SEVERITIES =
            Set.of("EMERG", "ALERT", "CRITICAL", "CRIT", "ERROR", "ERR", "WARNING", "WARN", "NOTICE", "DEBUG", "BUG");

    /** What names of source files end with. */
    private static final Set<String> SOURCES =
            Set.of("c", "cc", "cpp", "cxx", "h", "hpp", "java", "go", "py", "rs", "js", "ts", "cs", "dart", "lua");

    static final Set<String> MONTHS =
            Set.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    private ProgramLine() {}

    static boolean is(String line) {
        return isDated(line) || isGraded(line) || hasProcess(line) || callsFunction(line) || namesSource(line);
    }

    /** Begins as the lines of syslog do: {@code Nov 20 14:05:00 pbx}. */
    private static boolean isDated(String line) {
        String[] words = line.split(" +", 4);
        return words.length > 3
                && MONTHS.contains(words[0].toLowerCase(Locale.ROOT))
                && words[1].chars().allMatch(Character::isDigit)
                && words[2].length() >= "14:05:00".length()
                && words[2].charAt(2) == ':';
    }

    /** A number in brackets right behind a word: {@code kamailio[812]}. */
    private static boolean hasProcess(String line) {
        int at = line.indexOf('[', 1);
        while (at > 0 && at + 1 < line.length()) {
            if (Character.isLetter(line.charAt(at - 1)) && Character.isDigit(line.charAt(at + 1))) {
                return true;
            }
            at = line.indexOf('[', at + 1);
        }
        return false;
    }

    /** Begins with how grave it is: {@code ERROR:tm:t_forward_nonack: sending request failed}. */
    private static boolean isGraded(String line) {
        int colon = line.indexOf(':');
        return colon > 0 && SEVERITIES.contains(line.substring(0, colon));
    }

    /** {@code send2child(): queue full}; people name functions in sentences, too, but not before a colon. */
    private static boolean callsFunction(String line) {
        int at = line.indexOf("():");
        return at > 0 && Character.isLetterOrDigit(line.charAt(at - 1));
    }

    /** {@code nua_stack.c:271}. */
    private static boolean namesSource(String line) {
        for (int dot = line.indexOf('.'); dot >= 0; dot = line.indexOf('.', dot + 1)) {
            int end = dot + 1;
            while (end < line.length() && Character.isLetter(line.charAt(end))) {
                end++;
            }
            if (end + 1 < line.length()
                    && line.charAt(end) == ':'
                    && Character.isDigit(line.charAt(end + 1))
                    && SOURCES.contains(line.substring(dot + 1, end))) {
                return true;
            }
        }
        return false;
    }
}
