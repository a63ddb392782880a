// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.Locale;
import java.util.Map;
import org.sipassistant.endpoint.Json;

/** The lines of a page that tell ratios: of all calls, and of those over each trunk. */
final class RatioRows {
    /** Above {@link #total}. */
    static final String TOTALS = String.format(
            Locale.ROOT,
            "  %-26s %8s %7s %6s %6s %6s %6s %7s",
            "all calls",
            "attempts",
            "failed",
            "ASR",
            "NER",
            "SER",
            "SEER",
            "ACD s");

    /** Above {@link #trunk}. */
    static final String TRUNKS = String.format(
            Locale.ROOT,
            "  %-16s %-9s %8s %7s %6s %6s %7s %7s %8s %6s  %-22s %s",
            "",
            "",
            "attempts",
            "failed",
            "ASR",
            "NER",
            "ACD s",
            "PDD ms",
            "95%",
            "calls",
            "ping",
            "a week ago: attempts, ASR");

    private static final int MINUTE = "2026-03-17T11:37".length();

    private RatioRows() {}

    /** @param when the period is */
    static String total(String when, Map<String, Object> totals) {
        return String.format(
                Locale.ROOT,
                "    %-24s %,8d %,7d %6s %6s %6s %6s %7s",
                when,
                FailuresPage.number(totals, "attempts"),
                FailuresPage.number(totals, "failures"),
                FailuresPage.text(totals, "asr"),
                FailuresPage.text(totals, "ner"),
                FailuresPage.text(totals, "ser"),
                FailuresPage.text(totals, "seer"),
                FailuresPage.text(totals, "acd_s"));
    }

    static String trunk(Map<String, Object> trunk) {
        Map<String, Object> week = Json.map(trunk, "week_ago");
        return String.format(
                Locale.ROOT,
                "  %-16s %-9s %,8d %,7d %6s %6s %7s %7s %8s %6s  %-22s %s, %s",
                FailuresPage.text(trunk, "trunk"),
                FailuresPage.text(trunk, "direction"),
                FailuresPage.number(trunk, "attempts"),
                FailuresPage.number(trunk, "failures"),
                FailuresPage.text(trunk, "asr"),
                FailuresPage.text(trunk, "ner"),
                FailuresPage.text(trunk, "acd_s"),
                FailuresPage.text(trunk, "pdd_p50_ms"),
                FailuresPage.text(trunk, "pdd_p95_ms"),
                FailuresPage.text(trunk, "concurrent_peak"),
                ping(Json.map(trunk, "ping")),
                FailuresPage.text(week, "attempts"),
                FailuresPage.text(week, "asr"));
    }

    /** The state, and since when. */
    private static String ping(Map<String, Object> ping) {
        String since = FailuresPage.text(ping, "since");
        String state = FailuresPage.text(ping, "state");
        return since.length() < MINUTE
                ? state
                : state + ' ' + since.substring(0, MINUTE).replace('T', ' ');
    }
}
