// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes options out of a processor's configuration and refuses wrong values by name. */
final class OptionReader {

    private final Map<String, Object> config;

    OptionReader(Map<String, Object> config) {
        this.config = config;
    }

    String text(String name, String fallback) {
        Object value = config.remove(name);
        if (value == null) {
            return fallback;
        }
        if (value instanceof String text && !text.isBlank()) {
            return text;
        }
        throw refused(name, value, "a string that is not empty");
    }

    boolean flag(String name, boolean fallback) {
        Object value = config.remove(name);
        if (value == null) {
            return fallback;
        }
        if (value instanceof Boolean flag) {
            return flag;
        }
        if (value.equals("true") || value.equals("false")) {
            return value.equals("true");
        }
        throw refused(name, value, "true or false");
    }

    <E extends Enum<E>> E choice(String name, E fallback) {
        Object value = config.remove(name);
        if (value == null) {
            return fallback;
        }
        E[] all = fallback.getDeclaringClass().getEnumConstants();
        for (E one : all) {
            if (id(one).equals(value)) {
                return one;
            }
        }
        throw refused(
                name,
                value,
                "one of " + Arrays.stream(all).map(OptionReader::id).toList());
    }

    /** One may stand without a list around it. */
    List<String> texts(String name, List<String> fallback) {
        Object value = config.remove(name);
        if (value == null) {
            return fallback;
        }
        List<?> list = value instanceof List<?> given ? given : List.of(value);
        List<String> texts = new ArrayList<>();
        for (Object entry : list) {
            if (!(entry instanceof String text) || text.isBlank()) {
                throw refused(name, entry, "a string that is not empty");
            }
            texts.add(text);
        }
        return List.copyOf(texts);
    }

    ZoneId zone(String name, ZoneId fallback) {
        Object value = config.remove(name);
        if (value == null) {
            return fallback;
        }
        try {
            return ZoneId.of(value.toString());
        } catch (DateTimeException e) {
            throw refused(name, value, "a time zone such as UTC, +01:00 or Europe/Berlin");
        }
    }

    /** A country with a numbering plan. */
    Optional<String> region(String name) {
        Object value = config.remove(name);
        if (value == null || value.equals("none")) {
            return Optional.empty();
        }
        if (value instanceof String region && PhoneNumberPlan.isRegion(region)) {
            return Optional.of(region);
        }
        throw refused(name, value, "none or the two letters of a country (ISO 3166-1) such as DE");
    }

    private static String id(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static IllegalArgumentException refused(String name, @Nullable Object value, String allowed) {
        return new IllegalArgumentException("[" + name + "] value [" + value + "] is not " + allowed);
    }
}
