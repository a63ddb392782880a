// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** How long a node's ordinary searches take, and how much memory it uses, while something else goes on. */
final class LatencyProbe {
    private static final String SEARCH = "/other-logs/_search?q=message:lorem&size=10";
    private static final int LOOK_AT_MEMORY = 20;

    private final Http http;
    private long[] micros = new long[1_024];
    private int count;
    private long mostHeap;

    LatencyProbe(Http http) {
        this.http = http;
    }

    /** Searches until told to stop, at least as often as asked. */
    void run(AtomicBoolean stop, int least) throws IOException {
        while (count < least || !stop.get()) {
            long start = System.nanoTime();
            Replies.succeeds(http.send("GET", SEARCH));
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, 2 * count);
            }
            micros[count++] = (System.nanoTime() - start) / 1_000;
            if (count % LOOK_AT_MEMORY == 0) {
                mostHeap = Math.max(mostHeap, heap());
            }
        }
        mostHeap = Math.max(mostHeap, heap());
        Arrays.sort(micros, 0, count);
    }

    private long heap() throws IOException {
        return http.send("GET", "/_nodes/stats/jvm")
                .json()
                .path("nodes")
                .elements()
                .next()
                .at("/jvm/mem/heap_used_in_bytes")
                .longValue();
    }

    double millis(double share) {
        return micros[(int) Math.min(count - 1L, (long) (share * count))] / 1_000.0;
    }

    String row(String title) {
        return String.format(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f | %.1f | %d |%n",
                title,
                count,
                millis(0.5),
                millis(0.95),
                millis(1),
                mostHeap >> 20);
    }
}
