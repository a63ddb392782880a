// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.sipassistant.endpoint.DateMath;
import org.sipassistant.endpoint.Parameters;

/**
 * What is failing?
 *
 * @param period the time that is asked about
 * @param comparison the name of the period it is compared with
 * @param by how the failures are counted
 * @param only what each counted call must have, by grouping
 * @param size how many causes are told
 * @param format {@code json}, or {@code text} for a page that a person reads
 * @param zone in which times of the question are read and times of the answer are written
 */
public record FailuresQuestion(
        List<String> indices,
        Period period,
        String comparison,
        Grouping by,
        Map<Grouping, String> only,
        int size,
        String format,
        ZoneId zone) {

    /** Where the tracker keeps calls. */
    public static final List<String> DEFAULT_INDICES = List.of("sip-calls-*");

    /** What may be asked, in the URL or in the body. */
    public static final Set<String> PARAMETERS = parameters();

    /** Of what the documents hold; the engines refuse longer ones in words of their own. */
    private static final int LONGEST_NAME = 1_024;

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    static final Duration WEEK = Duration.ofDays(7);
    private static final Duration LONGEST = Duration.ofDays(92);
    private static final int DEFAULT_SIZE = 10;
    private static final int LARGEST_SIZE = 100;
    private static final Set<String> FORMATS = new TreeSet<>(Set.of("json", "text"));
    private static final String PREVIOUS = "previous";
    private static final Map<String, Duration> COMPARISONS =
            new TreeMap<>(Map.of("day_ago", DAY, "week_ago", WEEK, PREVIOUS, Duration.ZERO));

    public FailuresQuestion {
        indices = List.copyOf(indices);
        only = Collections.unmodifiableMap(new TreeMap<>(only));
    }

    /**
     * @param now when it is asked
     * @throws IllegalArgumentException naming the parameter that is wrong
     */
    public static FailuresQuestion of(Map<String, Object> values, Instant now) {
        Parameters parameters = new Parameters(values, PARAMETERS);
        ZoneId zone = parameters.zone("time_zone");
        Map<Grouping, String> only = new LinkedHashMap<>();
        Grouping.ids()
                .forEach((id, grouping) ->
                        parameters.text(id).ifPresent(value -> only.put(grouping, named(grouping, value))));
        return new FailuresQuestion(
                parameters.indices(DEFAULT_INDICES),
                period(parameters, zone, now),
                oneOf(parameters, "compare", COMPARISONS.keySet(), PREVIOUS),
                Grouping.ids().get(oneOf(parameters, "by", Grouping.ids().keySet(), "rule")),
                only,
                parameters.number("size", 1, LARGEST_SIZE).orElse(DEFAULT_SIZE),
                oneOf(parameters, "format", FORMATS, "json"),
                zone);
    }

    private static String named(Grouping grouping, String value) {
        String name = (grouping == Grouping.DESTINATION ? Parameters.plus(value) : value).strip();
        if (name.length() > LONGEST_NAME) {
            throw Parameters.refuse(grouping.id(), name, "at most " + LONGEST_NAME + " characters long");
        }
        return name;
    }

    private static Set<String> parameters() {
        Set<String> all = new TreeSet<>(Set.of("index", "from", "to", "compare", "by", "size", "format", "time_zone"));
        all.addAll(Grouping.ids().keySet());
        return all;
    }

    private static String oneOf(Parameters parameters, String name, Set<String> allowed, String otherwise) {
        String value = parameters.text(name).orElse(otherwise);
        if (!allowed.contains(value)) {
            throw Parameters.refuse(name, value, "one of " + allowed);
        }
        return value;
    }

    private static Period period(Parameters parameters, ZoneId zone, Instant now) {
        Optional<Instant> last = parameters.end("to", zone).map(time -> DateMath.last(time, now, zone));
        Instant to = last.orElse(now);
        Instant from = parameters
                .start("from", zone)
                .map(time -> DateMath.resolve(time, now, zone))
                .orElse(to.minus(HOUR));
        if (!from.isBefore(to)) {
            throw Parameters.reversed(from, to);
        }
        if (Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw Parameters.refuse("from", from, "at most " + LONGEST.toDays() + " days before [to]");
        }
        return new Period(from, to);
    }

    /** The period it is compared with: the one before, as long as this, or the same time on another day. */
    Period compared() {
        Duration earlier = COMPARISONS.get(comparison);
        return period.earlier(earlier.isZero() ? period.length() : earlier);
    }

    /** Where both periods touch, so that what began in the earlier one can be followed into the later. */
    boolean isContinuous() {
        return compared().to().equals(period.from());
    }

    /** A clause for what began in one of the two; a single range where they touch. */
    Map<String, Object> bothPeriods() {
        return isContinuous()
                ? new Period(compared().from(), period.to()).began()
                : Aggs.any(List.of(period.began(), compared().began()));
    }

    Period weekAgo() {
        return period.earlier(WEEK);
    }

    /** The clauses that every call must meet. */
    List<Object> clauses() {
        List<Object> clauses = new ArrayList<>(List.of(Aggs.term("call.primary", true)));
        only.forEach((grouping, value) -> clauses.add(Aggs.term(grouping.field(), value)));
        return clauses;
    }

    /** Whether a page is asked for. */
    public boolean isPage() {
        return format.equals("text");
    }

    /** The same question of other indices. */
    public FailuresQuestion withIndices(List<String> others) {
        return new FailuresQuestion(others, period, comparison, by, only, size, format, zone);
    }

    /** What was understood. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("index", indices);
        told.put("from", Times.iso(period.from(), zone));
        told.put("to", Times.iso(period.to(), zone));
        Map<String, Object> compare = new LinkedHashMap<>();
        compare.put("name", comparison);
        compare.put("from", Times.iso(compared().from(), zone));
        compare.put("to", Times.iso(compared().to(), zone));
        told.put("compare", compare);
        told.put("by", by.id());
        only.forEach((grouping, value) -> told.put(grouping.id(), value));
        told.put("size", size);
        told.put("time_zone", zone.getId());
        return told;
    }
}
