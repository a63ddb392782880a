// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A telephone number as it stands in an address, and the ways others may spell it. One behind the code of a service, as
 * {@code *31#0301234567}, has the spellings of the number as well.
 *
 * @param digits without separators and without the + in front
 * @param e164 the international form with +, where a numbering plan knows the number
 * @param spellings first the number as received, without separators; then in international form with + and 00, in
 *     national form, and without any prefix, as far as the number itself or a numbering plan tells which is which; so
 *     that two spellings of one number share at least one
 */
public record PhoneNumber(String digits, Optional<String> e164, List<String> spellings) {

    private static final int MOST_SPELLINGS = 7;
    private static final int SHORTEST_NATIONAL = 5;
    private static final int LONGEST = 32;
    private static final int AREA = 4;
    /** From 11 digits on a number without prefix is taken for an international one: E.164 allows up to 15. */
    private static final int INTERNATIONAL_LENGTH = 11;

    public PhoneNumber {
        spellings = List.copyOf(spellings);
    }

    /** The number in the user part of a URI; empty where the user is no number. */
    public static Optional<PhoneNumber> parse(String user) {
        List<String> spellings = new ArrayList<>(MOST_SPELLINGS);
        String digits = read(user, spellings);
        return digits.isEmpty() ? Optional.empty() : Optional.of(new PhoneNumber(digits, Optional.empty(), spellings));
    }

    /** The digits of the number in the user part of a URI, whose spellings are added; empty where the user is no number. */
    private static String read(String user, List<? super String> spellings) {
        int parameters = user.indexOf(';');
        int end = parameters < 0 ? user.length() : parameters;
        String digits = digits(user, end);
        boolean coded = digits.indexOf('*') >= 0 || digits.indexOf('#') >= 0;
        if (!digits.isEmpty()) {
            spell(digits, isInternational(user), coded, spellings);
        }
        if (coded || digits.isEmpty() && isOdd(user)) {
            String number = DialledUser.number(user.substring(0, end));
            String behind = number.length() == end ? "" : digits(number, number.length());
            if (!behind.isEmpty()) {
                spell(behind, isInternational(number), false, spellings);
                return digits.isEmpty() ? behind : digits;
            }
        }
        return digits;
    }

    /** Whether it begins with the code of a service, or has escapes: few users do. */
    private static boolean isOdd(String user) {
        return !user.isEmpty() && "*#".indexOf(user.charAt(0)) >= 0 || user.indexOf('%') >= 0;
    }

    /**
     * The digits of the number in the user part of a URI, without a + in front; empty where the user is no number.
     *
     * @param end of the number in the user part
     */
    private static String digits(String user, int end) {
        int from = isInternational(user) ? 1 : 0;
        int at = from;
        while (at < end && isDigit(user.charAt(at))) {
            at++;
        }
        boolean plain = at == end && end - from <= LONGEST;
        return plain ? user.substring(from, end) : withoutSeparators(user, from, end);
    }

    private static boolean isInternational(String user) {
        return !user.isEmpty() && user.charAt(0) == '+';
    }

    /** The digits of a span; empty where there is anything but separators between them. */
    private static String withoutSeparators(String user, int from, int end) {
        StringBuilder digits = new StringBuilder(16);
        for (int at = from; at < end; at++) {
            char c = user.charAt(at);
            // RFC 3966 5.1.1: visual separators; some write a slash behind the area code
            boolean separator = c == '-' || c == '.' || c == '(' || c == ')' || c == ' ' || c == '/';
            if (isDigit(c) && digits.length() < LONGEST) {
                digits.append(c);
            } else if (!separator) {
                return "";
            }
        }
        return digits.toString();
    }

    /** Writes what {@link #parse} reads, without the detour of an object; nothing where the user is no number. */
    static void write(String user, FieldMap side) {
        List<Object> spellings = new ArrayList<>(MOST_SPELLINGS);
        String digits = read(user, spellings);
        if (!digits.isEmpty()) {
            side.text("digits", digits);
            side.text("reversed", reversed(digits));
            side.texts("spellings", spellings);
        }
    }

    private static boolean isDigit(char c) {
        return (c >= '0' && c <= '9') || c == '*' || c == '#';
    }

    /** The digits from the last to the first, so that a search for an ending is a search for a beginning. */
    public String reversed() {
        return reversed(digits);
    }

    private static String reversed(String digits) {
        int length = digits.length();
        byte[] reversed = new byte[length];
        for (int at = 0; at < length; at++) {
            reversed[at] = (byte) digits.charAt(length - 1 - at);
        }
        return new String(reversed, StandardCharsets.ISO_8859_1);
    }

    /**
     * Where a number leads, as far as its spellings tell: {@code +} and the country code, else the first four digits, which
     * are an area, a service or an extension.
     */
    public static String destination(List<String> spellings) {
        for (String spelling : spellings) {
            if (spelling.startsWith("+") && spelling.length() > 1) {
                String number = spelling.substring(1);
                return "+" + number.substring(0, Math.min(number.length(), countryCodeLength(number)));
            }
        }
        String digits = spellings.getFirst();
        return digits.substring(0, Math.min(digits.length(), AREA));
    }

    /** Adds the spellings of a number as received, as far as it tells them itself. */
    private static void spell(String digits, boolean plus, boolean coded, List<? super String> spellings) {
        if (plus) {
            spellings.add("+".concat(digits));
        }
        spellings.add(digits);
        if (!coded) {
            addSpellings(digits, plus, spellings);
        }
    }

    /**
     * Whether it is another number although a spelling is the same, because both are written in international form:
     * +1 49... is not +49...
     */
    public boolean isElsewhere(PhoneNumber other) {
        Optional<String> here = international();
        Optional<String> there = other.international();
        return here.isPresent() && there.isPresent() && !here.equals(there);
    }

    /** The country code and the number in it, without a trunk prefix between them; empty where it is not so written. */
    private Optional<String> international() {
        String received = spellings.getFirst();
        int prefix = received.startsWith("+") ? 1 : received.startsWith("00") ? 2 : 0;
        String number = received.substring(prefix);
        int code = countryCodeLength(number);
        if (prefix == 0 || number.length() < code + SHORTEST_NATIONAL) {
            return Optional.empty();
        }
        String national = number.substring(code);
        return Optional.of(number.substring(0, code) + (national.startsWith("0") ? national.substring(1) : national));
    }

    /** A number of which everything is known, however it is spelled: all its spellings are then the same. */
    static PhoneNumber of(String spelled, PhoneNumberPlan.Known known) {
        List<String> spellings = new ArrayList<>(MOST_SPELLINGS);
        add(spelled, spellings);
        String digits = spelled.startsWith("+") ? spelled.substring(1) : spelled;
        add(digits, spellings);
        String international = "+" + known.digits();
        add(international, spellings);
        add("00" + known.digits(), spellings);
        add(known.digits(), spellings);
        add(known.prefix() + known.national(), spellings);
        add(known.national(), spellings);
        return new PhoneNumber(digits, Optional.of(international), spellings);
    }

    private static void add(String spelling, List<? super String> spellings) {
        if (!spellings.contains(spelling)) {
            spellings.add(spelling);
        }
    }

    /** How many digits at the start of a number without a + are a prefix or a country code, as far as it tells itself. */
    public static int prefixLength(String digits) {
        int dialled = digits.startsWith("00")
                ? 2
                : digits.startsWith("011") && digits.length() >= INTERNATIONAL_LENGTH + 3 ? 3 : 0;
        if (dialled == 0 && digits.startsWith("0")) {
            return 1;
        }
        boolean international = dialled > 0 || digits.length() >= INTERNATIONAL_LENGTH;
        return international ? dialled + countryCodeLength(digits.substring(dialled)) : 0;
    }

    private static void addSpellings(String digits, boolean plus, List<? super String> spellings) {
        if (plus) {
            international(digits, true, spellings);
        } else if (digits.startsWith("00")) {
            international(digits.substring(2), false, spellings);
        } else if (digits.startsWith("011") && digits.length() >= INTERNATIONAL_LENGTH + 3) {
            international(digits.substring(3), false, spellings);
        } else if (digits.startsWith("0")) {
            national(digits.substring(1), spellings);
        } else if (digits.length() >= INTERNATIONAL_LENGTH) {
            international(digits, false, spellings);
        }
    }

    /** @param received whether the number was received so, so that its first spellings are there already */
    private static void international(String number, boolean received, List<? super String> spellings) {
        int code = countryCodeLength(number);
        if (number.length() < code + SHORTEST_NATIONAL) {
            return;
        }
        if (received) {
            spellings.add("00".concat(number));
        } else {
            add("+".concat(number), spellings);
            add("00".concat(number), spellings);
            add(number, spellings);
        }
        national(number.substring(code), spellings);
    }

    private static void national(String number, List<? super String> spellings) {
        if (number.length() >= SHORTEST_NATIONAL) {
            add("0".concat(number), spellings);
            add(number, spellings);
        }
    }

    /** The length of the country code at the start of a number (ITU-T E.164, list of assigned codes). */
    public static int countryCodeLength(String number) {
        if (number.length() < 2 || number.charAt(0) == '1' || number.charAt(0) == '7') {
            return 1;
        }
        String second = switch (number.charAt(0)) {
            case '2' -> "07";
            case '3' -> "0123469";
            case '4' -> "013456789";
            case '5' -> "12345678";
            case '6' -> "0123456";
            case '8' -> "1246";
            case '9' -> "0123458";
            default -> "";
        };
        return second.indexOf(number.charAt(1)) >= 0 ? 2 : 3;
    }
}
