// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sipassistant.log.RecordBook.Role;

/** What the fields of one call record tell; bounded however many and however deep they are. */
final class CallRecord {
    private static final int DEEPEST = 6;

    /** Fields of a record; one of a switch with all its variables has a few hundred. */
    private static final int MOST_FIELDS = 2_000;

    /** Of a value: a Call-ID is the longest that is used. */
    private static final int LONGEST = 8_191;

    /** Of the number of a desk. */
    private static final int FEWEST_DIGITS = 3;

    /** What stands in a value that is encoded as a part of a URL is; a percent sign alone may be one of a Call-ID. */
    private static final List<String> ENCODED =
            List.of("%20", "%22", "%2B", "%2F", "%3A", "%3C", "%40", "%2b", "%2f", "%3a", "%3c");

    private static final String ANSWERED = "answered";
    private static final String INVITE = "INVITE";

    /** What the ingest processor and ECS write themselves, which is no field of a record. */
    private static final Set<String> NONE_OF_RECORDS = Set.of("sip", "event", "agent", "ecs", "network", "observer");

    private static final Set<String> METHODS = Set.of(INVITE, "BYE", "CANCEL", "ACK", "REGISTER", "MESSAGE", "REFER");

    private final RecordBook book;
    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, Role> chosen = new HashMap<>();
    private int count;

    private CallRecord(RecordBook book) {
        this.book = book;
    }

    /** Empty where it is none of a call. */
    static Optional<LogEvent> read(Map<?, ?> record, RecordBook book) {
        CallRecord call = new CallRecord(book);
        call.take(record, DEEPEST);
        return call.event();
    }

    private void take(Map<?, ?> object, int depth) {
        for (Map.Entry<?, ?> field : object.entrySet()) {
            String name = String.valueOf(field.getKey());
            if (depth < DEEPEST || !NONE_OF_RECORDS.contains(name)) {
                take(name, field.getValue(), depth);
            }
        }
    }

    private void take(String name, @Nullable Object value, int depth) {
        if (value instanceof Map<?, ?> inner) {
            if (depth > 0) {
                take(inner, depth - 1);
            }
        } else if (value instanceof List<?> list) {
            if (!list.isEmpty() && depth > 0) {
                take(name, list.getFirst(), depth - 1);
            }
        } else if (value != null && count++ < MOST_FIELDS) {
            book.role(name).ifPresent(role -> put(role, decoded(value.toString().strip())));
        }
    }

    private void put(Role role, String value) {
        boolean told = value.length() <= LONGEST
                && value.chars().anyMatch(Character::isLetterOrDigit)
                && !value.equalsIgnoreCase("null")
                && !value.equals("<null>");
        boolean tells = told
                && switch (role.name()) {
                    case "cause" -> !isNumber(value) || (value.length() <= 3 && Integer.parseInt(value) > 0);
                    case "code", "code_of_request" -> !code(value).isEmpty();
                    case "method" -> METHODS.contains(value);
                    case "outcome" -> book.outcome(value).isPresent();
                    default -> true;
                };
        if (tells && isBetter(role, value)) {
            values.put(role.name(), value);
            chosen.put(role.name(), role);
        }
    }

    /** A cause that tells why goes before one that every call ends with. */
    private boolean isBetter(Role role, String value) {
        String before = values.get(role.name());
        if (before == null) {
            return true;
        }
        boolean known = !role.name().equals("cause") || isNormal(before) == isNormal(value);
        return known ? role.rank() < chosen.get(role.name()).rank() : isNormal(before);
    }

    private Optional<LogEvent> event() {
        boolean ofRequest = values.containsKey("call_id") && values.containsKey("method");
        if (!values.containsKey("code") && ofRequest && values.containsKey("code_of_request")) {
            values.put("code", values.get("code_of_request"));
            chosen.put("code", chosen.get("code_of_request"));
        }
        boolean call = values.containsKey("call_id") || values.containsKey("from") && values.containsKey("to");
        boolean ended = values.containsKey("code") || values.containsKey("cause") || values.containsKey("outcome");
        // below the names of columns some name the types
        boolean types = values.containsKey("cause") && Objects.equals(values.get("cause"), values.get("call_id"));
        if (!call || !ended || types || !isOfTelephony()) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (String name : List.of("call_id", "from", "to", "from_tag", "to_tag")) {
            copy(name, values.get(name), fields);
        }
        copy("method", values.getOrDefault("method", INVITE), fields);
        String code = code(values.getOrDefault("code", ""));
        copy("code", code, fields);
        copy("phrase", code.isEmpty() ? "" : values.get("phrase"), fields);
        String cause = values.getOrDefault("cause", "");
        if (!isNormal(cause)) {
            copy(isNumber(cause) ? "q850" : "cause_name", cause, fields);
        }
        String line = line();
        return Optional.of(new LogEvent(says(fields), RecordBook.PRODUCT, fields, 0, 0, line));
    }

    private boolean isOfTelephony() {
        boolean parties = values.containsKey("from") && values.containsKey("to");
        boolean called = isOwn("call_id") || isOwn("from") && isOwn("to");
        boolean ended = isOwn("code") || isOwn("cause") || isOwn("outcome");
        boolean talked = isOwn("talked") && parties;
        return called && ended || parties && isOwn("code") || talked || isAddress("from") && isAddress("to");
    }

    private boolean isOwn(String role) {
        return chosen.containsKey(role) && !chosen.get(role).isShared();
    }

    /** Whether it is a number, or an address of SIP or of a telephone. */
    private boolean isAddress(String role) {
        String value = values.getOrDefault(role, "");
        boolean number = value.chars().allMatch(c -> c >= '0' && c <= '9' || "+*#-() ".indexOf(c) >= 0)
                && value.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS
                && value.indexOf('-') == value.lastIndexOf('-');
        return number || List.of("sip:", "sips:", "tel:").stream().anyMatch(value::contains);
    }

    private String says(Map<String, String> fields) {
        String code = fields.getOrDefault("code", "");
        boolean invite = INVITE.equals(fields.get("method"));
        if (!code.isEmpty() && (!code.startsWith("2") || !invite)) {
            return code.startsWith("2") || code.startsWith("1") ? EventBook.NOTICE : "response-sent";
        }
        String outcome = book.outcome(values.getOrDefault("outcome", "")).orElse("");
        boolean answered = outcome.equals(ANSWERED) || !code.isEmpty() || talked();
        boolean caused = fields.containsKey("q850") || fields.containsKey("cause_name");
        if (answered) {
            return caused ? "hangup" : ANSWERED;
        }
        return !outcome.isEmpty() ? outcome : caused ? "hangup" : "normal-clearing";
    }

    private boolean talked() {
        String talked = values.getOrDefault("talked", "0");
        return talked.chars().anyMatch(c -> c >= '1' && c <= '9');
    }

    private boolean isNormal(String cause) {
        return cause.isEmpty() || book.isNormal(cause);
    }

    /** As a log would have it. */
    private String line() {
        StringBuilder line = new StringBuilder(values.getOrDefault("time", ""));
        line.append(line.isEmpty() ? "" : " ").append("call record:");
        values.forEach((name, value) -> {
            if (!name.equals("time") && !name.equals("code_of_request")) {
                line.append(' ').append(name).append('=').append(value.replace('\n', ' '));
            }
        });
        return line.toString();
    }

    private static void copy(String name, @Nullable String value, Map<String, String> fields) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, value);
        }
    }

    /** The code in {@code 486}, {@code sip:486} and {@code 486 Busy Here}; empty where there is none of SIP. */
    private static String code(String value) {
        int from = value.regionMatches(true, 0, "sip:", 0, 4) ? 4 : 0;
        boolean digits = value.length() >= from + 3
                && isNumber(value.substring(from, from + 3))
                && (value.length() == from + 3 || value.charAt(from + 3) == ' ')
                && value.charAt(from) >= '1'
                && value.charAt(from) <= '6';
        return digits ? value.substring(from, from + 3) : "";
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Some write their values as parts of a URL. */
    private static String decoded(String value) {
        if (ENCODED.stream().noneMatch(value::contains)) {
            return value;
        }
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
