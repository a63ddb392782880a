// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.List;

/** Response codes somebody asks for: single ones such as {@code 486}, and classes such as {@code 5xx}. */
record AskedCodes(List<Range> ranges) {
    private static final int CLASS = 100;
    private static final int MOST = 20;

    AskedCodes {
        ranges = List.copyOf(ranges);
    }

    /** From one code to another, both included. */
    record Range(int from, int to) {}

    /** @throws IllegalArgumentException naming the parameter, where one is no response code or there are too many */
    static AskedCodes of(String parameter, List<String> asked) {
        if (asked.size() > MOST) {
            throw Parameters.refuse(parameter, asked, "a list of up to " + MOST + " codes");
        }
        List<Range> ranges = new ArrayList<>();
        for (String code : asked) {
            ranges.add(range(parameter, code));
        }
        return new AskedCodes(ranges);
    }

    boolean isEmpty() {
        return ranges.isEmpty();
    }

    boolean contains(int code) {
        return ranges.stream().anyMatch(range -> code >= range.from && code <= range.to);
    }

    /** As they were asked for. */
    List<String> told() {
        return ranges.stream()
                .map(range -> range.from == range.to ? Integer.toString(range.from) : range.from / CLASS + "xx")
                .toList();
    }

    private static Range range(String parameter, String code) {
        boolean shaped = code.length() == 3 && code.charAt(0) >= '1' && code.charAt(0) <= '6';
        if (shaped && code.substring(1).equalsIgnoreCase("xx")) {
            int first = (code.charAt(0) - '0') * CLASS;
            return new Range(first, first + CLASS - 1);
        }
        if (!shaped || !code.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw Parameters.refuse(parameter, code, "a response code from 100 to 699, or a class such as 5xx");
        }
        return new Range(Integer.parseInt(code), Integer.parseInt(code));
    }
}
