// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What a test demands of an answer before it goes on. */
final class Replies {
    /** Too much just now, not ready yet: what an engine says of itself, and asks to be asked again. */
    private static final Set<Integer> NOT_NOW = Set.of(429, 503);

    private static final long SECONDS = 120;

    private Replies() {}

    /** A request that may be sent again and again. */
    @FunctionalInterface
    interface Request {
        Http.Reply send() throws IOException;
    }

    /** The same answer, if it is one of success. */
    static Http.Reply succeeds(Http.Reply reply) {
        assertTrue(reply.status() / 100 == 2, () -> reply.status() + ": " + reply.text());
        return reply;
    }

    /**
     * The answer of success that comes once the cluster is ready: an index that was made just now waits for its shards, and
     * a heap that is full of garbage for its collection.
     */
    static Http.Reply comes(Request request) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        Http.Reply reply = request.send();
        while (NOT_NOW.contains(reply.status()) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            reply = request.send();
        }
        return succeeds(reply);
    }
}
