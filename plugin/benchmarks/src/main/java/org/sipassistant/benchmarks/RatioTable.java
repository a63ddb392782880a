// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import java.util.Locale;
import java.util.OptionalDouble;

/** The results as a page: the times of the pipelines for each kind of line, then every ratio beside its goal. */
final class RatioTable {

    private static final String[] PIPELINES = {
        "none", "set", "grok", "painless", "sip-minimal", "sip-standard", "sip-full"
    };

    private static final String[] OURS = {"sip-minimal", "sip-standard", "sip-full"};
    private static final double LINES_A_SECOND = 10_000;
    private static final double NANOS_OF_A_PERCENT = 1e7;

    private final Medians medians;
    private final StringBuilder page = new StringBuilder(4_096);

    RatioTable(Medians medians) {
        this.medians = medians;
        times();
        detection();
        pipelines();
        parsers();
        costs();
    }

    @Override
    public String toString() {
        return page.toString();
    }

    private void times() {
        line("%nProcessor time for a document, with its making, in ns (medians):");
        line("%-14s %12s %12s %12s %12s %12s", "", "whole", "single", "other", "look-alike", "mix");
        for (String pipeline : PIPELINES) {
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-14s", pipeline));
            double mix = 0;
            for (Kind kind : Kind.values()) {
                OptionalDouble time = medians.of("enrich " + kind + " " + pipeline);
                mix += time.orElse(Double.NaN) * kind.percent() / 100;
                row.append(shown(time));
            }
            line("%s", row.append(shown(Double.isNaN(mix) ? OptionalDouble.empty() : OptionalDouble.of(mix))));
        }
    }

    private void detection() {
        line("%nA line without SIP, times one String.indexOf over it:");
        OptionalDouble floor = medians.of("indexOf OTHER");
        atMost("messages alone", medians.of("recognise OTHER"), floor, 1.25);
        atMost("messages and what the log says about them", medians.of("read OTHER"), floor, 1.25);
        atMost("the same, and the wordings of all products", medians.of("readAllFormats OTHER"), floor, 5);
        line("%nA line without SIP, times a stock set processor, net of making the document:");
        OptionalDouble set = medians.net(Kind.OTHER, "set");
        atMost("sip, fields: minimal", medians.net(Kind.OTHER, "sip-minimal"), set, 0.25);
        atMost("sip, fields: standard", medians.net(Kind.OTHER, "sip-standard"), set, 0.25);
        atMost("sip, fields: full", medians.net(Kind.OTHER, "sip-full"), set, 0.25);
    }

    private void pipelines() {
        line("%nA whole message, how many times faster than grok + kv + script, and than a painless script:");
        faster("sip-minimal", 35, 2);
        faster("sip-standard", 25, 1.5);
        faster("sip-full", 0, 0);
    }

    private void faster(String pipeline, double grok, double painless) {
        OptionalDouble ours = medians.of("enrich WHOLE " + pipeline);
        atLeast(pipeline + " than grok", medians.of("enrich WHOLE grok"), ours, grok);
        atLeast(pipeline + " than painless", medians.of("enrich WHOLE painless"), ours, painless);
    }

    private void parsers() {
        line("%nA message taken apart, how many times faster than other parsers:");
        atLeast("the headers framed, than pkts-sip", medians.of("pktsSip"), medians.of("frame"), 0);
        atLeast("the headers framed, than JAIN-SIP", medians.of("jainSip"), medians.of("frame"), 0);
        atLeast("the mandatory headers parsed, than pkts-sip", medians.of("pktsSip"), medians.of("parse"), 4);
        atLeast("the mandatory headers parsed, than JAIN-SIP", medians.of("jainSip"), medians.of("parse"), 8);
    }

    /** Whole messages among lines without SIP: what a user pays beyond indexing the same lines without the processor. */
    private void costs() {
        line("%nMore processor time for 10,000 lines a second, in percent of one core, by the share of whole"
                + " messages:");
        line("%-14s %12s %12s %12s", "", "5%", "50%", "100%");
        for (String pipeline : OURS) {
            OptionalDouble message = medians.net(Kind.WHOLE, pipeline);
            OptionalDouble other = medians.net(Kind.OTHER, pipeline);
            StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-14s", pipeline));
            for (double share : new double[] {0.05, 0.5, 1}) {
                double nanos = share * message.orElse(Double.NaN) + (1 - share) * other.orElse(Double.NaN);
                row.append(String.format(Locale.ROOT, " %12.1f", nanos * LINES_A_SECOND / NANOS_OF_A_PERCENT));
            }
            line("%s", row);
        }
    }

    private void atMost(String what, OptionalDouble ours, OptionalDouble theirs, double goal) {
        if (ours.isPresent() && theirs.isPresent()) {
            double ratio = ours.getAsDouble() / theirs.getAsDouble();
            line("  %-48s %8.2f   goal: at most %-6s %s", what, ratio, goal, ratio <= goal ? "met" : "MISSED");
        }
    }

    private void atLeast(String what, OptionalDouble theirs, OptionalDouble ours, double goal) {
        if (ours.isPresent() && theirs.isPresent()) {
            double ratio = theirs.getAsDouble() / ours.getAsDouble();
            String met = ratio >= goal ? "met" : "MISSED";
            line("  %-48s %8.2f   %s", what, ratio, goal == 0 ? "" : "goal: at least " + goal + "   " + met);
        }
    }

    private static String shown(OptionalDouble nanos) {
        return nanos.isEmpty() ? "            -" : String.format(Locale.ROOT, " %,12.0f", nanos.getAsDouble());
    }

    private void line(String format, Object... values) {
        page.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
