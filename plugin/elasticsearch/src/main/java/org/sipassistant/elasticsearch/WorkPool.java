// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.elasticsearch.ElasticsearchStatusException;
import org.elasticsearch.ExceptionsHelper;
import org.elasticsearch.ResourceNotFoundException;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionRunnable;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.threadpool.ExecutorBuilder;
import org.elasticsearch.threadpool.FixedExecutorBuilder;
import org.elasticsearch.threadpool.ThreadPool;
import org.jspecify.annotations.Nullable;
import org.sipassistant.endpoint.ConflictException;
import org.sipassistant.endpoint.NotFoundException;
import org.sipassistant.endpoint.tracker.TrackerException;

/**
 * The plugin's own threads with a short queue, so that questions never take the engine's threads, and what is too much is
 * refused at once with status 429. Pasted texts, which may take seconds each, have others than questions to the index.
 */
final class WorkPool {
    /** Half of the processors. */
    static final String QUESTIONS = "sip_assistant";

    /** A quarter of the processors. */
    static final String TEXTS = "sip_texts";

    private static final int QUEUE = 100;

    private final ThreadPool threads;
    private final String name;

    /** @param name of threads that the engine knows */
    WorkPool(ThreadPool threads, String name) {
        this.threads = threads;
        this.name = name;
    }

    static List<ExecutorBuilder<?>> builders(Settings settings) {
        int processors = EsExecutors.allocatedProcessors(settings);
        return List.of(
                builder(settings, QUESTIONS, processors / 2, "plugins.sip.thread_pool"),
                builder(settings, TEXTS, processors / 4, "plugins.sip.texts.thread_pool"));
    }

    private static ExecutorBuilder<?> builder(Settings settings, String name, int size, String prefix) {
        return new FixedExecutorBuilder(
                settings, name, Math.max(1, size), QUEUE, prefix, EsExecutors.TaskTrackingConfig.DO_NOT_TRACK);
    }

    ExecutorService executor() {
        return threads.executor(name);
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

    /** What the cluster says of its refusal; where it only could not do it now, that it is to be tried again. */
    private static RestStatus status(@Nullable Throwable refusal) {
        return refusal == null ? RestStatus.SERVICE_UNAVAILABLE : ExceptionsHelper.status(refusal);
    }

    private static Exception inTermsOfTheEngine(Exception failure) {
        if (failure instanceof TrackerException tracker) {
            return new ElasticsearchStatusException(tracker.getMessage(), status(tracker.getCause()), tracker);
        }
        if (failure instanceof ConflictException) {
            return new ElasticsearchStatusException(failure.getMessage(), RestStatus.CONFLICT);
        }
        return failure instanceof NotFoundException ? new ResourceNotFoundException(failure.getMessage()) : failure;
    }
}
