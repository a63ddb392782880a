// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.inventory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Reads one entry of the inventory's file strictly, and remembers the first thing that is wrong with it. */
final class EntryReader {

    private static final int LONGEST_TEXT = 256;
    /** E.164 has 15 digits; the rest is for prefixes that a network puts before them. */
    private static final int LONGEST_NUMBER = 32;

    private final Map<String, Object> left;
    private String problem = "";

    EntryReader(Map<String, Object> values) {
        this.left = new LinkedHashMap<>(values);
    }

    /** What is wrong; empty where nothing is. */
    String problem() {
        return problem;
    }

    /** The entry; empty where something is wrong with it. */
    Optional<Entry> read() {
        String name = required("name");
        String role = required("role");
        if (!role.isEmpty() && !Role.IDS.contains(role)) {
            refuse("role [" + role + "] is not one of " + Role.IDS);
        }
        List<String> match = texts("match");
        match.forEach(this::checkMatch);
        List<String> numbers = texts("numbers").stream().map(this::number).toList();
        if (match.isEmpty() && numbers.isEmpty()) {
            refuse("[match] and [numbers] are both missing, so that nothing can be found by this entry");
        }
        Optional<String> customer = optional("customer");
        Optional<String> kind = optional("kind");
        Capacity capacity = capacity();
        left.keySet().forEach(key -> refuse("[" + key + "] is not a known key"));
        return problem.isEmpty()
                ? Optional.of(new Entry(
                        name, Role.values()[Role.IDS.indexOf(role)], match, numbers, customer, kind, capacity))
                : Optional.empty();
    }

    private void refuse(String reason) {
        problem = problem.isEmpty() ? reason : problem;
    }

    private String required(String key) {
        Optional<String> value = optional(key);
        if (value.isEmpty()) {
            refuse("[" + key + "] is missing");
        }
        return value.orElse("");
    }

    private Optional<String> optional(String key) {
        Object value = left.remove(key);
        return value == null ? Optional.empty() : Optional.of(text(key, value));
    }

    private List<String> texts(String key) {
        Object value = left.remove(key);
        List<String> texts = new ArrayList<>();
        for (Object one : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            texts.add(text(key, one));
        }
        return texts;
    }

    /** YAML reads {@code +4930} without quotes as a number and loses the plus: so only texts are accepted. */
    private String text(String key, Object value) {
        if (!(value instanceof String text)) {
            refuse("[" + key + "] value [" + value + "] is not a text: write it in quotes");
            return "";
        }
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            refuse("[" + key + "] has a text that is empty or longer than " + LONGEST_TEXT + " characters");
        }
        return text.strip();
    }

    private void checkMatch(String text) {
        AddressRange range = AddressRange.parse(text);
        if (range == null && !HostNames.isName(text)) {
            refuse("[match] value [" + text + "] is not an IP address, a network or a host name");
        } else if (range != null && !range.isAligned()) {
            refuse("[match] value [" + text + "] has bits set behind its prefix length");
        }
    }

    private String number(String text) {
        StringBuilder number = new StringBuilder();
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean sign = c == '+' && at == 0 || c == '*' && at == text.length() - 1;
            if (sign || c >= '0' && c <= '9') {
                number.append(c);
            } else if (" -./()".indexOf(c) < 0) {
                refuse("[numbers] value [" + text + "] is not a number such as [+4930123456] or [+4930123*]");
            }
        }
        if (number.length() < 2 || number.length() > LONGEST_NUMBER || number.indexOf("+*") == 0) {
            refuse("[numbers] value [" + text + "] has no digits or more than " + LONGEST_NUMBER);
        }
        return number.toString();
    }

    private Capacity capacity() {
        Object value = left.remove("capacity");
        if (value == null) {
            return Capacity.UNKNOWN;
        }
        if (!(value instanceof Map<?, ?> map)) {
            refuse("[capacity] value [" + value + "] is not a mapping with [calls] and [cps]");
            return Capacity.UNKNOWN;
        }
        for (Object key : map.keySet()) {
            if (!"calls".equals(key) && !"cps".equals(key)) {
                refuse("[capacity." + key + "] is not a known key");
            }
        }
        return new Capacity(amount("calls", map.get("calls")), amount("cps", map.get("cps")));
    }

    private OptionalInt amount(String key, @Nullable Object value) {
        if (value == null) {
            return OptionalInt.empty();
        }
        if (!(value instanceof Integer number) || number < 1) {
            refuse("[capacity." + key + "] value [" + value + "] is not a whole number above 0");
            return OptionalInt.empty();
        }
        return OptionalInt.of(number);
    }
}
