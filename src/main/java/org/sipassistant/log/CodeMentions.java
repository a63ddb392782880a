// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.knowledge.ResponseCode;

/**
 * Finds the response codes that a person or a product of which nothing is known writes about, as in {@code failed with
 * status 403} or {@code 408 (Request Timeout)}: numbers of known final responses that are called a code, or have their
 * phrase behind them. A weak sign, for texts that hold no message. Immutable; time linear in the length of the text.
 */
public final class CodeMentions {
    /** What such an event says. */
    public static final String SAYS = "code-mentioned";

    private static final int MOST = 100;
    private static final int LOWEST = 300;

    /** Methods in capitals that are no other word in a log, as INFO and MESSAGE are. */
    private static final Set<String> METHODS =
            Set.of("INVITE", "REGISTER", "NOTIFY", "SUBSCRIBE", "PUBLISH", "OPTIONS", "REFER");

    /** How many small words may stand between a code and what calls it so. */
    private static final int FEW_WORDS = 5;

    /** How many characters before a number tell what kind of number it is. */
    private static final int BEFORE = 40;

    /** Of a remark in parentheses behind a number. */
    private static final int LONGEST_REMARK = 80;

    private static final int DIGITS = 3;
    private static final Set<String> SMALL_WORDS = Set.of(
            "with", "is", "was", "of", "a", "an", "the", "to", "out", "back", "by", "as", "me", "us", "just", "always",
            "message", "mit");
    private static final Set<String> DENIALS = Set.of("no", "not", "never", "without", "instead", "kein", "keine");
    private static final Set<String> UNITS = Set.of(
            "byte",
            "bytes",
            "octet",
            "octets",
            "b",
            "kb",
            "kib",
            "bits",
            "ms",
            "msec",
            "us",
            "s",
            "sec",
            "secs",
            "second",
            "seconds",
            "min",
            "minutes",
            "calls",
            "times",
            "packets",
            "messages",
            "lines",
            "chars",
            "characters",
            "requests",
            "responses",
            "invites",
            "packet",
            "sekunden");

    /** What a code is called by the word behind it. */
    private static final Set<String> CALLED = Set.of("reply", "response", "error", "answer", "antwort", "fehler");

    /** What has its value in brackets right behind it. */
    private static final Set<String> NAMING =
            Set.of("code", "status", "cause", "reason", "response", "reply", "answer", "result");

    private static final List<String> FOREIGN = List.of("http/", "http status", "diameter", "radius", "smtp");
    private static final List<String> KEYWORDS = List.of(
            "code",
            "status",
            "response",
            "reply",
            "answer",
            "error",
            "failed",
            "failure",
            "rejected",
            "declined",
            "refused",
            "cause",
            "reason",
            "sip",
            "final",
            "got",
            "gets",
            "getting",
            "gives",
            "gave",
            "giving",
            "replies",
            "responds",
            "generates",
            "generated",
            "throws",
            "send",
            "sends",
            "sending",
            "sent",
            "replying",
            "replied",
            "responding",
            "responded",
            "receive",
            "receives",
            "receiving",
            "recieve",
            "recieves",
            "recieving",
            "fehler",
            "fehlercode",
            "ursache",
            "causa",
            "oorzaak",
            "motivo");

    /** What a line that is about SIP says before a code beside these. */
    private static final List<String> SAYING = Stream.concat(
                    KEYWORDS.stream(), Stream.of("answered", "returned", "return", "returns"))
            .toList();

    private final Knowledge knowledge;

    public CodeMentions(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    /** At most one per line, the last one, in the order of the text; only where the text speaks of SIP there. */
    public List<LogEvent> find(String text) {
        List<LogEvent> found = new ArrayList<>();
        SipContext context = new SipContext(text);
        int start = 0;
        while (start < text.length() && found.size() < MOST) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            ResponseCode code = lastCode(text, start, end, KEYWORDS);
            String line = code == null ? "" : text.substring(start, end).strip();
            if (code != null && !isForeign(line) && context.holds(code.code(), start, end)) {
                found.add(new LogEvent(SAYS, "text", fields(code, line), start, start, line));
            }
            start = end + 1;
        }
        return found;
    }

    /** The code of which a line speaks, of which it is known that it is about SIP; empty where it names none. */
    public Optional<Integer> code(String line) {
        return Optional.ofNullable(lastCode(line, 0, line.length(), SAYING)).map(ResponseCode::code);
    }

    /** Whether a line speaks of a protocol that has codes of its own. */
    private static boolean isForeign(String line) {
        String lower = line.toLowerCase(Locale.ROOT);
        return FOREIGN.stream().anyMatch(lower::contains);
    }

    private static Map<String, String> fields(ResponseCode code, String line) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("code", String.valueOf(code.code()));
        fields.putAll(RegistrationWords.method(LineWords.of(line, 0, line.length())));
        method(line).ifPresent(method -> fields.put("method", method));
        return fields;
    }

    /** The method that a line names, of those by which a code means something else than for a call; empty where it names two. */
    private static Optional<String> method(String line) {
        Set<String> named = new HashSet<>();
        int start = 0;
        for (int at = 0; at <= line.length(); at++) {
            if (at == line.length() || !Character.isLetterOrDigit(line.charAt(at))) {
                String word = line.substring(start, at);
                if (METHODS.contains(word)) {
                    named.add(word);
                }
                start = at + 1;
            }
        }
        return named.size() == 1 && !named.contains("INVITE") ? named.stream().findFirst() : Optional.empty();
    }

    private @org.jspecify.annotations.Nullable ResponseCode lastCode(
            String text, int start, int end, List<String> keywords) {
        for (int at = end - DIGITS; at >= start; at--) {
            if (isNumber(text, at, start, end)) {
                ResponseCode code = knowledge
                        .responseCode(Integer.parseInt(text, at, at + DIGITS, 10))
                        .filter(known -> known.code() >= LOWEST)
                        .orElse(null);
                if (code != null && isMeant(text, at, start, code, keywords)) {
                    return code;
                }
            }
        }
        return null;
    }

    private static boolean isNumber(String text, int at, int start, int end) {
        for (int i = at; i < at + DIGITS; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        boolean opens = at == start || " \t([{'\"`=:,*".indexOf(text.charAt(at - 1)) >= 0;
        if (at + DIGITS >= end) {
            return opens;
        }
        if (isMeasured(text, at + DIGITS, end)) {
            return false;
        }
        char next = text.charAt(at + DIGITS);
        boolean splits = ".:-,".indexOf(next) >= 0 && at + DIGITS + 1 < end && isDigit(text.charAt(at + DIGITS + 1));
        return opens && !splits && !Character.isLetterOrDigit(next) && next != '_' && next != '%';
    }

    /** Whether a unit stands behind a number: {@code response (486 bytes)} is no 486. */
    private static boolean isMeasured(String text, int from, int end) {
        int at = from;
        while (at < end && text.charAt(at) == ' ') {
            at++;
        }
        int unit = at;
        while (at < end && Character.isLetter(text.charAt(at))) {
            at++;
        }
        return UNITS.contains(text.substring(unit, at).toLowerCase(Locale.ROOT));
    }

    private static boolean isMeant(String text, int at, int start, ResponseCode code, List<String> keywords) {
        int from = Math.max(start, at - BEFORE);
        String before = text.substring(from, at).toLowerCase(Locale.ROOT);
        if (isProcess(text, before, at)) {
            return false;
        }
        boolean named = false;
        int end = before.length();
        for (int word = 0; word < FEW_WORDS && end > 0; word++) {
            end = wordEnd(before, end);
            int begin = wordStart(before, end);
            String last = before.substring(begin, end);
            if (DENIALS.contains(last)) {
                return false;
            }
            named |= keywords.stream().anyMatch(last::endsWith);
            if (!named && !SMALL_WORDS.contains(last)) {
                break;
            }
            end = begin;
        }
        boolean line = at > start && text.charAt(at - 1) == ':';
        return named
                || hasPhrase(text, at + DIGITS, code)
                || followsPhrase(text, at, start, code)
                || isStatus(text, at, start)
                || (!line && isCalled(text, behindRemark(text, at + DIGITS)));
    }

    /** Whether a number in brackets belongs to the program or the level in front of it, as in {@code ERROR[486]}. */
    private static boolean isProcess(String text, String before, int at) {
        boolean inBrackets = before.endsWith("[") && at + DIGITS < text.length() && text.charAt(at + DIGITS) == ']';
        int end = before.length() - 1;
        return inBrackets
                && end > 0
                && isWord(before.charAt(end - 1))
                && !NAMING.contains(before.substring(wordStart(before, end), end));
    }

    /** Whether a number and words of which the first is a capital stand in quotes or brackets, as a status line does. */
    private static boolean isStatus(String text, int at, int start) {
        int word = at + DIGITS + 1;
        return at > start
                && "\"'`[".indexOf(text.charAt(at - 1)) >= 0
                && word + 1 < text.length()
                && text.charAt(word - 1) == ' '
                && Character.isUpperCase(text.charAt(word))
                && Character.isLetter(text.charAt(word + 1));
    }

    /** The place behind what stands in parentheses behind a number; the same place where nothing does, or too much. */
    private static int behindRemark(String text, int from) {
        if (!text.startsWith(" (", from)) {
            return from;
        }
        int end = Math.min(text.length(), from + LONGEST_REMARK + 1);
        int close = text.indexOf(')', from, end);
        return close < 0 || text.indexOf('\n', from, close) >= 0 ? from : close + 1;
    }

    private static boolean isCalled(String text, int from) {
        int end = from + 1;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        boolean apart = from < text.length() && " -".indexOf(text.charAt(from)) >= 0;
        return apart && CALLED.contains(text.substring(from + 1, end).toLowerCase(Locale.ROOT));
    }

    private static boolean hasPhrase(String text, int from, ResponseCode code) {
        int at = from;
        while (at < text.length() && at < from + DIGITS && " -:([\"'".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at > from
                && text.regionMatches(true, at, code.phrase(), 0, code.phrase().length());
    }

    /** {@code Busy Here (486)} */
    private static boolean followsPhrase(String text, int at, int start, ResponseCode code) {
        int end = at;
        while (end > start && end > at - DIGITS && " -:([\"'".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        int length = code.phrase().length();
        int begin = end - length;
        return end < at
                && begin >= start
                && text.regionMatches(true, begin, code.phrase(), 0, length)
                && (begin == start || !Character.isLetterOrDigit(text.charAt(begin - 1)));
    }

    private static int wordEnd(String text, int from) {
        int at = from;
        while (at > 0 && !isWord(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static int wordStart(String text, int from) {
        int at = from;
        while (at > 0 && isWord(text.charAt(at - 1))) {
            at--;
        }
        return at;
    }

    private static boolean isWord(char c) {
        return Character.isLetter(c) || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
