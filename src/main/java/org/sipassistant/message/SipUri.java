// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * A SIP, SIPS, tel or other URI (RFC 3261 section 19.1, RFC 3966): an immutable view that is taken apart when a part of it
 * is asked for. Two are equal where their texts are.
 */
public final class SipUri {

    private static final String USUAL_SCHEME = "sip:";

    private final String text;
    private final int from;
    private final int to;

    // made when first asked for; threads that race make equal ones
    private @Nullable UriParts parts;
    private @Nullable String original;
    private @Nullable Optional<String> user;

    /** @param parts where they are known */
    SipUri(String text, int from, int to, @Nullable UriParts parts) {
        this.text = text;
        this.from = from;
        this.to = to;
        this.parts = parts;
    }

    /** Reads a URI; what is no URI comes back with its text and nothing else. */
    public static SipUri parse(String text) {
        return parse(text, 0, text.length());
    }

    static SipUri parse(String text, int from, int to) {
        int start = Characters.skipSpace(text, from, to);
        return new SipUri(text, start, Characters.trimEnd(text, start, to), null);
    }

    /** The text as received. */
    public String original() {
        String known = original;
        if (known == null) {
            known = text.substring(from, to);
            original = known;
        }
        return known;
    }

    /** The scheme in lower case; empty where there is none. */
    public String scheme() {
        return parts().scheme();
    }

    /** The user part without password, the number of a tel URI, escapes kept. */
    public Optional<String> user() {
        Optional<String> known = user;
        if (known == null) {
            UriParts uri = parts();
            known = uri.userStart() == uri.userEnd()
                    ? Optional.empty()
                    : Optional.of(text.substring(uri.userStart(), uri.userEnd()));
            user = known;
        }
        return known;
    }

    /**
     * Whether the user part may have so many characters: false only where it has not. It asks without taking the URI apart,
     * for who looks in every URI for a few short users.
     */
    public boolean mayHaveUserOf(int length) {
        if (!text.startsWith(USUAL_SCHEME, from)) {
            return true;
        }
        int end = from + USUAL_SCHEME.length() + length;
        return end < to && (text.charAt(end) == '@' || text.charAt(end) == ':');
    }

    /** The host as received, an IPv6 address without brackets. */
    public Optional<String> host() {
        UriParts uri = parts();
        return uri.hostStart() == uri.hostEnd()
                ? Optional.empty()
                : Optional.of(text.substring(uri.hostStart(), uri.hostEnd()));
    }

    /** 1 to 65535; empty where absent or out of range. */
    public OptionalInt port() {
        return HostPort.port(parts().port());
    }

    /** The parameters by name in lower case; a parameter without a value has the empty value. */
    public Map<String, String> parameters() {
        return Parameters.of(text, parts().parametersStart(), parts().parametersEnd(), ';');
    }

    private UriParts parts() {
        UriParts known = parts;
        if (known == null) {
            // RFC 4475 3.1.2.7: some senders put the Request-URI in angle brackets
            boolean bracketed = to - from > 1 && text.charAt(from) == '<' && text.charAt(to - 1) == '>';
            known = bracketed ? new UriReader(text, from + 1, to - 1).read() : new UriReader(text, from, to).read();
            parts = known;
        }
        return known;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SipUri uri && original().equals(uri.original());
    }

    @Override
    public int hashCode() {
        return original().hashCode();
    }

    @Override
    public String toString() {
        return original();
    }
}
