// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.CurrentEnricher;
import org.sipassistant.ingest.EnrichStatistics;

/** The processors of a node, for the sum of what they counted. One that a pipeline no longer uses is forgotten. Thread-safe. */
public final class Processors {
    private final List<WeakReference<CurrentEnricher>> enrichers = new ArrayList<>();

    /** Counts for this one as well. */
    public synchronized CurrentEnricher add(CurrentEnricher enricher) {
        enrichers.removeIf(reference -> reference.get() == null);
        enrichers.add(new WeakReference<>(enricher));
        return enricher;
    }

    /** The counters of all of them. */
    public synchronized Map<String, Object> fields() {
        long[] sums = new long[6];
        for (WeakReference<CurrentEnricher> reference : enrichers) {
            CurrentEnricher enricher = reference.get();
            if (enricher != null) {
                EnrichStatistics counted = enricher.statistics();
                sums[0] += counted.documents();
                sums[1] += counted.messages();
                sums[2] += counted.problems();
                sums[3] += counted.truncated();
                sums[4] += counted.conflicts();
                sums[5] += counted.redacted();
            }
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("documents", sums[0]);
        fields.put("messages", sums[1]);
        fields.put("problems", sums[2]);
        fields.put("truncated", sums[3]);
        fields.put("conflicts", sums[4]);
        fields.put("redacted", sums[5]);
        return fields;
    }
}
