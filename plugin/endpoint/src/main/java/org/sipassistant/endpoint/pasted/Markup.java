// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A log as the source of a web page or of a formatted mail has it: {@code &lt;sip:1001@example.net&gt;<br>}. Tags become
 * line ends or nothing, and references to characters become the characters. A text whose messages are written plainly
 * stays as it is, whatever their bodies hold. Time linear in the length of the text.
 */
public final class Markup {
    private static final int LONGEST_TAG = 2_000;
    private static final int LONGEST_NAME = 10;
    private static final int LONGEST_REFERENCE = 10;
    private static final int LONGEST_START_LINE = 300;
    private static final String VERSION = "SIP/2.0";

    private static final Set<String> BLOCKS = Set.of(
            "address",
            "article",
            "blockquote",
            "body",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
            "figure",
            "footer",
            "form",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "head",
            "header",
            "html",
            "li",
            "main",
            "ol",
            "p",
            "pre",
            "section",
            "table",
            "tbody",
            "td",
            "textarea",
            "th",
            "thead",
            "title",
            "tr",
            "ul");

    private static final Set<String> INLINE = Set.of(
            "a", "b", "button", "cite", "code", "del", "em", "font", "i", "img", "input", "ins", "kbd", "label", "link",
            "mark", "meta", "o:p", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tt", "u", "wbr");

    /** Of which nothing is shown. */
    private static final Set<String> HIDDEN = Set.of("script", "style");

    private static final Map<String, String> NAMED = Map.of(
            "lt", "<", "gt", ">", "amp", "&", "quot", "\"", "apos", "'", "nbsp", " ", "ndash", "-", "mdash", "-");

    private final String text;
    private final StringBuilder plain;
    private int at;

    /** Whether a tag has just ended the line, so that the line end of the source does not. */
    private boolean ended;

    /** Whether what is hidden has no end. */
    private boolean open;

    /** Whether nothing stands between a tag that begins a block and here. */
    private boolean empty;

    private Markup(String text) {
        this.text = text;
        this.plain = new StringBuilder(text.length());
    }

    /** What a browser would show of it; the text itself where its messages are no markup. */
    public static String shown(String text) {
        return isMarkup(text) ? new Markup(text).shown() : text;
    }

    /** Addresses in angle brackets or all quotes are written as references, or a tag ends the line of a start line. */
    private static boolean isMarkup(String text) {
        boolean json = text.contains("{\"");
        boolean referring = text.indexOf('&') >= 0;
        boolean message = !json && text.contains(VERSION) && (referring && isReferred(text) || endsInTag(text));
        return message || (!json && referring && isQuoted(text));
    }

    /** Whether two quotes or more are references, and no double one is written plainly, nor an address in brackets. */
    private static boolean isQuoted(String text) {
        int quotes = 0;
        int at = text.indexOf('&');
        while (at >= 0 && quotes < 2) {
            String meant = reference(text, at, Math.min(text.length(), at + LONGEST_REFERENCE));
            quotes += meant.equals("\"") || meant.equals("'") ? 1 : 0;
            at = text.indexOf('&', at + 1);
        }
        return quotes > 1 && text.indexOf('"') < 0 && !text.contains("<sip");
    }

    private static boolean isReferred(String text) {
        int referred = 0;
        int written = 0;
        int sip = text.indexOf("sip");
        while (sip >= 0) {
            int before = Math.max(0, sip - LONGEST_REFERENCE);
            written += sip > 0 && text.charAt(sip - 1) == '<' ? 1 : 0;
            int reference = sip - 1;
            while (reference >= before && text.charAt(reference) != '&') {
                reference--;
            }
            referred += reference >= before && reference(text, reference, sip).equals("<") ? 1 : 0;
            sip = text.indexOf("sip", sip + 1);
        }
        return referred > written;
    }

    private static boolean endsInTag(String text) {
        int version = text.indexOf(VERSION);
        while (version >= 0) {
            int end = version + VERSION.length();
            int most = Math.min(text.length(), end + LONGEST_START_LINE);
            while (end < most && "<\r\n".indexOf(text.charAt(end)) < 0) {
                end++;
            }
            if (end < most && text.charAt(end) == '<' && endsLine(text, end)) {
                return true;
            }
            version = text.indexOf(VERSION, version + 1);
        }
        return false;
    }

    private static boolean endsLine(String text, int tag) {
        int name = text.startsWith("/", tag + 1) ? tag + 2 : tag + 1;
        String found = name(text, name);
        return found.equals("br") || (name == tag + 2 && (BLOCKS.contains(found) || INLINE.contains(found)));
    }

    private String shown() {
        while (at < text.length()) {
            char c = text.charAt(at);
            int next = c == '<' ? tag() : -1;
            if (next >= 0) {
                at = next;
            } else if (c == '&') {
                reference();
            } else {
                if (c == '\n' && !ended) {
                    line();
                } else if (c != '\n' && c != '\r') {
                    add(c);
                }
                ended &= c == '\r';
                at++;
            }
        }
        return plain.toString();
    }

    private void add(char c) {
        plain.append(c);
        ended = false;
        empty &= c == ' ';
    }

    /** Ends the line; one of blanks only is empty. */
    private void line() {
        int end = plain.length();
        while (end > 0 && plain.charAt(end - 1) == ' ') {
            end--;
        }
        if (end == 0 || plain.charAt(end - 1) == '\n') {
            plain.setLength(end);
        }
        plain.append('\n');
    }

    private void reference() {
        String meant = reference(text, at, Math.min(text.length(), at + LONGEST_REFERENCE));
        (meant.isEmpty() ? "&" : meant).chars().forEach(c -> add((char) c));
        at = meant.isEmpty() ? at + 1 : text.indexOf(';', at) + 1;
    }

    /** The character a reference stands for that begins at a place and ends before another; empty where it is none. */
    private static String reference(String text, int start, int most) {
        int end = text.indexOf(';', start, most);
        if (end < 0) {
            return "";
        }
        String name = text.substring(start + 1, end).toLowerCase(Locale.ROOT);
        if (!name.startsWith("#")) {
            return NAMED.getOrDefault(name, "");
        }
        boolean hex = name.startsWith("#x");
        int code = number(name.substring(hex ? 2 : 1), hex ? 16 : 10);
        return code < 1 || !Character.isDefined(code) ? "" : Character.toString(code);
    }

    private static int number(String digits, int radix) {
        boolean number = !digits.isEmpty() && digits.length() < 7;
        for (int i = 0; number && i < digits.length(); i++) {
            number = Character.digit(digits.charAt(i), radix) >= 0;
        }
        return number ? Integer.parseInt(digits, radix) : -1;
    }

    /** Takes a tag in, and tells where it ends; -1 where it is none of a page. */
    private int tag() {
        boolean closing = text.startsWith("/", at + 1);
        String name = name(text, closing ? at + 2 : at + 1);
        boolean block = BLOCKS.contains(name);
        boolean known = block || INLINE.contains(name) || HIDDEN.contains(name) || name.equals("br");
        int end = known ? text.indexOf('>', at, Math.min(text.length(), at + LONGEST_TAG)) : -1;
        if (end < 0) {
            return -1;
        }
        if (HIDDEN.contains(name) && !closing && !open) {
            int behind = text.indexOf("</" + name, end);
            open = behind < 0;
            return open ? end + 1 : behind;
        }
        if (name.equals("br")) {
            line();
            ended = true;
            empty = false;
        } else if (block) {
            edge(closing);
        }
        return end + 1;
    }

    /** A block begins and ends a line; an empty one is an empty line. */
    private void edge(boolean closing) {
        boolean begun = !plain.isEmpty() && plain.charAt(plain.length() - 1) != '\n';
        if (begun || (closing && empty)) {
            line();
            ended = true;
        }
        empty = !closing;
    }

    private static String name(String text, int start) {
        int end = start;
        while (end < text.length() && end - start <= LONGEST_NAME && isOfName(text.charAt(end))) {
            end++;
        }
        boolean over = end < text.length() && "/> \t\r\n".indexOf(text.charAt(end)) >= 0;
        return over ? text.substring(start, end).toLowerCase(Locale.ROOT) : "";
    }

    private static boolean isOfName(char c) {
        return Character.isLetterOrDigit(c) || c == ':';
    }
}
