// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** How long a node takes for a request that somebody sends again and again, one after the other, while something else goes on. */
final class LatencyProbe {
    static final String HEAD = "| requests | number | median ms | p95 ms | slowest ms |\n|---|--:|--:|--:|--:|\n";

    private final Http http;
    private final String path;
    private long[] micros = new long[1_024];
    private int count;

    LatencyProbe(Http http, String path) {
        this.http = http;
        this.path = path;
    }

    /** Asks until told to stop, at least as often as said. What is refused for the moment takes until it is answered. */
    void run(AtomicBoolean stop, int least) throws IOException {
        while (count < least || !stop.get()) {
            long start = System.nanoTime();
            Replies.comes(() -> http.send("GET", path));
            if (count == micros.length) {
                micros = Arrays.copyOf(micros, 2 * count);
            }
            micros[count++] = (System.nanoTime() - start) / 1_000;
        }
        Arrays.sort(micros, 0, count);
    }

    double millis(double share) {
        return micros[(int) Math.min(count - 1L, (long) (share * count))] / 1_000.0;
    }

    String row(String title) {
        return String.format(
                Locale.ROOT, "| %s | %d | %.1f | %.1f | %.1f |%n", title, count, millis(0.5), millis(0.95), millis(1));
    }
}
