// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a lane has done since this node owns it, for those who watch it. For one thread. */
final class Progress {
    /** Calls whose lag is remembered. */
    private static final int SAMPLES = 8_192;

    private final long[] lags = new long[SAMPLES];
    private long calls;
    private long told;
    private long documents;
    private long messages;
    private long unjudged;
    private long skipped;
    private String lastSkipped = "";
    private long millis;
    private Map<String, Object> strays = Map.of();
    private String problem = "";

    /** @param read messages of a call that was judged */
    void judged(long read) {
        calls++;
        messages += read;
    }

    /** @param lag from when the newest message of a call came in to when its documents were written, in milliseconds */
    void told(long lag) {
        lags[(int) (told % SAMPLES)] = Math.max(0, lag);
        told++;
    }

    void written(int count) {
        documents += count;
    }

    /** A call could not be judged, which is an error of ours. */
    void unjudged() {
        unjudged++;
    }

    /** A call was left out because what it needs could not be read, again and again. */
    void skipped(String callId, String why) {
        skipped++;
        lastSkipped = callId + ": " + why;
    }

    /** @param counts of messages of this source that are not tracked because of their time, by name */
    void strays(Map<String, Object> counts) {
        strays = counts;
    }

    void worked(long time) {
        millis += time;
    }

    void failed(String why) {
        problem = why;
    }

    void succeeded() {
        problem = "";
    }

    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("messages", messages);
        fields.put("calls", calls);
        fields.put("documents", documents);
        fields.put("unjudged_calls", unjudged);
        fields.put("skipped_calls", skipped);
        if (skipped > 0) {
            fields.put("last_skipped", lastSkipped);
        }
        fields.putAll(strays);
        fields.put("busy_ms", millis);
        if (millis > 0) {
            fields.put("messages_per_busy_second", messages * 1_000 / millis);
        }
        int known = (int) Math.min(told, SAMPLES);
        if (known > 0) {
            long[] sorted = Arrays.copyOf(lags, known);
            Arrays.sort(sorted);
            fields.put("lag_p50_ms", sorted[known / 2]);
            fields.put("lag_p99_ms", sorted[Math.min(known - 1, known * 99 / 100)]);
        }
        if (!problem.isEmpty()) {
            fields.put("problem", problem);
        }
        return fields;
    }
}
