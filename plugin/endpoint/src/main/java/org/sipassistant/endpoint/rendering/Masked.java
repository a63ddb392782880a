// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sipassistant.inventory.IpAddress;

/**
 * Text for the eyes of another company: telephone numbers without their middle, of users and people nothing but a letter,
 * and no address but those it knows already. Takes time in proportion to the text, whatever the number of names.
 */
public final class Masked {
    private static final String ADDRESS = "(address)";

    /** Characters of the longest address, RFC 4291 section 2.2. */
    private static final int LONGEST_ADDRESS = 45;

    private static final int LONGEST_USER = 128;
    private static final String PASSWORD = ":***";

    /** Behind which a user stands, and no password. */
    private static final Set<String> SCHEMES = Set.of("sip", "sips", "tel", "mailto", "xmpp", "h323", "im", "pres");

    private static final int SHORTEST_NAME = 3;

    private final Predicate<String> known;
    private final NameList people = new NameList();
    private final NameList hosts = new NameList();

    /**
     * @param known the addresses that may be named
     * @param hidden the hosts that may not, beside all other addresses
     * @param people users and display names; shorter ones than three characters are left as they are
     */
    Masked(Set<String> known, Set<String> hidden, Set<String> people) {
        Set<IpAddress> addresses = known.stream()
                .flatMap(host -> Optional.ofNullable(IpAddress.parse(host)).stream())
                .collect(Collectors.toUnmodifiableSet());
        this.known = address -> addresses.contains(IpAddress.parse(address));
        people.stream()
                .filter(name -> name.length() >= SHORTEST_NAME && !known.contains(name))
                .forEach(this.people::add);
        hidden.forEach(hosts::add);
    }

    private Masked() {
        this.known = address -> true;
    }

    /**
     * What somebody wrote for colleagues, of any length and with its lines, as it may be kept: without telephone numbers and
     * users; addresses stay.
     */
    public static String note(String text) {
        return new Masked().whole(text);
    }

    /** Any text in which numbers, names and addresses may stand. */
    String text(String text) {
        return whole(Plain.line(text));
    }

    private String whole(String line) {
        StringBuilder masked = new StringBuilder(line.length());
        int at = 0;
        while (at < line.length()) {
            at = step(line, at, masked);
        }
        return masked.toString();
    }

    /** Writes what begins here, and tells where the next thing does. */
    private int step(String line, int at, StringBuilder masked) {
        int end = addressEnd(line, at);
        if (end > at) {
            String address = line.substring(at, end);
            masked.append(known.test(address) ? address : ADDRESS);
            return end;
        }
        end = WrittenDate.end(line, at);
        if (end > at) {
            masked.append(line, at, end);
            return end;
        }
        boolean begins = at == 0 || !Character.isLetterOrDigit(line.codePointBefore(at));
        end = begins ? nameEnd(line, at) : at;
        if (end > at) {
            String name = line.substring(at, end);
            masked.append(hosts.has(name) ? ADDRESS : MaskedNumber.user(name));
            return end;
        }
        end = begins ? userEnd(line, at) : at;
        if (end > at) {
            masked.append(MaskedNumber.user(line.substring(at, end)));
            return end;
        }
        int colon = begins ? userPart(line, at) : at;
        end = colon > at ? passwordEnd(line, at, colon) : at;
        if (end > at) {
            masked.append(MaskedNumber.user(line.substring(at, colon))).append(PASSWORD);
            return end;
        }
        end = numberEnd(line, at);
        if (end > at) {
            masked.append(MaskedNumber.inText(line.substring(at, end)));
            return end;
        }
        int character = line.codePointAt(at);
        masked.appendCodePoint(character);
        return at + Character.charCount(character);
    }

    /** The end of a host or a person that is named here; the beginning of a whole number is none, whoever has it. */
    private int nameEnd(String line, int at) {
        int end = Math.max(hosts.end(line, at), people.end(line, at));
        int number = end > at ? numberEnd(line, at) : at;
        String run = line.substring(at, number);
        return number > end && !MaskedNumber.inText(run).equals(run) ? at : end;
    }

    /** The end of an address that begins here, also within a word; here where none does. */
    private static int addressEnd(String line, int at) {
        char before = at == 0 ? ' ' : line.charAt(at - 1);
        boolean inNumber =
                MaskedNumber.isDigit(before) || before == '.' && at > 1 && MaskedNumber.isDigit(line.charAt(at - 2));
        if (!inNumber && MaskedNumber.isDigit(line.charAt(at))) {
            int end = parsed(line, at, "0123456789.");
            if (end > at) {
                return end;
            }
        }
        return Character.isLetterOrDigit(before) ? at : parsed(line, at, "0123456789abcdefABCDEF:.");
    }

    /** The end of the longest address of these characters, without a point or colon that ends the sentence. */
    private static int parsed(String line, int at, String characters) {
        int end = at;
        while (end < line.length() && end - at < LONGEST_ADDRESS && characters.indexOf(line.charAt(end)) >= 0) {
            end++;
        }
        while (end > at && ".:".indexOf(line.charAt(end - 1)) >= 0) {
            end--;
        }
        String address = line.substring(at, end);
        boolean many =
                address.indexOf('.') != address.lastIndexOf('.') || address.indexOf(':') != address.lastIndexOf(':');
        return many && IpAddress.parse(address) != null ? end : at;
    }

    /** The end of a user part before a host, RFC 3261 section 19.1.1; here where there is none. */
    private static int userEnd(String line, int at) {
        int end = userPart(line, at);
        return end < line.length() && line.charAt(end) == '@' ? end : at;
    }

    /** The end of a password behind a user and a colon, where the at sign stands; the user's beginning where there is none. */
    private static int passwordEnd(String line, int user, int colon) {
        if (colon >= line.length() || line.charAt(colon) != ':' || SCHEMES.contains(line.substring(user, colon))) {
            return user;
        }
        int end = colon + 1;
        while (end < line.length()
                && end - colon < LONGEST_USER
                && line.charAt(end) > ' '
                && "@<>\",".indexOf(line.charAt(end)) < 0) {
            end++;
        }
        return end > colon + 1 && end < line.length() && line.charAt(end) == '@' ? end : user;
    }

    private static int userPart(String line, int at) {
        int end = at;
        while (end < line.length()
                && end - at < LONGEST_USER
                && (Character.isLetterOrDigit(line.codePointAt(end)) || "-_.~+%&".indexOf(line.charAt(end)) >= 0)) {
            end += Character.charCount(line.codePointAt(end));
        }
        return end;
    }

    /**
     * The end of a number with what people write between its digits; an address behind it is none of it, nor
     * a date, unless it is surely a number.
     */
    private static int numberEnd(String text, int from) {
        boolean plus = text.charAt(from) == '+';
        if (!plus && !MaskedNumber.isDigit(text.charAt(from))) {
            return from;
        }
        boolean sure = plus || text.charAt(from) == '0';
        int end = from + 1;
        int at = end;
        while (at < text.length()) {
            char c = text.charAt(at);
            boolean digit = MaskedNumber.isDigit(c);
            if (digit && (at == end || isOfNumber(text, at, sure))) {
                end = ++at;
            } else if (!digit && MaskedNumber.isBetweenDigits(c)) {
                at++;
            } else {
                return end;
            }
        }
        return end;
    }

    private static boolean isOfNumber(String text, int at, boolean sure) {
        return addressEnd(text, at) == at && (sure || WrittenDate.end(text, at) == at);
    }
}
