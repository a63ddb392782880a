// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.openjdk.jmh.results.RunResult;

/**
 * The median processor time of every benchmark in nanoseconds, by its name and parameters: {@code parse},
 * {@code indexOf OTHER}, {@code enrich WHOLE grok}.
 */
record Medians(Map<String, Double> nanos) {

    Medians {
        nanos = Map.copyOf(nanos);
    }

    static Medians of(Collection<RunResult> results) {
        Map<String, Double> nanos = new HashMap<>();
        for (RunResult result : results) {
            nanos.put(
                    key(result),
                    result.getSecondaryResults()
                            .get(CpuTime.LABEL)
                            .getStatistics()
                            .getPercentile(50));
        }
        return new Medians(nanos);
    }

    private static String key(RunResult result) {
        String name = result.getParams().getBenchmark();
        StringBuilder key = new StringBuilder(name.substring(name.lastIndexOf('.') + 1));
        for (String parameter : new String[] {"kind", "pipeline"}) {
            String value = result.getParams().getParam(parameter);
            if (value != null) {
                key.append(' ').append(value);
            }
        }
        return key.toString();
    }

    /** The time of a benchmark; empty where it was not run. */
    OptionalDouble of(String key) {
        Double found = nanos.get(key);
        return found == null ? OptionalDouble.empty() : OptionalDouble.of(found);
    }

    /** The time of a pipeline for a kind of line without the making of the document; empty where one was not run. */
    OptionalDouble net(Kind kind, String pipeline) {
        OptionalDouble all = of("enrich " + kind + " " + pipeline);
        OptionalDouble document = of("enrich " + kind + " " + PipelineBenchmark.NONE);
        return all.isEmpty() || document.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(Math.max(0, all.getAsDouble() - document.getAsDouble()));
    }
}
