// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sipassistant.endpoint.rendering.Format;
import org.sipassistant.message.Beginning;

/** Reads the parameters of a question; what is wrong is refused with the parameter in brackets. */
public final class Parameters {
    /** Of years with four digits: with others, the engines' milliseconds may overflow. */
    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");

    /** The forms in which engines write any data. */
    private static final List<String> DATA = List.of("json", "yaml", "cbor", "smile");

    private static final String INDEX = "index";

    /** Of a value that is refused. */
    private static final int LONGEST_SHOWN = 100;

    private final Map<String, Object> values;

    /** @throws IllegalArgumentException naming a parameter that is not known */
    public Parameters(Map<String, Object> values, Set<String> known) {
        for (String name : values.keySet()) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("parameter [" + name + "] is not one of " + known);
            }
        }
        this.values = values;
    }

    /**
     * Refuses what an engine would take for one: of a parameter that stands twice in a URL it keeps only the last.
     *
     * @param uri as it was asked for
     * @throws IllegalArgumentException naming the parameter
     */
    public static void refuseRepeated(String uri) {
        int query = uri.indexOf('?');
        int fragment = query < 0 ? -1 : uri.indexOf('#', query);
        String all = query < 0 ? "" : uri.substring(query + 1, fragment < 0 ? uri.length() : fragment);
        Set<String> seen = new HashSet<>();
        for (String part : all.split("[&;]")) {
            int equals = part.indexOf('=');
            if (equals > 0 && !seen.add(URLDecoder.decode(part.substring(0, equals), StandardCharsets.UTF_8))) {
                throw new IllegalArgumentException(
                        "parameter [" + shown(part.substring(0, equals)) + "] stands more than once in the URL");
            }
        }
    }

    /**
     * Refuses to answer in another form than data, of which the engine would take no notice.
     *
     * @param format as the engine's own parameter of the URL gives it; null where it does not
     */
    public static void refuseDrawing(@Nullable String format) {
        if (format != null && !DATA.contains(format)) {
            throw refuse(
                    "format",
                    format,
                    "one of " + DATA + "; calls/{call_id}?format= gives a call as one of " + Format.IDS);
        }
    }

    public Optional<String> text(String name) {
        Object value = values.get(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!(value instanceof String text) || text.isBlank()) {
            throw refuse(name, value, "a text");
        }
        return Optional.of(whole(name, text));
    }

    /** Whether something is asked for; as JSON's own value or as a text. */
    public boolean flag(String name) {
        Object value = values.getOrDefault(name, false);
        if (value instanceof Boolean flag) {
            return flag;
        }
        return switch (value.toString().strip()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw refuse(name, value, "true or false");
        };
    }

    /**
     * The parameter {@code index}.
     *
     * @param defaults where there is none
     */
    public List<String> indices(List<String> defaults) {
        List<String> named = texts(INDEX);
        if (!named.isEmpty() && named.getFirst().startsWith("-")) {
            throw refuse(INDEX, named.getFirst(), "a name to begin with: what is left out stands behind what is named");
        }
        return named.isEmpty() ? defaults : named;
    }

    /**
     * Refuses a parameter that says one thing in the URL and another one in the body.
     *
     * @param url what stands in the URL
     * @param body what stands in the body; null where it does not
     * @throws IllegalArgumentException naming the parameter
     */
    public static void refuseOther(String name, String url, @Nullable Object body) {
        String inBody = body instanceof List<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(","))
                : String.valueOf(body);
        if (body != null && !inBody.equals(url)) {
            throw new IllegalArgumentException(
                    "parameter [" + name + "] stands in the URL and in the body, with another value");
        }
    }

    public String required(String name) {
        return text(name).orElseThrow(() -> new IllegalArgumentException("parameter [" + name + "] is missing"));
    }

    /** A list, or one text with commas. */
    public List<String> texts(String name) {
        Object value = values.get(name);
        if (value == null) {
            return List.of();
        }
        List<?> entries =
                value instanceof List<?> list ? list : List.of(value.toString().split(",", -1));
        if (entries.isEmpty()) {
            throw refuse(name, value, "a list of names");
        }
        List<String> texts = new ArrayList<>();
        for (Object entry : entries) {
            if (!(entry instanceof String text) || text.isBlank()) {
                throw refuse(name, value, "a list of names");
            }
            texts.add(whole(name, text).strip());
        }
        return List.copyOf(texts);
    }

    /** Half of a character, which JSON can spell, is no text: no search can be made of it. */
    private static String whole(String name, String text) {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new IllegalArgumentException("parameter [" + name + "] holds half of a character");
        }
        return text;
    }

    /** A whole number, as JSON's or as a text. */
    public OptionalInt number(String name, int least, int most) {
        Object value = values.get(name);
        if (value == null) {
            return OptionalInt.empty();
        }
        int parsed = digits(value.toString());
        if (parsed < least || parsed > most) {
            throw refuse(name, value, "a number from " + least + " to " + most);
        }
        return OptionalInt.of(parsed);
    }

    /** -1 where it is no whole number, or has more than nine digits. */
    private static int digits(String text) {
        boolean number = !text.isEmpty() && text.length() < 10 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Integer.parseInt(text) : -1;
    }

    public ZoneId zone(String name) {
        Optional<String> text = text(name);
        try {
            return text.map(Parameters::plus).map(ZoneId::of).orElse(ZoneId.of("UTC"));
        } catch (DateTimeException e) {
            throw refuse(name, text.orElse(""), "a time zone such as Europe/Berlin or +01:00");
        }
    }

    /**
     * The time something begins: ISO 8601 with or without offset, a date, or the engine's date mathematics such as
     * {@code now-2h}. A time without offset is taken in the given zone. The result is what the engine understands.
     */
    public Optional<String> start(String name, ZoneId zone) {
        return time(name, zone, day -> day.atStartOfDay(zone).toInstant());
    }

    /** The time something ends, as {@link #start}; a date includes its whole day. */
    public Optional<String> end(String name, ZoneId zone) {
        return time(
                name,
                zone,
                day -> day.plusDays(1).atStartOfDay(zone).toInstant().minusMillis(1));
    }

    /**
     * Refuses a range that ends before it begins.
     *
     * @param now for date mathematics
     * @param zone in which its days begin
     */
    static void inOrder(Optional<String> from, Optional<String> to, Instant now, ZoneId zone) {
        boolean order = from.isEmpty()
                || to.isEmpty()
                || !DateMath.resolve(from.get(), now, zone).isAfter(DateMath.last(to.get(), now, zone));
        if (!order) {
            throw reversed(from.get(), to.get());
        }
    }

    /** For a range that ends before it begins. */
    public static IllegalArgumentException reversed(Object from, Object to) {
        return refuse("from", from, "before parameter [to] value [" + to + "]");
    }

    /** A time of ours, as {@link #start} but without date mathematics: to be near to it, it must be known. */
    public Optional<Instant> instant(String name, ZoneId zone) {
        Optional<String> time = start(name, zone);
        if (time.filter(DateMath::is).isPresent()) {
            throw refuse(name, time.get(), "a time such as 2026-03-17T14:05:00Z or 2026-03-17T14:05:00");
        }
        return time.map(Instant::parse);
    }

    /** A stretch of time such as {@code 90s}, {@code 15m} or {@code 2h}. */
    public Optional<Duration> duration(String name) {
        Optional<String> text = text(name).map(String::strip);
        return text.map(written -> {
            int last = written.length() - 1;
            int number = digits(written.substring(0, last));
            int seconds = switch (written.charAt(last)) {
                case 's' -> 1;
                case 'm' -> 60;
                case 'h' -> 3_600;
                case 'd' -> 86_400;
                default -> 0;
            };
            if (number < 1 || seconds == 0) {
                throw refuse(name, written, "a stretch of time such as 90s, 15m or 2h");
            }
            return Duration.ofSeconds((long) number * seconds);
        });
    }

    private Optional<String> time(String name, ZoneId zone, Function<LocalDate, Instant> ofDay) {
        Optional<String> text = text(name);
        if (text.isEmpty() || DateMath.is(text.get())) {
            return text;
        }
        String iso = iso(text.get().strip());
        try {
            if (iso.length() <= "2026-03-17".length()) {
                return Optional.of(ofDay.apply(LocalDate.parse(iso)).toString());
            }
            Instant instant = hasOffset(iso)
                    ? OffsetDateTime.parse(iso).toInstant()
                    : LocalDateTime.parse(iso).atZone(zone).toInstant();
            if (instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
                throw refuse(name, text.get(), "a time in the years 0 to 9999");
            }
            return Optional.of(instant.toString());
        } catch (DateTimeParseException e) {
            throw refuse(name, text.get(), "a time such as 2026-03-17T14:05:00Z, 2026-03-17T14:05:00 or now-2h");
        }
    }

    private static String iso(String text) {
        int offset = text.length() - "+01:00".length();
        boolean behindTime = offset > "2026-03-17T14".length();
        String whole = behindTime ? text.substring(0, offset) + plus(text.substring(offset)) : text;
        return whole.replace(' ', 'T');
    }

    /** A value that begins with a blank and a digit began with a plus, unless it was encoded: that is how URLs arrive. */
    public static String plus(String text) {
        boolean lost = text.length() > 1 && text.charAt(0) == ' ' && text.charAt(1) >= '0' && text.charAt(1) <= '9';
        return lost ? '+' + text.substring(1) : text;
    }

    private static boolean hasOffset(String text) {
        String clock = text.substring("2026-03-17".length());
        return clock.endsWith("Z") || clock.endsWith("z") || clock.indexOf('+') >= 0 || clock.indexOf('-') >= 0;
    }

    public static IllegalArgumentException refuse(String name, Object value, String wanted) {
        return new IllegalArgumentException(
                "parameter [" + name + "] value [" + shown(String.valueOf(value)) + "] is not " + wanted);
    }

    /** A value as it stands in a message: its beginning, where it is long. */
    static String shown(String value) {
        return value.length() > LONGEST_SHOWN ? Beginning.of(value, LONGEST_SHOWN) + "..." : value;
    }
}
