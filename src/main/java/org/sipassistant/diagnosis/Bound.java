// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import org.sipassistant.knowledge.Section;

/**
 * A limit in a rule: {@code ">= 2"}, {@code "< 400 ms"}, {@code ">= 10 s"}; without an operator the number must be equal.
 * Times are compared in milliseconds.
 */
record Bound(String operator, double value) {

    static Bound read(Section section, String key) {
        String text = section.text(key);
        int start = 0;
        while (start < text.length() && "<>=".indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < text.length() && " .0123456789".indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        String operator = start == 0 ? "=" : text.substring(0, start);
        double unit = switch (text.substring(end)) {
            case "", "ms" -> 1;
            case "s" -> 1000;
            default -> throw section.problem(key, "[" + text + "] must end in a number, ms or s");
        };
        if (!java.util.List.of("=", "<", "<=", ">", ">=").contains(operator)) {
            throw section.problem(key, "[" + operator + "] is not one of [=, <, <=, >, >=]");
        }
        try {
            return new Bound(
                    operator, Double.parseDouble(text.substring(start, end).strip()) * unit);
        } catch (NumberFormatException e) {
            throw section.problem(key, "[" + text + "] has no number");
        }
    }

    boolean holds(double number) {
        return switch (operator) {
            case "<" -> number < value;
            case "<=" -> number <= value;
            case ">" -> number > value;
            case ">=" -> number >= value;
            default -> number == value;
        };
    }

    boolean holds(Duration duration) {
        return holds(duration.toNanos() / 1e6);
    }
}
