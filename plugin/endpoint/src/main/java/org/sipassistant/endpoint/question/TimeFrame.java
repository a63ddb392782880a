// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a question says about time, and the times that follow from it once it is known when the question was asked. */
final class TimeFrame {
    private static final int DAY_END = 24;
    private static final Duration SHORTLY = Duration.ofMinutes(30);

    /** On which side of a time it was. */
    enum Bound {
        SHORTLY_AFTER,
        SHORTLY_BEFORE,
        SINCE,
        AFTER,
        BEFORE;

        /** The name of its words. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private record Span(Instant from, Instant to) {}

    private final Instant now;
    private final Consumer<Note> notes;
    private ZoneId zone;
    private Optional<Span> span = Optional.empty();
    private Optional<Point> point = Optional.empty();
    private Optional<Point> end = Optional.empty();
    private Optional<Bound> bound = Optional.empty();
    private Optional<Amount> ago = Optional.empty();

    /** What was assumed: the key of a sentence, and its facts. */
    record Note(String key, String... facts) {}

    TimeFrame(Instant now, ZoneId zone, Consumer<Note> notes) {
        this.now = now;
        this.zone = zone;
        this.notes = notes;
    }

    ZoneId zone() {
        return zone;
    }

    boolean zone(ZoneId named) {
        zone = named;
        return true;
    }

    boolean range(Point from, Point to) {
        boolean first = isOpen() && point.filter(p -> p.clock().isPresent()).isEmpty();
        if (first) {
            Point start = point.flatMap(from::with).orElse(from).before(to);
            boolean sameDay = start.day().isEmpty() && start.clock().isPresent();
            point = Optional.of(sameDay ? start.on(to.day()) : start);
            end = Optional.of(to);
        }
        return first;
    }

    boolean last(Amount amount) {
        return span(now.minus(amount.time()), now);
    }

    /** For a question that says nothing of time. */
    Map<String, Object> lastDay() {
        return range(now.minus(Duration.ofDays(1)), now);
    }

    /** This hour, day or week. */
    boolean current(String unit) {
        LocalDateTime local = now.atZone(zone).toLocalDateTime();
        LocalDate today = local.toLocalDate();
        return switch (unit) {
            case "hours" ->
                span(local.truncatedTo(ChronoUnit.HOURS).atZone(zone).toInstant(), now);
            case "days" -> span(today.atStartOfDay(zone).toInstant(), now);
            case "weeks" ->
                span(
                        today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                                .atStartOfDay(zone)
                                .toInstant(),
                        now);
            default -> false;
        };
    }

    boolean ago(Amount amount) {
        boolean first = isOpen() && point.isEmpty() && ago.isEmpty();
        if (first) {
            ago = Optional.of(amount);
        }
        return first;
    }

    boolean moment(Instant instant) {
        return span(instant.minus(SHORTLY), instant);
    }

    boolean bound(Bound side, Point from) {
        boolean first = bound.isEmpty() && point(from);
        if (first) {
            bound = Optional.of(side);
        }
        return first;
    }

    boolean point(Point more) {
        Optional<Point> merged = point.isEmpty() ? Optional.of(more) : point.flatMap(p -> p.with(more));
        boolean fits = span.isEmpty() && ago.isEmpty() && merged.isPresent();
        if (fits) {
            point = merged;
        }
        return fits;
    }

    private boolean isOpen() {
        return span.isEmpty() && end.isEmpty() && bound.isEmpty();
    }

    private boolean span(Instant from, Instant to) {
        boolean first = isOpen() && point.isEmpty() && ago.isEmpty();
        if (first) {
            span = Optional.of(new Span(from, to));
        }
        return first;
    }

    /** The parameters {@code from} and {@code to}, or {@code at} and {@code tolerance}; none where nothing was said. */
    Map<String, Object> parameters() {
        if (span.isPresent()) {
            return range(span.get().from(), span.get().to());
        }
        if (ago.isPresent()) {
            return ago(ago.get().unit(), now.minus(ago.get().time()));
        }
        return point.map(this::parameters).orElse(Map.of());
    }

    private Map<String, Object> ago(ChronoUnit unit, Instant then) {
        return switch (unit) {
            case HOURS -> at(then, "30m");
            default -> at(then, "15m");
        };
    }

    private Map<String, Object> parameters(Point said) {
        said.day().ifPresent(this::noteDoubt);
        said.time()
                .filter(Clock::halved)
                .ifPresent(clock -> note("clock_24", "clock", clock.time().toString()));
        Optional<Clock> time = said.time();
        LocalDate date = said.day().map(Day::date).orElseGet(() -> dayOf(said));
        if (end.isPresent()) {
            return range(said, date, end.get());
        }
        if (bound.isPresent()) {
            return bounded(bound.get(), start(said, date), time.isPresent());
        }
        if (time.isPresent()) {
            return at(instant(date, time.get().time()), "15m");
        }
        return said.part()
                .map(part -> range(startOf(date, part), end(date, part)))
                .orElseGet(() -> day(date));
    }

    /** A time without a day is the last one that has been. */
    private LocalDate dayOf(Point said) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalTime time = said.time()
                .map(Clock::time)
                .orElseGet(() -> LocalTime.of(said.part().map(DayPart::from).orElse(0), 0));
        boolean past = !instant(today, time).isAfter(now);
        said.clock().ifPresent(clock -> note(past ? "clock_today" : "clock_yesterday", "clock", time.toString()));
        return past ? today : today.minusDays(1);
    }

    private Map<String, Object> range(Point first, LocalDate date, Point last) {
        Instant from = start(first, date);
        LocalDate lastDay = last.day().map(Day::date).orElse(date);
        Instant to;
        if (last.time().isPresent()) {
            to = instant(lastDay, last.time().get().time());
            if (to.isBefore(from)) {
                to = instant(lastDay.plusDays(1), last.time().get().time());
            }
        } else {
            to = last.part().map(part -> end(lastDay, part)).orElseGet(() -> endOf(lastDay));
        }
        return range(from, to);
    }

    private Map<String, Object> bounded(Bound side, Instant time, boolean clock) {
        Instant endOfDay = endOf(time.atZone(zone).toLocalDate());
        return switch (side) {
            case SHORTLY_AFTER -> range(time, time.plus(SHORTLY));
            case SHORTLY_BEFORE -> range(time.minus(SHORTLY), time);
            case SINCE -> range(time, now);
            case AFTER -> range(time, clock && endOfDay.isBefore(now) ? endOfDay : now);
            case BEFORE ->
                range(clock ? startOf(time.atZone(zone).toLocalDate()) : time.minus(Duration.ofDays(1)), time);
        };
    }

    private Map<String, Object> day(LocalDate date) {
        return range(startOf(date), endOf(date));
    }

    private void noteDoubt(Day day) {
        switch (day.doubt()) {
            case ORDER -> note("date_order", "date", day.date().toString());
            case WHICH -> note("day", "date", day.date().toString());
            case NONE -> {}
        }
    }

    private Instant start(Point said, LocalDate date) {
        return said.time()
                .map(clock -> instant(date, clock.time()))
                .orElseGet(() -> said.part().map(part -> startOf(date, part)).orElseGet(() -> startOf(date)));
    }

    private Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    /** The last millisecond of a day: both ends of a range belong to it. */
    private Instant endOf(LocalDate date) {
        return startOf(date.plusDays(1)).minusMillis(1);
    }

    private Instant startOf(LocalDate date, DayPart part) {
        return date.atTime(part.from(), 0).atZone(zone).toInstant();
    }

    private Instant end(LocalDate date, DayPart part) {
        LocalDate day = part.to() <= part.from() || part.to() == DAY_END ? date.plusDays(1) : date;
        return day.atTime(part.to() % DAY_END, 0).atZone(zone).toInstant();
    }

    /** A time of day as an instant; it is said where the clocks are changed. */
    private Instant instant(LocalDate date, LocalTime time) {
        LocalDateTime local = date.atTime(time);
        int offsets = zone.getRules().getValidOffsets(local).size();
        if (offsets != 1) {
            note(offsets == 0 ? "clock_never" : "clock_twice", "clock", time.toString());
        }
        return local.atZone(zone).toInstant();
    }

    private void note(String key, String... facts) {
        notes.accept(new Note(key, facts));
    }

    private static Map<String, Object> range(Instant from, Instant to) {
        Map<String, Object> range = new LinkedHashMap<>();
        range.put("from", from.toString());
        range.put("to", to.toString());
        return range;
    }

    private static Map<String, Object> at(Instant at, String tolerance) {
        Map<String, Object> times = new LinkedHashMap<>();
        times.put("at", at.toString());
        times.put("tolerance", tolerance);
        return times;
    }
}
