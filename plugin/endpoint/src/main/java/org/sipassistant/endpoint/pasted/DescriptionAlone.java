// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SdpMedia;

/**
 * A session description (RFC 8866) that was pasted without the message that carried it. One that asks for media at a private
 * address, or for encrypted media without keys, is taken for the offer of a call; of several nobody can tell which belong
 * together. Time linear in the length of the text.
 */
public final class DescriptionAlone {
    /** What is to be said of a text of nothing else. */
    public static final String SAYS =
            "This is a session description alone; what happened does not show in it. Paste the message that"
                    + " carried it, from its first line on, and the answer: what does not fit shows in offer and answer"
                    + " together.";

    /** What is to be said of one that is taken for an offer. */
    static final String MISSING =
            "The message that carried the session description: it is taken for the offer of a call.";

    /** Of nobody: a name that ends in {@code .invalid} would be one of a browser (RFC 7118 section 5). */
    private static final String CARRIER =
            "INVITE sip:unknown SIP/2.0\nContent-Type: application/sdp\nContent-Length: %d\n\n";

    private static final String BEGINNING = "v=0";

    /** The line behind it, with which a piece may begin. */
    private static final String ORIGIN = "o=";

    /** Fewer lines of it may stand in any text. */
    private static final int FEWEST = 3;

    /** What most streams end with, so that their keys were not cut off. */
    private static final Set<String> DIRECTIONS = Set.of("a=sendrecv", "a=sendonly", "a=recvonly");

    private static final int MOST_LOOKED_AT = 2_000;
    private static final String TYPES = "vosiuepcbtrzkam";
    private static final String PROTOCOL = "SIP/2.0";

    /** What stands in an answer, or is written above one. */
    private static final List<String> OF_ANSWERS =
            List.of("a=setup:active", "a=setup:passive", "answer", "200 ok", "183 session");

    private DescriptionAlone() {}

    /** Whether most lines of a text are those of session descriptions, one of them about its media or its origin. */
    public static boolean is(String text) {
        List<String> lines = text.lines()
                .limit(MOST_LOOKED_AT)
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        List<String> described =
                lines.stream().filter(DescriptionAlone::isOfDescription).toList();
        return described.size() >= FEWEST
                && described.size() * 2 > lines.size()
                && described.stream()
                        .map(DescriptionAlone::plain)
                        .anyMatch(line -> line.startsWith("m=") || line.startsWith("o="));
    }

    /** Whether it is nothing but lines of session descriptions. */
    public static boolean isNothingElse(String text) {
        return is(text) && text.lines().limit(MOST_LOOKED_AT).allMatch(line -> line.isBlank() || isOfDescription(line));
    }

    /**
     * The text with a first line before its description; empty where there are several, or messages, where it is an answer, or
     * where it neither asks for a private address (RFC 1918) nor lacks keys.
     */
    static Optional<String> carried(String text) {
        boolean whole = text.lines().map(DescriptionAlone::plain).anyMatch(BEGINNING::equals);
        boolean one = text.lines()
                        .map(DescriptionAlone::plain)
                        .filter(whole ? BEGINNING::equals : line -> line.startsWith(ORIGIN))
                        .count()
                == 1;
        boolean answer = text.lines()
                .limit(MOST_LOOKED_AT)
                .map(line -> plain(line).toLowerCase(Locale.ROOT))
                .anyMatch(line -> OF_ANSWERS.stream().anyMatch(line::contains) && !line.startsWith("o="));
        return one && !answer && !text.contains(PROTOCOL) && is(text)
                ? Optional.of(begun(text, whole)).filter(DescriptionAlone::isTelling)
                : Optional.empty();
    }

    private static boolean isTelling(String carried) {
        boolean ended = carried.lines().anyMatch(DIRECTIONS::contains);
        return Recogniser.standard().recognise(carried).messages().stream()
                .flatMap(message -> message.sdp().stream())
                .anyMatch(sdp -> sdp.privateAddress().isPresent()
                        || (ended && sdp.media().stream().anyMatch(SdpMedia::isWithoutKeys)));
    }

    private static String begun(String text, boolean whole) {
        StringBuilder before = new StringBuilder();
        StringBuilder description = new StringBuilder();
        StringBuilder behind = new StringBuilder();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            String plain = plain(line);
            boolean begun = !description.isEmpty() || plain.startsWith(whole ? BEGINNING : ORIGIN);
            if (!begun) {
                before.append(line).append('\n');
            } else if (!behind.isEmpty() || !(plain.isEmpty() || isOfDescription(plain))) {
                behind.append(line).append('\n');
            } else if (!plain.isEmpty()) { // copied from a page, it may have an empty line behind each
                description
                        .append(description.isEmpty() && !whole ? BEGINNING + '\n' : "")
                        .append(plain)
                        .append('\n');
            }
        }
        return before + String.format(Locale.ROOT, CARRIER, description.length()) + description + '\n' + behind;
    }

    static boolean isOfDescription(String raw) {
        String line = plain(raw);
        return line.length() > 2 && line.charAt(1) == '=' && TYPES.indexOf(line.charAt(0)) >= 0;
    }

    /** {@code m = audio 4000 RTP / AVP 0} is what translators make of a line. */
    static String plain(String raw) {
        String line = raw.strip();
        boolean parted = line.length() > 3 && line.startsWith(" = ", 1) && TYPES.indexOf(line.charAt(0)) >= 0;
        return parted ? line.charAt(0) + "=" + line.substring(4).replace(" / ", "/") : line;
    }
}
