// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.sipassistant.knowledge.Knowledge;

/** The figures of one set of labelled calls, as lines to print. */
final class SetReport {
    private static final String ROW = "  %-34s %-26s %s";

    private final List<Judged> answers;
    private final Knowledge knowledge;
    private final List<String> lines = new ArrayList<>();

    SetReport(List<Judged> answers, Knowledge knowledge) {
        this.answers = List.copyOf(answers);
        this.knowledge = knowledge;
    }

    List<String> lines() {
        row("", "answers", "last code looked up");
        row("category", all(a -> a.is(Told::hasCategory)), all(Judged::lookUpIsRight));
        row("category or an alternative", all(a -> a.is(Told::mentions)));
        known(
                "outcome",
                a -> !a.call().label().outcomes().isEmpty(),
                a -> a.call().label().outcomes().contains(a.told().outcome()));
        known("origin or responsible", a -> !a.call().label().parties().isEmpty(), a -> a.is(Told::hasParty));
        known("code", a -> a.call().label().code().isPresent(), a -> a.is(Told::hasCode));
        known("evidence", a -> !a.call().label().evidence().isEmpty(), a -> a.is(Told::proves));
        row("wrong, confidence 0.7 or more", all(Judged::isWrongAndSure));
        row("abstained", all(a -> a.told().abstains()));
        calibration();
        by(
                "group",
                a -> a.call().label().categories().stream()
                        .map(category -> knowledge.category(category).group())
                        .sorted()
                        .distinct()
                        .collect(Collectors.joining(" or ")));
        answers.stream()
                .flatMap(a -> a.call().traits().keySet().stream())
                .distinct()
                .sorted()
                .forEach(trait -> by(trait, a -> a.trait(trait)));
        wrong();
        return lines;
    }

    private void calibration() {
        lines.add("");
        row("confidence", "right", "mean confidence");
        for (Band band : Band.of(answers)) {
            String name = String.format(Locale.ROOT, "%.1f to %.1f", band.from(), Math.min(1, band.to()));
            row(name, band.right().toString(), String.format(Locale.ROOT, "%.2f", band.mean()));
        }
    }

    private void by(String trait, Function<Judged, String> value) {
        Map<String, List<Judged>> parts = new TreeMap<>(answers.stream().collect(Collectors.groupingBy(value)));
        lines.add("");
        row("category by " + trait, "answers", "last code looked up");
        parts.forEach((name, part) -> row(
                name,
                Proportion.of(part, a -> a.is(Told::hasCategory)).toString(),
                Proportion.of(part, Judged::lookUpIsRight).toString()));
    }

    private void wrong() {
        lines.add("");
        lines.add("  Wrong, the surest first:");
        answers.stream()
                .filter(a -> !a.is(Told::isRight))
                .sorted((a, b) -> Double.compare(b.told().confidence(), a.told().confidence()))
                .forEach(a -> lines.add(String.format(
                        Locale.ROOT,
                        "  %.2f  %s: %s %s by %s, not %s %s",
                        a.told().confidence(),
                        a.call().name(),
                        a.told().outcome(),
                        a.told().category(),
                        a.told().rule(),
                        a.call().label().outcomes(),
                        a.call().label().categories())));
    }

    private String all(Predicate<Judged> right) {
        return Proportion.of(answers, right).toString();
    }

    /** A row about the calls of which something is known; none where it is known of no call. */
    private void known(String name, Predicate<Judged> labelled, Predicate<Judged> right) {
        List<Judged> some = answers.stream().filter(labelled).toList();
        if (!some.isEmpty()) {
            row(name, Proportion.of(some, right).toString());
        }
    }

    private void row(String name, String ours) {
        row(name, ours, "");
    }

    private void row(String name, String ours, String theirs) {
        lines.add(String.format(Locale.ROOT, ROW, name, ours, theirs).stripTrailing());
    }
}
