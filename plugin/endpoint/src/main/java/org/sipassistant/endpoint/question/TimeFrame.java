// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
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
            end = Optional.of(sameDay || to.day().isEmpty() ? to.behind(start) : to);
        }
        return first;
    }

    boolean last(Amount amount) {
        return span(amount.before(now, zone), now);
    }

    /** For a question that says nothing of time. */
    Map<String, Object> lastDay() {
        return range(now.minus(Duration.ofDays(1)), now);
    }

    /** @param open whether it is meant from its beginning until now */
    boolean period(Period period, boolean open) {
        boolean first = span(startOf(period.first()), open ? now : endOf(period.last()));
        if (first && !open) {
            note(
                    "period",
                    "from",
                    period.first().toString(),
                    "to",
                    period.last().toString());
        }
        return first;
    }

    /** This hour, day, week, month or year. */
    boolean current(String unit) {
        LocalDateTime local = now.atZone(zone).toLocalDateTime();
        LocalDate today = local.toLocalDate();
        return switch (unit) {
            case "hours" ->
                span(local.truncatedTo(ChronoUnit.HOURS).atZone(zone).toInstant(), now);
            case "days" -> span(startOf(today), now);
            case "weeks" -> span(startOf(today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))), now);
            case "months" -> span(startOf(today.withDayOfMonth(1)), now);
            case "years" -> span(startOf(today.withDayOfYear(1)), now);
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
        said.clock()
                .filter(clock ->
                        clock.halved() && said.part().filter(DayPart::isLate).isEmpty())
                .ifPresent(clock -> note("clock_24", "clock", clock.time().toString()));
        LocalDate date = said.day().map(Day::date).orElseGet(() -> dayOf(said));
        if (end.isPresent()) {
            return range(said, date, end.get());
        }
        if (bound.isPresent()) {
            return bounded(bound.get(), said, date);
        }
        return said.time(date).map(time -> at(instant(time), "15m")).orElseGet(() -> {
            Span whole = whole(said, date);
            return range(whole.from(), whole.to());
        });
    }

    /** A time without a day is the last one that has been. */
    private LocalDate dayOf(Point said) {
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate date = today;
        while (said.start(date).atZone(zone).toInstant().isAfter(now)) {
            date = date.minusDays(1);
        }
        Optional<LocalDateTime> time = said.time(date);
        if (time.isPresent()) {
            boolean past = !time.get().toLocalDate().isBefore(today);
            String clock = time.get().toLocalTime().toString();
            note(past ? "clock_today" : "clock_yesterday", "clock", clock);
        } else if (date.isBefore(today)) {
            note("day", "date", date.toString());
        }
        return date;
    }

    /** The part of the day, or the day where no part is said. */
    private Span whole(Point said, LocalDate date) {
        return said.part()
                .map(part -> new Span(instant(part.start(date)), instant(part.end(date))))
                .orElseGet(() -> new Span(startOf(date), endOf(date)));
    }

    private Instant behind(Point said, LocalDate date) {
        return said.part().map(part -> instant(part.end(date))).orElseGet(() -> startOf(date.plusDays(1)));
    }

    private Map<String, Object> range(Point first, LocalDate date, Point last) {
        LocalDateTime from = first.start(date);
        LocalDate lastDay = last.day().map(Day::date).orElse(date);
        Optional<LocalDateTime> to = last.time(lastDay);
        return range(
                instant(from),
                to.map(time -> instant(time.isBefore(from) ? time.plusDays(1) : time))
                        .orElseGet(() -> whole(last, lastDay).to()));
    }

    private Map<String, Object> bounded(Bound side, Point said, LocalDate date) {
        Instant time = instant(said.start(date));
        boolean clock = said.clock().isPresent();
        boolean night = said.part().filter(DayPart::isNight).isPresent();
        Span whole = night ? whole(said, date) : new Span(startOf(date), endOf(date));
        return switch (side) {
            case SHORTLY_AFTER -> range(time, time.plus(SHORTLY));
            case SHORTLY_BEFORE -> range(time.minus(SHORTLY), time);
            case SINCE -> range(time, now);
            case AFTER ->
                clock ? range(time, whole.to().isBefore(now) ? whole.to() : now) : range(behind(said, date), now);
            case BEFORE -> range(clock ? whole.from() : time.minus(Duration.ofDays(1)), time);
        };
    }

    private void noteDoubt(Day day) {
        switch (day.doubt()) {
            case ORDER -> note("date_order", "date", day.date().toString());
            case WHICH -> note("day", "date", day.date().toString());
            case NONE -> {}
        }
    }

    private Instant startOf(LocalDate date) {
        return date.atStartOfDay(zone).toInstant();
    }

    /** The last millisecond of a day: both ends of a range belong to it. */
    private Instant endOf(LocalDate date) {
        return startOf(date.plusDays(1)).minusMillis(1);
    }

    /** A time of day as an instant; it is said where the clocks are changed. */
    private Instant instant(LocalDateTime time) {
        int offsets = zone.getRules().getValidOffsets(time).size();
        if (offsets != 1) {
            note(
                    offsets == 0 ? "clock_never" : "clock_twice",
                    "clock",
                    time.toLocalTime().toString());
        }
        return time.atZone(zone).toInstant();
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
