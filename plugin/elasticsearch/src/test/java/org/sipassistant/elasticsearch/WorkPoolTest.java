// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.elasticsearch.ExceptionsHelper;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.test.ESTestCase;
import org.elasticsearch.threadpool.ExecutorBuilder;
import org.elasticsearch.threadpool.TestThreadPool;
import org.elasticsearch.threadpool.ThreadPool;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.sipassistant.endpoint.ConflictException;
import org.sipassistant.endpoint.NotFoundException;

public class WorkPoolTest extends ESTestCase {
    private ThreadPool threads;
    private WorkPool pool;

    @Before
    public void startThreads() {
        threads = new TestThreadPool("work", WorkPool.builders(Settings.EMPTY).toArray(ExecutorBuilder[]::new));
        pool = new WorkPool(threads, WorkPool.QUESTIONS);
    }

    @After
    public void stopThreads() {
        ThreadPool.terminate(threads, 60, TimeUnit.SECONDS);
    }

    @Test
    public void tellsTheResultOfTheWork() throws Exception {
        assertEquals(
                Map.of("a", 1),
                result(() -> CompletableFuture.completedFuture(Map.of("a", 1))).get());
    }

    @Test
    public void worksOnItsOwnThreads() throws Exception {
        Map<String, Object> name = result(() -> CompletableFuture.completedFuture(
                        Map.of("thread", Thread.currentThread().getName())))
                .get();
        assertTrue(name.toString(), name.get("thread").toString().contains("[" + WorkPool.QUESTIONS + "]"));
    }

    @Test
    public void givesWhatWasNotFoundTheStatus404() {
        assertStatus(RestStatus.NOT_FOUND, result(() -> {
            throw new NotFoundException("no message of call [a] was found");
        }));
        assertStatus(
                RestStatus.NOT_FOUND,
                result(() -> CompletableFuture.failedFuture(new NotFoundException("no message was found"))));
    }

    @Test
    public void givesWhatIsInTheWayTheStatus409() {
        assertStatus(RestStatus.CONFLICT, result(() -> {
            throw new ConflictException("template [a] was not made by this setup");
        }));
    }

    @Test
    public void givesABadArgumentTheStatus400EvenFromALaterStage() {
        assertStatus(
                RestStatus.BAD_REQUEST,
                result(() -> CompletableFuture.completedFuture(Map.<String, Object>of())
                        .thenApply(nothing -> {
                            throw new IllegalArgumentException("from [x] is no time");
                        })));
    }

    @Test
    public void refusesWhatIsTooMuchWithTheStatus429() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        List<CompletableFuture<Map<String, Object>>> results = new ArrayList<>();
        for (int n = 0; n < 100 + Runtime.getRuntime().availableProcessors(); n++) {
            results.add(result(() -> {
                await(open);
                return CompletableFuture.completedFuture(Map.of());
            }));
        }
        CompletableFuture<Map<String, Object>> last = results.getLast();
        assertTrue("the last one was not refused", last.isCompletedExceptionally());
        assertStatus(RestStatus.TOO_MANY_REQUESTS, last);
        open.countDown();
        assertEquals(Map.of(), results.getFirst().get());
    }

    @Test
    public void letsNoQuestionWaitForTexts() throws Exception {
        CountDownLatch open = new CountDownLatch(1);
        WorkPool texts = new WorkPool(threads, WorkPool.TEXTS);
        for (int n = 0; n < Runtime.getRuntime().availableProcessors(); n++) {
            texts.answer(
                    () -> {
                        await(open);
                        return CompletableFuture.completedFuture(Map.of());
                    },
                    ActionListener.<Map<String, Object>>wrap(answer -> {}, failure -> {}));
        }
        assertEquals(
                Map.of(),
                result(() -> CompletableFuture.completedFuture(Map.of())).get(120, TimeUnit.SECONDS));
        open.countDown();
    }

    private CompletableFuture<Map<String, Object>> result(Supplier<CompletionStage<Map<String, Object>>> work) {
        CompletableFuture<Map<String, Object>> result = new CompletableFuture<>();
        pool.answer(work, ActionListener.wrap(result::complete, result::completeExceptionally));
        return result;
    }

    private static void assertStatus(RestStatus expected, CompletableFuture<?> result) {
        ExecutionException failed = expectThrows(ExecutionException.class, result::get);
        assertEquals(expected, ExceptionsHelper.status((Exception) failed.getCause()));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(120, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
