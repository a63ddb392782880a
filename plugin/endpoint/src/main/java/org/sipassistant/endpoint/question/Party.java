// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.util.Optional;
import java.util.Set;
import org.sipassistant.inventory.IpAddress;

/**
 * A number, a user or a host of a question.
 *
 * @param text as it is searched
 * @param kind what it looks like
 * @param length in words
 */
record Party(String text, Kind kind, int length) {
    private static final int LONGEST_NUMBER = 17;
    private static final int COMPLETE = 9;
    private static final int LONGEST_EXTENSION = 2;

    /** Digits of the code of a country. */
    private static final int LONGEST_CODE = 3;

    /** What names of files end in; none of them is a top-level domain. */
    private static final Set<String> FILES =
            Set.of("conf", "cfg", "ini", "log", "txt", "pcap", "pcapng", "csv", "xml", "json", "yml", "yaml", "lua");

    /** What a party looks like. */
    enum Kind {
        NUMBER,
        USER,
        /** An address, or a name with dots. */
        HOST
    }

    /** What is a party wherever it stands. */
    static Optional<Party> read(Phrase phrase, int at) {
        String text = phrase.text(at);
        Optional<Party> uri = uri(text);
        if (uri.isPresent()) {
            return uri;
        }
        if (isHost(text)) {
            return Optional.of(new Party(host(text), Kind.HOST, 1));
        }
        return number(phrase, at);
    }

    /** A word that only its place makes a party. */
    static Optional<Party> name(Phrase phrase, int at) {
        String text = phrase.text(at);
        if (!isWord(text, "-_.+") || isFile(text) || isSeveral(text) || Day.isOrdinal(phrase.word(at))) {
            return Optional.empty();
        }
        boolean family = isCapital(text) && isCapital(phrase.text(at + 1)) && !phrase.isKnown(at + 1);
        return Optional.of(
                family ? new Party(text + ' ' + phrase.text(at + 1), Kind.USER, 2) : new Party(text, Kind.USER, 1));
    }

    private static boolean isWord(String text, String signs) {
        return text.chars().anyMatch(Character::isLetterOrDigit)
                && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || signs.indexOf(c) >= 0);
    }

    private static boolean isCapital(String text) {
        return isWord(text, "-'")
                && Character.isUpperCase(text.charAt(0))
                && text.chars().noneMatch(Character::isDigit);
    }

    private static boolean isFile(String host) {
        return FILES.contains(host.substring(host.lastIndexOf('.') + 1)) && host.indexOf('.') > 0;
    }

    /** Whether it is so short that only a word before it makes it a number. */
    boolean isQuantity() {
        return kind == Kind.NUMBER && text.length() <= LONGEST_EXTENSION;
    }

    /** Whether it is only what numbers begin with, such as that of a country. */
    boolean isBeginning() {
        boolean open = text.endsWith("*");
        return text.startsWith("+") && (open || text.length() <= LONGEST_CODE + 1);
    }

    /** Whether it is a word alone, which may be the name of a user or of a node. */
    boolean isName() {
        return kind == Kind.USER && text.indexOf('@') < 0;
    }

    private static Optional<Party> uri(String text) {
        int scheme = text.indexOf(':');
        boolean known = scheme > 0 && (text.startsWith("sip:") || text.startsWith("sips:") || text.startsWith("tel:"));
        String address = known ? text.substring(scheme + 1) : text;
        int at = address.indexOf('@');
        if (at > 0 && at < address.length() - 1) {
            return Optional.of(new Party(address, Kind.USER, 1));
        }
        return known && at < 0 && !address.isEmpty()
                ? Optional.of(new Party(address, isHost(address) ? Kind.HOST : Kind.USER, 1))
                : Optional.empty();
    }

    static boolean isHost(String text) {
        String host = withoutPort(text);
        if (IpAddress.parse(host) != null) {
            return true;
        }
        int dot = host.lastIndexOf('.');
        return dot > 0
                && dot < host.length() - 2
                && Character.isLetter(host.charAt(dot + 1))
                && !isFile(host)
                && host.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.');
    }

    private static String host(String text) {
        String host = withoutPort(text);
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    private static String withoutPort(String text) {
        int colon = text.lastIndexOf(':');
        boolean port = colon > 0
                && Phrase.digits(text.substring(colon + 1), 5) >= 0
                && (text.indexOf(':') == colon || text.charAt(colon - 1) == ']');
        return port ? text.substring(0, colon) : text;
    }

    /** One word, or the groups of a long number: "+49 30 1234567", "(030) 123-4567", "212 555 0100". */
    private static Optional<Party> number(Phrase phrase, int at) {
        if (!isGroup(phrase.text(at), true) || digits(phrase.text(at)).length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        boolean prefixed = "+0(".indexOf(phrase.text(at).charAt(0)) >= 0;
        StringBuilder digits = new StringBuilder(digits(phrase.text(at)));
        int end = at + 1;
        while (isGroup(phrase.text(end), false)
                && digits.length() + digits(phrase.text(end)).length() <= LONGEST_NUMBER
                && !isCodeBehind(digits.length(), phrase, end)) {
            digits.append(digits(phrase.text(end++)));
        }
        boolean one = prefixed
                || (end > at + 1
                        && digits.length() > COMPLETE
                        && digits(phrase.text(at)).length() < 5);
        return Optional.of(
                one
                        ? new Party(digits.toString(), Kind.NUMBER, end - at)
                        : new Party(digits(phrase.text(at)), Kind.NUMBER, 1));
    }

    /** A last group of three digits behind a number that is complete is rather a response code. */
    private static boolean isCodeBehind(int length, Phrase phrase, int at) {
        return length >= COMPLETE + 1
                && phrase.text(at).length() == 3
                && !isGroup(phrase.text(at + 1), false)
                && "3456".indexOf(phrase.text(at).charAt(0)) >= 0;
    }

    private static boolean isGroup(String text, boolean first) {
        boolean starts = !text.isEmpty()
                && (isDigit(text.charAt(0)) || text.charAt(0) == '(' || (first && "+*#".indexOf(text.charAt(0)) >= 0));
        if (!starts || Clock.isClock(text) || isSeveral(text) || (!first && Day.isDate(text))) {
            return false;
        }
        boolean separated = first && (text.charAt(0) == '+' || text.charAt(0) == '0' || text.charAt(0) == '(');
        boolean reference = text.charAt(0) == '#' && text.indexOf('#', 1) < 0 && text.indexOf('*') < 0; // "ticket #503"
        if (reference) {
            return false;
        }
        String allowed = separated || text.length() > COMPLETE ? "()-./*#" : "()-*#";
        return text.chars().skip(1).allMatch(c -> isDigit((char) c) || allowed.indexOf(c) >= 0)
                && text.chars().anyMatch(c -> isDigit((char) c));
    }

    /** {@code 10.0.0.0/24} are many hosts, and {@code 1001-1010} many numbers: two of one length that begin alike. */
    private static boolean isSeveral(String text) {
        int slash = text.indexOf('/');
        int dash = text.indexOf('-');
        boolean numbers = dash > 1
                && text.length() == 2 * dash + 1
                && text.charAt(0) == text.charAt(dash + 1)
                && text.substring(0, dash).compareTo(text.substring(dash + 1)) < 0;
        return numbers || (slash > 0 && IpAddress.parse(text.substring(0, slash)) != null);
    }

    private static String digits(String text) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isDigit(c) || c == '*' || c == '#' || (c == '+' && i == 0)) {
                digits.append(c);
            }
        }
        return digits.toString();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
