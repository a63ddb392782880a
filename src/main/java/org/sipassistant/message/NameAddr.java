// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of From, To, Contact and their kin: a name, a URI and header parameters (RFC 3261 section 20.10). An immutable
 * view over the text of the value; two are equal where name, URI and parameters are.
 */
public final class NameAddr {

    private final String text;
    private final int nameStart;
    private final int nameEnd;
    private final SipUri uri;
    private final Parameters parameters;
    private final boolean usual;

    // made when first asked for; threads that race make equal ones
    private @Nullable Optional<String> tag;

    private NameAddr(String text, int nameStart, int nameEnd, SipUri uri, Parameters parameters) {
        this(text, nameStart, nameEnd, uri, parameters, false);
    }

    private NameAddr(String text, int nameStart, int nameEnd, SipUri uri, Parameters parameters, boolean usual) {
        this.text = text;
        this.usual = usual;
        this.nameStart = nameStart;
        this.nameEnd = nameEnd;
        this.uri = uri;
        this.parameters = parameters;
    }

    /** Reads an address with its name and parameters; never fails, a value without an address has an empty scheme. */
    public static NameAddr parse(String value) {
        return parse(value, 0, value.length());
    }

    /** An address without a name, as it stands in a request line. */
    public static NameAddr of(SipUri uri) {
        return new NameAddr("", 0, 0, uri, Parameters.NONE);
    }

    static NameAddr parse(String text, int from, int to) {
        UsualAddress address = UsualAddress.read(text, from, to);
        if (address != null) {
            SipUri uri = new SipUri(text, address.open() + 1, address.close(), address.uri());
            return new NameAddr(text, address.name(), address.open(), uri, behind(text, address.close() + 1, to), true);
        }
        int start = Characters.skipSpace(text, from, to);
        int open = next(text, '<', Characters.skipSpace(text, quotedEnd(text, start, to), to), to);
        if (open < 0) {
            // RFC 3261 20.10: without brackets the parameters belong to the header, not to the URI
            int semicolon = Characters.find(text, ';', start, to);
            int end = semicolon < 0 ? to : semicolon;
            return new NameAddr(
                    text, start, start, SipUri.parse(text, start, end), Parameters.of(text, end + 1, to, ';'));
        }
        int close = Characters.find(text, '>', open, to);
        int end = close < 0 ? to : close;
        return new NameAddr(
                text, start, open, SipUri.parse(text, open + 1, end), behind(text, Math.min(end + 1, to), to));
    }

    /** The parameters behind an angle bracket. */
    private static Parameters behind(String text, int from, int to) {
        int semicolon = next(text, ';', from, to);
        return semicolon < 0 ? Parameters.NONE : Parameters.of(text, semicolon + 1, to, ';');
    }

    /** Whether it is written as {@link UsualAddress} reads it, so that nothing in it is ill formed. */
    boolean isUsual() {
        return usual;
    }

    /** The first place of a character, which nearly always is the next one; -1 where there is none. */
    private static int next(String text, char wanted, int from, int to) {
        return from < to && text.charAt(from) == wanted ? from : Characters.find(text, wanted, from, to);
    }

    private static int quotedEnd(String text, int start, int to) {
        if (start >= to || text.charAt(start) != '"') {
            return start;
        }
        int close = QuotedString.end(text, start, to);
        return close < 0 ? start : close;
    }

    /** The name before the address, without quotes. */
    public Optional<String> displayName() {
        if (nameStart == nameEnd) {
            return Optional.empty();
        }
        String quoted = QuotedString.value(text, nameStart, nameEnd);
        // loggers that escape quotes and nothing else leave \"name\" behind
        boolean escaped = quoted.length() > 3 && quoted.startsWith("\\\"") && quoted.endsWith("\\\"");
        String name = escaped ? quoted.substring(2, quoted.length() - 2) : quoted;
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    /** The address. */
    public SipUri uri() {
        return uri;
    }

    /** The parameters of the header, by name in lower case. */
    public Map<String, String> parameters() {
        return parameters;
    }

    /** The tag that marks one side of a dialog (RFC 3261 section 19.3). */
    public Optional<String> tag() {
        Optional<String> known = tag;
        if (known == null) {
            String value = parameters.get("tag");
            known = value == null || value.isEmpty() ? Optional.empty() : Optional.of(value);
            tag = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NameAddr address
                && uri.equals(address.uri)
                && displayName().equals(address.displayName())
                && parameters.equals(address.parameters);
    }

    @Override
    public int hashCode() {
        return uri.hashCode();
    }

    @Override
    public String toString() {
        return displayName().map(name -> "\"" + name + "\" ").orElse("") + "<" + uri + ">" + parameters;
    }
}
