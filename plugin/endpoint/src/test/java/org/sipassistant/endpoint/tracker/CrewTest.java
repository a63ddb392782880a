// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CrewTest {
    private static final List<Integer> MANY = IntStream.range(0, 1_000).boxed().toList();

    @Test
    void whatIsMadeOfThemIsInTheirOrder() {
        try (ExecutorService others = Executors.newFixedThreadPool(3)) {
            assertEquals(MANY.stream().map(n -> n * 2).toList(), new Crew(others, 3).map(MANY, n -> n * 2));
        }
    }

    @Test
    void severalAreDoneAtTheSameTime() {
        try (ExecutorService others = Executors.newFixedThreadPool(1)) {
            CountDownLatch both = new CountDownLatch(2);
            List<Boolean> met = new Crew(others, 1).map(List.of(1, 2), n -> {
                both.countDown();
                return await(both);
            });
            assertEquals(List.of(true, true), met);
        }
    }

    @Test
    void whoIsRefusedHelpDoesItAlone() {
        Crew alone = new Crew(
                task -> {
                    throw new RejectedExecutionException("full");
                },
                3);
        assertEquals(MANY, alone.map(MANY, n -> n));
        assertEquals(List.of(), alone.map(List.of(), n -> n));
    }

    @Test
    void helpThatNeverComesIsNotWaitedFor() {
        assertEquals(MANY, new Crew(task -> {}, 3).map(MANY, n -> n));
    }

    @Test
    void whatGoesWrongIsToldOnceNothingIsInTheWorks() {
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService others = Executors.newFixedThreadPool(3)) {
            Crew crew = new Crew(others, 3);
            IllegalStateException thrown = assertThrows(
                    IllegalStateException.class,
                    () -> crew.map(MANY, n -> {
                        done.incrementAndGet();
                        if (n == 7) {
                            throw new IllegalStateException("seven");
                        }
                        return n;
                    }));
            assertEquals("seven", thrown.getMessage());
            assertEquals(MANY.size(), done.get());
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
