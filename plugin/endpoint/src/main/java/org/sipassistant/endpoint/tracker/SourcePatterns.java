// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sipassistant.endpoint.Parameters;

/** Names and patterns of indices whose messages are tracked: never the tracker's own, and no index twice. */
public final class SourcePatterns {
    private static final List<String> OWN =
            List.of(Ledger.INDEX, CallDocuments.PREFIX, Registrations.PREFIX, Peers.PREFIX);

    /** Names as the tracker gives them. */
    private static final List<String> EXAMPLES = List.of(
            Ledger.INDEX,
            CallDocuments.PREFIX + "default-2026.03.17",
            Registrations.PREFIX + "default",
            Peers.PREFIX + "default");

    /** What no engine takes in the name of an index, but for the asterisk of a pattern. */
    private static final String FORBIDDEN = "\\/?\"<>|,#:";

    private static final String FORBIDDEN_FIRST = "_-+";

    /** As the engines count them, in UTF-8. */
    private static final int LONGEST = 255;

    private SourcePatterns() {}

    /**
     * @throws IllegalArgumentException naming the parameter, for what can be the name of no index, stands for one of the
     *     tracker, or excludes one
     */
    static void check(List<String> indices) {
        for (String index : indices) {
            if (!isName(index)) {
                throw Parameters.refuse(
                        "index",
                        index,
                        "names and patterns of indices that hold messages: in lower case, of at most " + LONGEST
                                + " bytes, without blanks and without " + FORBIDDEN + ", not beginning with one of "
                                + FORBIDDEN_FIRST);
            }
            checkBehind(index, index);
        }
    }

    /** By the rules of the engines for names of new indices. */
    private static boolean isName(String index) {
        return !index.isEmpty()
                && FORBIDDEN_FIRST.indexOf(index.charAt(0)) < 0
                && !index.equals(".")
                && !index.equals("..")
                && index.equals(index.toLowerCase(Locale.ROOT))
                && index.getBytes(StandardCharsets.UTF_8).length <= LONGEST
                && index.chars().allMatch(c -> c > ' ' && FORBIDDEN.indexOf(c) < 0);
    }

    /**
     * The same for an index that a name stands for.
     *
     * @throws IllegalArgumentException naming the parameter, for an index of the tracker
     */
    static void checkBehind(String index, String name) {
        if (isOwn(index)) {
            throw Parameters.refuse(
                    "index",
                    name,
                    "indices that hold messages, without sip-tracker, sip-calls-*, sip-registrations-* and"
                            + " sip-peers-*");
        }
    }

    private static boolean isOwn(String index) {
        return OWN.stream().anyMatch(index::startsWith) || EXAMPLES.stream().anyMatch(name -> overlap(index, name));
    }

    /** A pattern of the one that may stand for an index of the other, too. */
    static Optional<String> common(Source one, Source other) {
        return one.indices().stream()
                .filter(pattern -> other.indices().stream().anyMatch(name -> overlap(pattern, name)))
                .findFirst();
    }

    /** Whether there can be a name that both stand for; {@code *} stands for any characters. */
    public static boolean overlap(String one, String other) {
        int length = other.length();
        boolean[] before = new boolean[length + 1]; // what is left of both from here on can be the same
        for (int i = one.length(); i >= 0; i--) {
            boolean[] now = new boolean[length + 1];
            for (int j = length; j >= 0; j--) {
                now[j] = meets(one, i, other, j, before, now);
            }
            before = now;
        }
        return before[0];
    }

    private static boolean meets(String one, int i, String other, int j, boolean[] next, boolean[] here) {
        boolean ends = i == one.length();
        boolean otherEnds = j == other.length();
        if (ends && otherEnds) {
            return true;
        }
        boolean any = !ends && one.charAt(i) == '*';
        boolean otherAny = !otherEnds && other.charAt(j) == '*';
        return any && (next[j] || !otherEnds && here[j + 1])
                || otherAny && (here[j + 1] || !ends && next[j])
                || !ends && !otherEnds && one.charAt(i) == other.charAt(j) && next[j + 1];
    }
}
