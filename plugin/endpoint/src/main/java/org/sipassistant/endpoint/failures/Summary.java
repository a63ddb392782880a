// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.sipassistant.endpoint.Json;

/** The plain sentences on top of an answer. */
final class Summary {
    private static final Map<String, String> PERIODS =
            Map.of("previous", "the period before", "day_ago", "the day before", "week_ago", "the week before");

    private final Map<String, Object> answer;
    private final FailuresQuestion question;
    private final Coverage coverage;
    private final StringBuilder text = new StringBuilder();

    private Summary(Map<String, Object> answer, Coverage coverage) {
        this.answer = answer;
        this.question = coverage.question();
        this.coverage = coverage;
    }

    /** @param answer without its sentence */
    static String of(Map<String, Object> answer, Coverage coverage) {
        Summary summary = new Summary(answer, coverage);
        summary.total();
        List<Object> incidents = Json.list(answer, "incidents");
        for (Object incident : incidents) {
            summary.incident(Json.asMap(incident));
        }
        if (incidents.isEmpty()) {
            summary.first();
        }
        return summary.text.toString();
    }

    private void total() {
        Map<String, Object> totals = Json.map(answer, "totals");
        Map<String, Object> previous = Json.map(totals, "previous");
        long attempts = number(totals, "attempts");
        long failures = number(totals, "failures");
        String range = Times.minute(question.period().from(), question.period(), question.zone()) + " to "
                + Times.minute(question.period().to(), question.period(), question.zone());
        if (attempts == 0 && failures == 0) {
            text.append("No call was attempted from ")
                    .append(range)
                    .append(only())
                    .append('.');
            text.append(coverage.sentences());
            gap();
            return;
        }
        text.append(String.format(
                Locale.ROOT,
                "From %s, %,d of %,d call attempts failed (%s%%; %s: %,d of %,d).",
                range,
                failures,
                attempts,
                totals.getOrDefault("failed_percent", 0),
                PERIODS.getOrDefault(question.comparison(), question.comparison()),
                number(previous, "failures"),
                number(previous, "attempts")));
        gap();
    }

    private void gap() {
        coverage.gap().ifPresent(gap -> text.append(" Mind that ").append(gap).append('.'));
    }

    /** What alone was asked about. */
    private String only() {
        return question.only().entrySet().stream()
                .map(one -> one.getKey().words() + ' ' + one.getValue())
                .reduce((one, other) -> one + ", " + other)
                .map(all -> " with " + all)
                .orElse("");
    }

    private void incident(Map<String, Object> incident) {
        text.append(String.format(
                Locale.ROOT,
                Boolean.TRUE.equals(incident.get("began_before"))
                        ? " %,d of the failures go back to %s: %s"
                        : " %,d of the failures began together at %s: %s",
                number(incident, "count"),
                minute(incident.get("since")),
                incident.getOrDefault("title", "")));
        where("trunks", " on ", Json.map(incident, "trunks"));
        text.append(
                Boolean.TRUE.equals(incident.get("ongoing"))
                        ? "; it goes on."
                        : "; last at " + minute(incident.get("last_seen")) + '.');
    }

    private void where(String what, String preposition, Map<String, Object> names) {
        List<Object> most = Json.list(names, "most");
        if (!most.isEmpty()) {
            long number = number(names, "number");
            text.append(preposition).append(Json.asMap(most.get(0)).get("name"));
            if (number > 1) {
                // One other trunk, two other trunks.
                String others = number == 2 ? what.substring(0, what.length() - 1) : what;
                text.append(" and ").append(number - 1).append(" other ").append(others);
            }
        }
    }

    private void first() {
        Json.list(answer, "causes").stream()
                .map(Json::asMap)
                .limit(1)
                .forEach(cause -> text.append(String.format(
                        Locale.ROOT,
                        " Nothing stands out in time; the most frequent cause is %s (%,d, before %,d).",
                        cause.getOrDefault("title", cause.get(question.by().id())),
                        number(cause, "count"),
                        number(cause, "previous"))));
    }

    private String minute(Object iso) {
        if (!(iso instanceof String text)) {
            return "an unknown time";
        }
        Instant at = OffsetDateTime.parse(text).toInstant();
        Period told = question.period();
        return Times.minute(at, at.isBefore(told.from()) ? new Period(at, told.to()) : told, question.zone());
    }

    private static long number(Map<String, Object> from, String name) {
        return from.get(name) instanceof Number number ? number.longValue() : 0;
    }
}
