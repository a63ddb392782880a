// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.List;
import java.util.Optional;
import org.sipassistant.endpoint.question.Typed;
import org.sipassistant.ingest.PhoneNumber;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.SipUri;

/**
 * A side of a call as somebody asks for it: a number in any spelling, a user, or a URI.
 *
 * @param asked as it stands in the question
 * @param spellings the ways the number can be written, or the name of the user alone
 * @param host that the user must have; empty where any will do
 * @param ending whether numbers that end in this one are meant too
 */
record AskedParty(String asked, List<String> spellings, Optional<String> host, boolean ending) {
    /** Characters of a user or a URI; longer ones are nobody's, and costly to search for. */
    private static final int LONGEST = 256;

    /** Digits that an ending needs: shorter ones are extensions, and end too many numbers. */
    private static final int SHORTEST_ENDING = 4;

    AskedParty {
        spellings = List.copyOf(spellings);
    }

    /** @throws IllegalArgumentException naming the parameter, where it holds no user */
    static AskedParty of(String parameter, String asked) {
        return read(bounded(parameter, Typed.plain(asked).strip()))
                .orElseThrow(() -> Parameters.refuse(parameter, asked, "a number, a user or a SIP URI"));
    }

    /** Empty where the text holds no user, or is too long to be anybody's. */
    static Optional<AskedParty> read(String text) {
        boolean scheme = text.startsWith("sip:") || text.startsWith("sips:") || text.startsWith("tel:");
        Optional<PhoneNumber> number = PhoneNumber.parse(text);
        if (number.isPresent()) {
            return Optional.of(new AskedParty(text, number.get().spellings(), Optional.empty(), false));
        }
        SipUri uri = SipUri.parse(scheme ? text : "sip:" + text);
        boolean user = text.indexOf('@') > 0 || uri.scheme().equals("tel");
        String name = uri.user().filter(u -> user).orElse(scheme ? text.substring(text.indexOf(':') + 1) : text);
        if (name.isBlank() || name.indexOf('@') == 0 || text.length() > LONGEST) {
            return Optional.empty();
        }
        List<String> spellings =
                PhoneNumber.parse(name).map(PhoneNumber::spellings).orElse(List.of(name));
        return Optional.of(new AskedParty(text, spellings, user ? uri.host() : Optional.empty(), false));
    }

    /** The text, where it is not too long to be a user or a host. */
    static String bounded(String parameter, String text) {
        if (text.length() > LONGEST) {
            throw Parameters.refuse(parameter, text, "a text of up to " + LONGEST + " characters");
        }
        return text;
    }

    /** The same number as the end of a longer one; empty where it is a name or too short to say much. */
    Optional<AskedParty> asEnding() {
        return !ending && digits().length() >= SHORTEST_ENDING
                ? Optional.of(new AskedParty(asked, spellings, host, true))
                : Optional.empty();
    }

    /** Without the plus; empty for a name. */
    String digits() {
        return PhoneNumber.parse(spellings.get(0)).map(PhoneNumber::digits).orElse("");
    }

    /** Whether it is a word for somebody rather than a number or an address, so that a displayed name may be meant. */
    boolean isName() {
        return host.isEmpty() && digits().isEmpty() && asked.indexOf(':') < 0;
    }

    /** The same user at any host. */
    AskedParty anywhere() {
        return new AskedParty(asked, spellings, Optional.empty(), ending);
    }

    boolean is(NameAddr address) {
        return is(address.uri())
                || (isName() && address.displayName().filter(this::isDisplayed).isPresent());
    }

    /** The name that a device shows is this one, or begins with it. */
    private boolean isDisplayed(String name) {
        String first = spellings.getFirst();
        return name.regionMatches(true, 0, first, 0, first.length())
                && (name.length() == first.length() || !Character.isLetterOrDigit(name.charAt(first.length())));
    }

    boolean is(SipUri uri) {
        boolean there = host.isEmpty()
                || uri.host().filter(h -> h.equalsIgnoreCase(host.get())).isPresent();
        return there && uri.user().filter(this::isUser).isPresent();
    }

    /** Whether this is what a user part, or a word for a user, means. */
    boolean isUser(String user) {
        Optional<PhoneNumber> number = PhoneNumber.parse(user);
        if (number.isEmpty()) {
            return spellings.stream().anyMatch(user::equalsIgnoreCase);
        }
        boolean elsewhere = PhoneNumber.parse(spellings.getFirst())
                .filter(number.get()::isElsewhere)
                .isPresent();
        return (!elsewhere && number.get().spellings().stream().anyMatch(spellings::contains))
                || (ending && number.get().digits().endsWith(digits()));
    }
}
