// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.elasticsearch.ExceptionsHelper;
import org.elasticsearch.ResourceNotFoundException;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionRunnable;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.threadpool.ExecutorBuilder;
import org.elasticsearch.threadpool.FixedExecutorBuilder;
import org.elasticsearch.threadpool.ThreadPool;
import org.sipassistant.endpoint.NotFoundException;

/**
 * The plugin's own threads: half of the processors and a short queue, so that questions never take the engine's threads,
 * and what is too much is refused at once with status 429.
 */
final class WorkPool {
    static final String NAME = "sip_assistant";

    private static final int QUEUE = 100;

    private final ThreadPool threads;

    WorkPool(ThreadPool threads) {
        this.threads = threads;
    }

    static ExecutorBuilder<?> builder(Settings settings) {
        int size = Math.max(1, EsExecutors.allocatedProcessors(settings) / 2);
        return new FixedExecutorBuilder(
                settings, NAME, size, QUEUE, "plugins.sip.thread_pool", EsExecutors.TaskTrackingConfig.DO_NOT_TRACK);
    }

    ExecutorService executor() {
        return threads.executor(NAME);
    }

    /** Does the work on this pool and tells the listener its result, or why there is none in the engine's terms. */
    <T> void answer(Supplier<CompletionStage<T>> work, ActionListener<? super T> listener) {
        ActionListener<T> translated = ActionListener.wrap(
                listener::onResponse, failure -> listener.onFailure(inTermsOfTheEngine(cause(failure))));
        executor()
                .execute(ActionRunnable.wrap(
                        translated,
                        waiting -> work.get().whenComplete((answer, failure) -> {
                            if (failure == null) {
                                waiting.onResponse(answer);
                            } else {
                                waiting.onFailure(cause(failure));
                            }
                        })));
    }

    private static Exception cause(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        ExceptionsHelper.maybeDieOnAnotherThread(cause);
        return cause instanceof Exception exception ? exception : new IllegalStateException(cause);
    }

    private static Exception inTermsOfTheEngine(Exception failure) {
        return failure instanceof NotFoundException ? new ResourceNotFoundException(failure.getMessage()) : failure;
    }
}
