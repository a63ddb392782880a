// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Leaves out where in its program a line was written: {@code udptl.c}, {@code ERROR: tls [tls_server.c:431]: accept():} or
 * {@code ERROR:rtpengine:send_command:}. Of functions only those before a colon: {@code onRegistrationFailed() 403} tells what
 * happened. What a file, a module or a function is for says nothing about what happened, and
 * how grave a line is says nothing about what failed. Nor do the words of an address: {@code sip:anonymous@anonymous.invalid}
 * is no complaint about what is invalid.
 */
final class SourcePlaces {
    /** As many words as {@link LineWords} reads of a line. */
    private static final int MOST = 120;

    private static final Set<String> ENDINGS = Set.of("c", "cc", "cpp", "cxx", "h", "hpp", "java", "go", "py", "rs");
    private static final int LONGEST_ENDING = 4;

    private static final Set<String> SEVERITIES = Set.of(
            "EMERG",
            "ALERT",
            "CRITICAL",
            "CRIT",
            "ERROR",
            "ERR",
            "WARNING",
            "WARN",
            "NOTICE",
            "INFO",
            "DEBUG",
            "DBG",
            "BUG");

    private static final Set<String> SCHEMES = Set.of("sip", "sips");

    /** What ends an address in a line, apart from a blank. */
    private static final String BEHIND_ADDRESSES = ">\"',)]}|;";

    private SourcePlaces() {}

    /** The words of a line without such places; time linear in its length. */
    static List<String> without(String text, int start, int end) {
        List<String> words = new ArrayList<>();
        int from = start;
        int at = start;
        while (at < end && words.size() < MOST) {
            int stop = nameEnd(text, at, end);
            int skipped = stop > at ? placeEnd(text, at, stop, end) : at;
            if (skipped > at) {
                words.addAll(LineWords.of(text, from, isSource(text, at, stop) ? moduleStart(text, from, at) : at));
                from = skipped;
            }
            at = Math.max(Math.max(stop, skipped), at + 1);
        }
        words.addAll(LineWords.of(text, from, end));
        return words.subList(0, Math.min(words.size(), MOST));
    }

    /** Where the place ends that a name begins; the name's own start where it begins none. */
    private static int placeEnd(String text, int at, int stop, int end) {
        if (isSource(text, at, stop) || text.startsWith("():", stop)) {
            return stop;
        }
        int address = addressEnd(text, at, stop, end);
        if (address > stop) {
            return address;
        }
        if (stop == end || !SEVERITIES.contains(text.substring(at, Math.min(stop, at + MOST)))) {
            return at;
        }
        if (text.charAt(stop) == '[') {
            return stop;
        }
        int module = partEnd(text, stop, end);
        int function = module > stop ? partEnd(text, module, end) : stop;
        return function > module && function < end && text.charAt(function) == ':' ? function : at;
    }

    /** Behind a colon in an address stands a port; whatever else does was written behind it. */
    private static boolean endsAt(String text, int at, int end) {
        return text.charAt(at) == ':' && (at + 1 == end || !Character.isDigit(text.charAt(at + 1)));
    }

    /** Where the address ends whose scheme is the name; the end of the name where it is none. */
    private static int addressEnd(String text, int at, int stop, int end) {
        boolean scheme = stop + 1 < end
                && text.charAt(stop) == ':'
                && SCHEMES.contains(text.substring(at, stop).toLowerCase(Locale.ROOT));
        int address = scheme ? stop + 1 : stop;
        while (scheme
                && address < end
                && text.charAt(address) > ' '
                && BEHIND_ADDRESSES.indexOf(text.charAt(address)) < 0
                && !endsAt(text, address, end)) {
            address++;
        }
        return address > stop + 1 ? address : stop;
    }

    /** Where the name ends that stands directly behind a colon; the place of the colon where there is none. */
    private static int partEnd(String text, int colon, int end) {
        int stop = colon < end && text.charAt(colon) == ':' ? nameEnd(text, colon + 1, end) : colon;
        return stop > colon + 1 ? stop : colon;
    }

    /** Where the module and the severity begin that stand before {@code [file.c}. */
    private static int moduleStart(String text, int from, int file) {
        int at = file - 1;
        if (at <= from || text.charAt(at) != '[' || text.charAt(at - 1) != ' ') {
            return file;
        }
        at--;
        while (at > from
                && (isOfName(text.charAt(at - 1)) || text.charAt(at - 1) == '<' || text.charAt(at - 1) == '>')) {
            at--;
        }
        int severity = at;
        if (at > from + 1 && text.charAt(at - 1) == ' ' && text.charAt(at - 2) == ':') {
            severity = at - 2;
            while (severity > from && Character.isUpperCase(text.charAt(severity - 1))) {
                severity--;
            }
        }
        return severity;
    }

    private static int nameEnd(String text, int start, int end) {
        int at = start;
        while (at < end && isOfName(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == '/';
    }

    private static boolean isSource(String text, int start, int end) {
        int dot = end - 1;
        while (dot > start && end - dot <= LONGEST_ENDING && text.charAt(dot) != '.') {
            dot--;
        }
        return dot > start && text.charAt(dot) == '.' && ENDINGS.contains(text.substring(dot + 1, end));
    }
}
