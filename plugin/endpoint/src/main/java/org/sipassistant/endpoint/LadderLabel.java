// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What an arrow of a drawn ladder bears: a method or a response code, perhaps with a number before it and more behind.
 *
 * @param status code and phrase of a response; empty for a request
 * @param method of a request, or to which a response answers; empty where that is not written
 * @param uri of a request; empty where it is not written
 */
record LadderLabel(String status, String method, String uri) {
    private static final Set<String> METHODS = Set.of(
            "INVITE",
            "ACK",
            "BYE",
            "CANCEL",
            "OPTIONS",
            "REGISTER",
            "PRACK",
            "SUBSCRIBE",
            "NOTIFY",
            "PUBLISH",
            "INFO",
            "REFER",
            "MESSAGE",
            "UPDATE");

    /** Methods that people draw no other arrows for: a label of one of them alone is meant in lower case too. */
    private static final Set<String> NO_WORDS = Set.of("INVITE", "PRACK");

    private static final int CODE = 3;
    private static final int MOST_WORDS = 6;
    private static final int LONGEST_NUMBER = 6;

    /** Empty where a text is no such label. */
    static Optional<LadderLabel> of(String text) {
        String label = text.strip();
        String[] words = label.split("\\s+", MOST_WORDS);
        int first = words.length > 1 && isNumbering(words[0]) ? 1 : 0;
        String word = words[first];
        String method = word.toUpperCase(Locale.ROOT);
        boolean alone = words.length == first + 1 && NO_WORDS.contains(method);
        if (METHODS.contains(method) && (alone || Character.isUpperCase(word.charAt(0)))) {
            String next = first + 1 < words.length ? words[first + 1] : "";
            boolean uri = next.startsWith("sip:") || next.startsWith("sips:") || next.startsWith("tel:");
            return Optional.of(new LadderLabel("", method, uri ? next : ""));
        }
        return isCode(word) ? Optional.of(response(word, label)) : Optional.empty();
    }

    boolean isRequest() {
        return status.isEmpty();
    }

    /**
     * Writes the message that it stands for.
     *
     * @param time as logs write it, with a blank behind it; may be empty
     * @param source the address or the name of a node
     */
    void write(FlowWriter flow, String time, String source, String destination) {
        if (isRequest()) {
            String target = uri.isEmpty() ? "sip:" + oneWord(destination) : uri;
            flow.request(method, target, time, node(source), node(destination));
        } else {
            flow.response(status, method, time, node(source), node(destination));
        }
    }

    /** A name stands in brackets, so that it is read as the whole of a host. */
    private static String node(String name) {
        boolean address =
                name.indexOf(':') >= 0 || name.chars().filter(c -> c == '.').count() == 3;
        return address ? name : '[' + oneWord(name) + ']';
    }

    private static String oneWord(String name) {
        return name.replace(' ', '-');
    }

    /** {@code 200 OK (SDP)}, {@code 200 OK (BYE)}: what stands in brackets is no part of the phrase. */
    private static LadderLabel response(String code, String label) {
        String phrase = label.substring(label.indexOf(code) + CODE).strip();
        int open = phrase.indexOf('(');
        int close = phrase.indexOf(')', Math.max(open, 0));
        String inside = open < 0 || close < 0 ? "" : phrase.substring(open + 1, close);
        String said = unnumbered(open < 0 ? phrase : phrase.substring(0, open).strip());
        return new LadderLabel((code + ' ' + said).strip(), METHODS.contains(inside) ? inside : "", "");
    }

    /** Without what counts the messages behind a phrase. */
    private static String unnumbered(String phrase) {
        int last = phrase.lastIndexOf(' ') + 1;
        return isNumbering(phrase.substring(last)) ? phrase.substring(0, last).strip() : phrase;
    }

    private static boolean isCode(String word) {
        return word.length() == CODE
                && word.chars().allMatch(c -> c >= '0' && c <= '9')
                && word.charAt(0) >= '1'
                && word.charAt(0) <= '6';
    }

    /** {@code F1}, {@code (1)} and {@code 1.} count the messages. */
    private static boolean isNumbering(String word) {
        boolean marked = word.startsWith("F") || word.startsWith("(") || word.endsWith(".") || word.endsWith(")");
        return marked
                && !word.isEmpty()
                && word.length() < LONGEST_NUMBER
                && word.chars().anyMatch(Character::isDigit)
                && word.chars().allMatch(c -> Character.isDigit(c) || "F().".indexOf(c) >= 0);
    }
}
