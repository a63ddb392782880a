// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.rendering.Plain;
import org.sipassistant.endpoint.rendering.Rendered;

/** An answer about failures as a page for a person. What strangers wrote cannot reach a terminal as a control character. */
public final class FailuresPage {
    private static final int WIDTH = 100;
    private static final int NAME = 44;

    private final StringBuilder out = new StringBuilder();

    private FailuresPage() {}

    /** The page as it is sent. */
    public static Rendered rendered(Map<String, Object> answer) {
        return new Rendered("text/plain; charset=utf-8", of(answer).getBytes(StandardCharsets.UTF_8), Optional.empty());
    }

    /** @param answer as {@code failures} gives it */
    public static String of(Map<String, Object> answer) {
        FailuresPage page = new FailuresPage();
        page.paragraph(text(answer, "answer"));
        Map<String, Object> totals = Json.map(answer, "totals");
        if (number(totals, "attempts") > 0) {
            page.line("");
            page.line("%s", RatioRows.TOTALS);
            page.line("%s", RatioRows.total("now", totals));
            page.line("%s", RatioRows.total("before", Json.map(totals, "previous")));
        }
        page.each("incidents", answer, page::incident);
        page.section("causes", counted(answer), "         now   share   before", answer);
        page.each("causes", answer, cause -> page.cause(cause, name(cause)));
        page.apart("people", answer);
        page.apart("attacks", answer);
        page.section("timers", "timers", "", answer);
        page.each("timers", answer, page::timer);
        page.section("trunks", "trunks", "", answer);
        if (!Json.list(answer, "trunks").isEmpty()) {
            page.line("%s", RatioRows.TRUNKS);
        }
        page.each("trunks", answer, trunk -> page.line("%s", RatioRows.trunk(trunk)));
        Json.list(answer, "missing").forEach(missing -> page.paragraph("Missing: " + missing));
        return page.out.toString();
    }

    private void incident(Map<String, Object> incident) {
        line("");
        line("  INCIDENT  %s", text(incident, "title"));
        line(
                "    %,d failures, %s%% of all, since %s%s",
                number(incident, "count"),
                text(incident, "share"),
                text(incident, "since"),
                Boolean.TRUE.equals(incident.get("ongoing"))
                        ? ", going on"
                        : ", last at " + text(incident, "last_seen"));
        for (String extent : List.of("trunks", "customers", "hosts", "destinations")) {
            Map<String, Object> names = Json.map(incident, extent);
            if (number(names, "number") > 0) {
                line("    %-13s %s", extent, names(names));
            }
        }
        Map<String, Object> first = Json.map(incident, "first_call");
        line("    %-13s %s at %s", "first call", text(first, "call_id"), text(first, "at"));
        Json.list(incident, "actions").stream().limit(1).forEach(action -> line("    %-13s %s", "next step", action));
    }

    private static String names(Map<String, Object> names) {
        StringBuilder told = new StringBuilder();
        List<Object> most = Json.list(names, "most");
        for (Object entry : most) {
            told.append(told.isEmpty() ? "" : ", ")
                    .append(Json.asMap(entry).get("name"))
                    .append(" (")
                    .append(Json.asMap(entry).get("count"))
                    .append(')');
        }
        long others = number(names, "number") - most.size();
        return others > 0 ? told + " and " + others + " others" : told.toString();
    }

    /** What the failures are counted by. */
    private static String counted(Map<String, Object> answer) {
        Grouping by = Grouping.ids().getOrDefault(String.valueOf(Json.at(answer, "interpreted.by")), Grouping.RULE);
        return by == Grouping.RULE ? "causes" : "failures by " + by.words();
    }

    private void section(String name, String title, String head, Map<String, Object> answer) {
        if (!Json.list(answer, name).isEmpty()) {
            line("");
            line("  %-" + NAME + "s%s", title, head);
        }
    }

    /** The title where the cause has one, else what it was counted by: the first entry. */
    private static String name(Map<String, Object> cause) {
        Object title = cause.get("title");
        return String.valueOf(title == null ? cause.values().iterator().next() : title);
    }

    private void cause(Map<String, Object> cause, String name) {
        String cut = name.length() >= NAME ? name.substring(0, NAME - 3) + "..." : name;
        String share = cause.get("share") == null ? "" : cause.get("share") + "%";
        line("    %-" + NAME + "s %,9d %7s %8d", cut, number(cause, "count"), share, number(cause, "previous"));
    }

    private void apart(String name, Map<String, Object> answer) {
        Map<String, Object> apart = Json.map(answer, name);
        section("causes", name + ", not counted as failures", "", apart);
        each("causes", apart, cause -> cause(cause, name(cause)));
    }

    private void timer(Map<String, Object> timer) {
        line(
                "    %,d calls: %s time of %s s: %s",
                number(timer, "count"),
                text(timer, "time"),
                text(timer, "seconds"),
                timer.getOrDefault("timer", "a timer that nobody has named"));
    }

    private void each(String name, Map<String, Object> answer, Consumer<Map<String, Object>> tell) {
        Json.list(answer, name).stream().map(Json::asMap).forEach(tell);
    }

    static String text(Map<String, Object> from, String name) {
        Object value = from.get(name);
        return value == null ? "-" : value.toString();
    }

    static long number(Map<String, Object> from, String name) {
        return from.get(name) instanceof Number number ? number.longValue() : 0;
    }

    private void paragraph(String text) {
        int used = 2;
        out.append(' ');
        for (String word : Plain.columns(text).split(" ")) {
            if (used + word.length() + 1 > WIDTH) {
                out.append("\n ");
                used = 2;
            }
            out.append(' ').append(word);
            used += word.length() + 1;
        }
        out.append('\n');
    }

    private void line(String format, Object... values) {
        out.append(Plain.columns(String.format(Locale.ROOT, format, values)).stripTrailing())
                .append('\n');
    }
}
