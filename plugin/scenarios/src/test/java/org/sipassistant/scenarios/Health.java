// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waiting for a cluster to be as a test needs it: what started just now, or was left just now, needs a while. */
final class Health {
    /** Engines are asked for less at a time, so that each answer tells how it stands. */
    private static final long SECONDS = 300;

    private static final String PATIENCE = "timeout=30s";

    private final Http http;

    Health(Http http) {
        this.http = http;
    }

    /** Until every shard that can be read is read from, of the indices that are named; all where the name is empty. */
    void awaitReadable(String index) throws IOException {
        await(index, "wait_for_status=yellow");
    }

    /** Until every shard has all its copies. */
    void awaitWhole(String index) throws IOException {
        await(index, "wait_for_status=green");
    }

    /** Until so many nodes are in the cluster, and it has a manager. */
    void awaitNodes(int nodes) throws IOException {
        await("", "wait_for_nodes=" + nodes);
    }

    private void await(String index, String condition) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        String path = "/_cluster/health" + (index.isEmpty() ? "" : "/" + index) + "?" + condition + "&" + PATIENCE;
        Http.Reply reply = http.send("GET", path);
        while (reply.status() != 200 || reply.json().path("timed_out").asBoolean(true)) {
            String told = reply.status() + " " + reply.text();
            assertTrue(System.nanoTime() < deadline, () -> condition + ": " + told);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            reply = http.send("GET", path);
        }
    }
}
