// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Puts back the first letters of a first line of a message that the selection with the mouse did not reach: {@code NVITE
 * sip:...} and {@code IP/2.0 200 OK}, where a header follows. Fewer than four letters may be the end of many words. Time
 * linear in the length of the text.
 */
final class ClippedLines {
    private static final String VERSION = "SIP/2.0";

    private static final Pattern FIRST_LINE = Pattern.compile(
            "^(?<end>[A-Z/.0-9]{4,8}) (?:(?<uri>sips?:\\S{1,2000} SIP/2\\.0)|[1-6]\\d\\d(?: .{0,200})?)[ \\t]*"
                    + "(?=\\R(?i:Via|Record-Route|Route|From|To|Call-ID|CSeq|Max-Forwards|Contact|[vftim])[ \\t]*:)",
            Pattern.MULTILINE);

    private static final List<String> METHODS = List.of(
            "INVITE",
            "CANCEL",
            "REGISTER",
            "OPTIONS",
            "SUBSCRIBE",
            "NOTIFY",
            "PUBLISH",
            "MESSAGE",
            "UPDATE",
            "REFER",
            "PRACK");

    private ClippedLines() {}

    static String restored(String text) {
        return FIRST_LINE.matcher(text).replaceAll(line -> Matcher.quoteReplacement(whole(line)));
    }

    private static String whole(MatchResult line) {
        String end = line.group(1);
        String rest = line.group().substring(end.length());
        boolean request = line.group(2) != null;
        return (request ? METHODS : List.of(VERSION))
                .stream()
                        .filter(word -> word.length() > end.length() && word.endsWith(end))
                        .findFirst()
                        .map(word -> word + rest)
                        .orElse(line.group());
    }
}
