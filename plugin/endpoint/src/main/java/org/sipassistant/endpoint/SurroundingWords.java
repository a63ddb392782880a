// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sipassistant.ingest.PrivateBody;
import org.sipassistant.message.Header;
import org.sipassistant.message.ParseLimits;
import org.sipassistant.message.SipMessage;
import org.sipassistant.secret.Secrets;

/**
 * The sentences that a person wrote before and behind a pasted log, in a mail or a ticket: not the log itself, not the
 * addresses of the mail and not a signature. Time linear in the length of what is looked at.
 */
final class SurroundingWords {
    /** Lines on either side; who writes more does not write about one call. */
    private static final int MOST_LINES = 60;

    private static final int LONGEST_LINE = 500;

    /** Characters of one paragraph, as many as a question may have. */
    private static final int LONGEST = 2_000;

    /** Characters before the colon of a field of a ticket, such as {@code Time of the call: 14:05}. */
    private static final int LONGEST_LABEL = 24;

    private static final int MOST_WORDS = 40;

    /** {@code recv 500 bytes from udp/[192.0.2.9]:5060 at 09:06:00} has four words, and is none. */
    private static final int FEWEST_OF_A_SENTENCE = 5;

    /** Lines of a mail's head that say nothing about a call. */
    private static final Set<String> MAIL = Set.of(
            "cc",
            "bcc",
            "date",
            "sent",
            "reply-to",
            "message-id",
            "return-path",
            "received",
            "mime-version",
            "x-mailer");

    private static final Set<String> ENDS_OF_MAIL = Set.of(
            "--",
            "regards",
            "best regards",
            "kind regards",
            "with kind regards",
            "best",
            "thanks",
            "thank you",
            "cheers",
            "sincerely");

    /** What programs write behind a time where a chat has a name. */
    private static final Set<String> SEVERITIES = Set.of(
            "alert",
            "critical",
            "debug",
            "emergency",
            "err",
            "error",
            "fatal",
            "info",
            "notice",
            "severe",
            "trace",
            "verbose",
            "warn",
            "warning");

    /** What a sniffer tells of itself before the first packet. */
    private static final Set<String> SNIFFER = Set.of("interface", "filter", "match");

    /** With which the lines of a signature begin that hold a number. */
    private static final Set<String> CONTACTS =
            Set.of("cell", "direct", "fax", "mob", "mobile", "office", "phone", "tel", "telephone");

    /** With which the lines begin that a forum puts around what people write. */
    private static final Set<String> FORUM = Set.of("edited", "joined", "posted", "posts", "reputation");

    /** Words of such a line apart from names: "Last edited by ann2, 5 minutes ago". */
    private static final int MOST_OF_FORUM = 5;

    /** With which a log may end, while tickets have a Priority and a Reason of their own at their beginning. */
    private static final Set<String> HEADERS = Stream.of(Header.values())
            .map(header -> header.longName().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet());

    /** RFC 3261 section 20.43. */
    private static final Pattern WARNING = Pattern.compile("(?i)warning: *3\\d\\d [^ ]+ \"");

    private final List<String> sentences = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private boolean signed;

    private SurroundingWords() {}

    /**
     * @param text without the marks of quoted lines
     * @param messages what was read in it, in its order
     */
    static List<String> sentences(String text, List<SipMessage> messages) {
        SurroundingWords words = new SurroundingWords();
        int end = words.before(text);
        words.behind(text, Math.max(end, logEnd(text, messages)));
        // what is understood of them is repeated
        return words.sentences.stream().map(Secrets::mask).toList();
    }

    /**
     * Behind the last message; at the end of the text where that one announces words or digits of a person, which are not
     * about the call, as a wrong Content-Length does not tell where they end, and where there are more than were read.
     */
    private static int logEnd(String text, List<SipMessage> messages) {
        if (messages.isEmpty()) {
            return 0;
        }
        SipMessage last = messages.getLast();
        boolean all = messages.size() < ParseLimits.STANDARD.messages();
        boolean open = last.isRequest() && PrivateBody.isAnnounced(last);
        return open || !all ? text.length() : Math.min(last.end(), text.length());
    }

    /** Reads until the log begins, and tells where that is. */
    private int before(String text) {
        int start = 0;
        for (int lines = 0; lines < MOST_LINES && start < text.length(); lines++) {
            String line = line(text, start);
            if (isOfLog(spoken(line))) {
                break;
            }
            add(spoken(line));
            start += line.length() + 1;
        }
        close();
        return Math.min(start, text.length());
    }

    private void behind(String text, int from) {
        int start = text.length();
        for (int lines = 0; lines < MOST_LINES && start > from; lines++) {
            int feed = text.lastIndexOf('\n', start - 2);
            int before = Math.max(from, feed + 1);
            String line = line(text, before);
            if (isOfLog(spoken(line))
                    || label(line.strip()).filter(HEADERS::contains).isPresent()) {
                break;
            }
            start = before;
        }
        signed = false;
        while (start < text.length()) {
            String line = line(text, start);
            add(spoken(line));
            start += line.length() + 1;
        }
        close();
    }

    private static String line(String text, int start) {
        int feed = text.indexOf('\n', start);
        return text.substring(start, feed < 0 ? text.length() : feed);
    }

    /** Without what a chat writes before the words: {@code [15:01] <jane> hi}, {@code [20.11.26, 15:01:12] Jane: hi}. */
    private static String spoken(String line) {
        int at = 0;
        while (at < line.length() && at < LONGEST_LABEL && isOfClock(line.charAt(at))) {
            at++;
        }
        int end = line.startsWith("<", at) ? line.indexOf("> ", at) : -1;
        boolean nick = end > at + 1
                && end - at <= LONGEST_LABEL
                && line.substring(at + 1, end)
                        .chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || "-_".indexOf(c) >= 0);
        int colon = line.startsWith("[") && at > 1 ? line.indexOf(": ", at) : -1;
        boolean name = colon > at && isPerson(line.substring(at, colon));
        return nick ? line.substring(end + 2) : name ? line.substring(colon + 2) : line;
    }

    /** "Jane", "Jane Miller"; no "ERROR", no "Warning". */
    private static boolean isPerson(String name) {
        return name.length() <= LONGEST_LABEL
                && Character.isUpperCase(name.charAt(0))
                && name.chars().anyMatch(Character::isLowerCase)
                && name.chars().allMatch(c -> Character.isLetter(c) || c == ' ')
                && !SEVERITIES.contains(name.toLowerCase(Locale.ROOT));
    }

    private static boolean isOfClock(char c) {
        return Character.isDigit(c) || "[]: .,/-".indexOf(c) >= 0;
    }

    private void add(String raw) {
        String line = raw.strip();
        signed |= ENDS_OF_MAIL.contains(withoutComma(line));
        Optional<String> label = label(line);
        if (line.isEmpty() || label.isPresent()) {
            close();
        }
        if (signed
                || isBeside(line)
                || label.filter(name -> isOfMail(name, line)).isPresent()) {
            return;
        }
        if (open.length() + line.length() < LONGEST) {
            open.append(open.isEmpty() ? "" : " ").append(line);
        }
        label.ifPresent(name -> close());
    }

    /** Each sentence by itself: "Yesterday it still worked." says nothing about the call of the one before. */
    private void close() {
        int start = 0;
        for (int end = 1; end + 1 < open.length(); end++) {
            boolean ends = ".?!".indexOf(open.charAt(end - 1)) >= 0 && open.charAt(end) == ' ';
            if (ends && Character.isUpperCase(open.charAt(end + 1))) {
                sentences.add(open.substring(start, end));
                start = end + 1;
            }
        }
        if (start < open.length()) {
            sentences.add(open.substring(start));
        }
        open.setLength(0);
    }

    /** "Posted by ann on Nov 20", "Tel. +49 30 1234567 | Fax -99", "On Friday Ann wrote:". */
    private static boolean isBeside(String line) {
        List<String> words = Stream.of(line.toLowerCase(Locale.ROOT).split("[ .:,;|]+", MOST_WORDS))
                .filter(word -> !word.isEmpty() && word.chars().allMatch(Character::isLetter))
                .filter(word -> !ProgramLine.MONTHS.contains(word))
                .toList();
        if (words.isEmpty() || !Character.isLetter(line.charAt(0))) {
            return false;
        }
        boolean contact = CONTACTS.containsAll(words);
        boolean forum = words.size() <= MOST_OF_FORUM && words.stream().limit(2).anyMatch(FORUM::contains);
        return contact || forum || line.endsWith(" wrote:");
    }

    private static String withoutComma(String line) {
        boolean marked = line.endsWith(",") || line.endsWith("!") || line.endsWith(".");
        return (marked ? line.substring(0, line.length() - 1) : line).toLowerCase(Locale.ROOT);
    }

    /** What stands before the colon of a field, in lower case; empty where the line is a sentence or ends with the colon. */
    private static Optional<String> label(String line) {
        int colon = line.indexOf(": ");
        boolean label = colon > 0
                && colon <= LONGEST_LABEL
                && line.substring(0, colon).chars().noneMatch(c -> Character.isDigit(c) || c == ',');
        return label ? Optional.of(line.substring(0, colon).toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    /** {@code From: Ann <ann@example.com>} is the mail's, {@code From: 1001} is the call's. */
    private static boolean isOfMail(String label, String line) {
        boolean address = label.equals("from") || label.equals("to");
        return MAIL.contains(label)
                || (address && (line.indexOf('@') >= 0 || line.chars().noneMatch(Character::isDigit)));
    }

    private static boolean isOfLog(String raw) {
        String line = raw.strip();
        if (line.isEmpty()) {
            return false;
        }
        return line.length() > LONGEST_LINE
                || !isBeginning(line)
                || line.contains("SIP/2.0")
                || line.indexOf('\t') >= 0
                || isHeader(line)
                || label(line).filter(SNIFFER::contains).isPresent()
                || ProgramLine.is(line)
                || namesSocket(line)
                || fields(line) > 1
                || columns(line) > 2;
    }

    /** Sentences begin with a letter, lists with a dash or an asterisk, numbers with a plus. */
    private static boolean isBeginning(String line) {
        char first = line.charAt(0);
        boolean item = line.startsWith("- ") || line.startsWith("* ") || line.equals("--");
        boolean number = first == '+' || first == '(';
        boolean letter = Character.isLetter(first) && line.indexOf('=') != 1;
        return item || number || first == '"' || letter || isContinued(line);
    }

    /** The line of a mail that was broken before a number or a time of day without seconds. */
    private static boolean isContinued(String line) {
        String[] words = line.split(" +", 6);
        long letters = Stream.of(words)
                .filter(word -> word.chars().allMatch(c -> Character.isLetter(c) || ".,?!'".indexOf(c) >= 0))
                .count();
        return Character.isDigit(line.charAt(0)) && words[0].length() <= "14:05".length() && letters > 1;
    }

    /** A header line, unless it could be a field of a ticket. */
    private static boolean isHeader(String line) {
        boolean field = JoinedLines.headerName(line)
                        .filter(Set.of("call-id", "from", "to", "subject")::contains)
                        .isPresent()
                && line.indexOf(';') < 0
                && !line.contains("<sip");
        return (JoinedLines.isOfSip(line) && !field)
                || label(line).filter(SurroundingWords::isOfSipAlone).isPresent()
                || WARNING.matcher(line).lookingAt();
    }

    /** Fields of tickets have names of one word, or of several with blanks. */
    private static boolean isOfSipAlone(String label) {
        return HEADERS.contains(label) && label.indexOf('-') > 0 && !MAIL.contains(label) && !label.equals("call-id");
    }

    /** What a sniffer or a trace puts above a message: an address with its port or its mask, and hardly a word. */
    private static boolean namesSocket(String line) {
        boolean socket = false;
        for (int i = 1; i + 1 < line.length() && !socket; i++) {
            boolean joint = line.charAt(i) == ':' || line.charAt(i) == '/';
            socket = joint && endsAddress(line, i) && Character.isDigit(line.charAt(i + 1));
        }
        long words = Stream.of(line.split(" +", MOST_WORDS))
                .filter(word -> word.chars().allMatch(Character::isLetter))
                .count();
        return socket && words < FEWEST_OF_A_SENTENCE;
    }

    /** Whether a dotted address, bare or in brackets, ends before a position. */
    private static boolean endsAddress(String line, int end) {
        int last = line.charAt(end - 1) == ']' ? end - 2 : end - 1;
        int start = last;
        while (start >= 0
                && last - start < "255.255.255.255".length()
                && (line.charAt(start) == '.' || Character.isDigit(line.charAt(start)))) {
            start--;
        }
        return line.substring(start + 1, last + 1).chars().filter(c -> c == '.').count() == 3;
    }

    /** Signs between the values of a row: in a sentence a blank stands behind them. */
    private static int columns(String line) {
        int columns = 0;
        for (int i = 0; i + 1 < line.length(); i++) {
            columns += ",;|".indexOf(line.charAt(i)) >= 0 && line.charAt(i + 1) != ' ' ? 1 : 0;
        }
        return columns;
    }

    private static int fields(String line) {
        return (int) line.chars().filter(c -> c == '=').count();
    }
}
