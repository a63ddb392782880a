// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

import java.util.List;
import java.util.Set;
import org.sipassistant.log.LogEvent;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Span;
import org.sipassistant.secret.UrlDecoded;

/**
 * Rewrites a log text so that it names nobody any more and is still SIP: the users of all URIs, the names displayed beside
 * them, user names of credentials, hosts inside Call-IDs, telephone numbers wherever they stand with a plus or as in a URI of
 * the same text, addresses and numbers in headers of somebody's own, and the owner in a session description.
 */
public final class PseudonymText {
    private static final String OWNER = "o=";
    private static final int LONGEST_OWNER = 256;
    private static final String USERNAME = "username=";
    private static final String QUOTED_ENDS = "\"\\@\r\n";
    private static final String BARE_ENDS = QUOTED_ENDS + ",; ";

    /** Before the value of a field, so that it is read as that of a header. */
    private static final String HEADER = "x: ";

    private final String text;
    private final List<LoggedMessage> messages;
    private final KnownNames known;
    private final Pseudonyms pseudonyms;
    private final Replacements replacements;

    private PseudonymText(UrlDecoded written, List<LoggedMessage> messages, KnownNames known, Pseudonyms pseudonyms) {
        this.text = written.plain();
        this.messages = messages;
        this.known = known;
        this.pseudonyms = pseudonyms;
        this.replacements = new Replacements(written);
    }

    /** Whether a text may hold anything to rewrite. */
    public static boolean concerns(String text, List<LoggedMessage> messages) {
        return !messages.isEmpty() || UriUsers.mayBeIn(text) || CallIdMentions.mayBeIn(text);
    }

    /**
     * The rewritten text.
     *
     * @param messages that were read in its plain form
     * @param lines of a product's own wording that were read in it
     */
    public static String of(UrlDecoded text, List<LoggedMessage> messages, List<LogEvent> lines, PseudonymKey key) {
        PseudonymText written = new PseudonymText(text, messages, new KnownNames(messages), new Pseudonyms(key));
        new WordedUsers(text.plain(), written.pseudonyms, written.replacements).replace(lines);
        return written.write();
    }

    /**
     * The rewritten text of a field that was taken out of messages, as the value of a header.
     *
     * @param known from messages that were read in another text
     */
    static String ofField(String text, KnownNames known, Pseudonyms pseudonyms) {
        String header = HEADER + text;
        return new PseudonymText(UrlDecoded.plain(header), List.of(), known, pseudonyms)
                .write()
                .substring(HEADER.length());
    }

    private String write() {
        if (messages.isEmpty()) {
            callIds(known.callIds(), 0, text.length());
        } else {
            callIds();
        }
        new UriUsers(text, known, pseudonyms, replacements).replace();
        userNames();
        new OwnHeaders(text, pseudonyms, replacements).replace();
        // what is a user by its place may look like a Call-ID: it is guessed last
        new CallIdMentions(text, pseudonyms, replacements).replace();
        new IdentityClaims(text, pseudonyms, replacements).replace();
        if (!known.isEmpty()) {
            owners();
        }
        numbers();
        inPlace().forEach(this::contentLength);
        return replacements.written();
    }

    private List<SipMessage> inPlace() {
        return messages.stream()
                .filter(logged -> logged.inPlace())
                .map(LoggedMessage::message)
                .toList();
    }

    /** Wherever in the text they stand: in the log's own words as well. */
    private void callIds() {
        int from = 0;
        for (int n = 0; n < messages.size(); n++) {
            SipMessage message = messages.get(n).message();
            int to = n + 1 < messages.size() ? messages.get(n + 1).message().start() : text.length();
            callIds(KnownNames.callIds(message), from, to);
            from = Math.min(message.end(), to);
        }
    }

    /** Of one message, in it and between its neighbours; or of all, in another text. */
    private void callIds(Set<String> ids, int from, int to) {
        for (String id : ids) {
            String other = pseudonyms.callId(id);
            if (!other.equals(id)) {
                everywhere(id, other, from, to);
                everywhere(id.replace("@", "%40"), other.replace("@", "%40"), from, to);
            }
        }
    }

    private void everywhere(String part, String other, int from, int to) {
        for (int at = text.indexOf(part, from, to); at >= 0; at = text.indexOf(part, at + part.length(), to)) {
            replacements.put(at, at + part.length(), other);
        }
    }

    private void userNames() {
        int at = text.indexOf(USERNAME);
        while (at >= 0) {
            int start = at + USERNAME.length();
            while (start < text.length() && (text.charAt(start) == '"' || text.charAt(start) == '\\')) {
                start++;
            }
            int end = start;
            String ends = start > at + USERNAME.length() ? QUOTED_ENDS : BARE_ENDS;
            while (end < text.length() && ends.indexOf(text.charAt(end)) < 0) {
                end++;
            }
            replacements.put(start, end, pseudonyms.user(text.substring(start, end)));
            at = text.indexOf(USERNAME, end);
        }
    }

    /** RFC 4566 5.2: the owner of a session begins its description's line o, and a number follows. */
    private void owners() {
        for (int at = text.indexOf(OWNER); at >= 0; at = text.indexOf(OWNER, at + OWNER.length())) {
            int start = at + OWNER.length();
            int end = start;
            while (end < text.length() && end - start < LONGEST_OWNER && text.charAt(end) > ' ') {
                end++;
            }
            boolean owner =
                    end + 1 < text.length() && text.charAt(end) == ' ' && Pseudonyms.isDigit(text.charAt(end + 1));
            if (owner && WordStart.is(text, at) && !text.startsWith("-", start)) {
                replacements.put(start, end, pseudonyms.user(text.substring(start, end)));
            }
        }
    }

    /** Runs of digits: behind a plus, or as in a URI of this text; and those in groups that are a number of this text. */
    private void numbers() {
        int at = 0;
        while (at < text.length()) {
            int end = Pseudonyms.digitsEnd(text, at);
            int behind = end > at && known.hasNumbers() && isBorder(at - 1) ? inGroups(at) : at;
            if (behind > end) {
                end = behind;
            } else if (end - at >= Pseudonyms.SHORTEST_IN_TEXT) {
                boolean plus = at > 0 && text.charAt(at - 1) == '+';
                String run = text.substring(at, end);
                boolean alone = isBorder(at - 1) && isBorder(end);
                if (plus || alone && known.isNumber(run, false)) {
                    int from = plus ? at - 1 : at;
                    replacements.put(from, end, pseudonyms.user(text.substring(from, end)));
                }
            }
            at = end + 1;
        }
    }

    /** @return behind a number in groups that is known and begins here; here where there is none */
    private int inGroups(int at) {
        Span number = SpelledNumber.known(text, at, known);
        if (number.end() > at) {
            replacements.put(
                    number.start(), number.end(), pseudonyms.user(text.substring(number.start(), number.end())));
        }
        return number.end();
    }

    private boolean isBorder(int position) {
        return position < 0 || position >= text.length() || !Character.isLetterOrDigit(text.charAt(position));
    }

    /** What the body grew by, the header has to say. */
    private void contentLength(SipMessage message) {
        Span body = message.bodySpan();
        int growth = replacements.growth(body.start(), body.end());
        for (Span span : message.spans(Header.CONTENT_LENGTH)) {
            String value = text.substring(span.start(), span.end()).strip();
            if (growth != 0
                    && !value.isEmpty()
                    && value.length() < 9
                    && Pseudonyms.digitsEnd(value, 0) == value.length()) {
                int start = text.indexOf(value, span.start());
                replacements.put(start, start + value.length(), String.valueOf(Integer.parseInt(value) + growth));
            }
        }
    }
}
