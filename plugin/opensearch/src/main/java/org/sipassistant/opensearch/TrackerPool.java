// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import org.jspecify.annotations.Nullable;
import org.opensearch.common.lifecycle.LifecycleListener;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.common.util.concurrent.OpenSearchExecutors;
import org.opensearch.threadpool.ExecutorBuilder;
import org.opensearch.threadpool.FixedExecutorBuilder;
import org.opensearch.threadpool.Scheduler;
import org.opensearch.threadpool.ThreadPool;
import org.sipassistant.endpoint.tracker.Crew;

/**
 * The threads of the tracker, as many as there are processors: one waits for the cluster, and so must not be one that answers
 * questions; the others help it to judge calls.
 */
final class TrackerPool {
    static final String NAME = "sip_tracker";

    private TrackerPool() {}

    static ExecutorBuilder<?> builder(Settings settings) {
        return new FixedExecutorBuilder(
                settings,
                NAME,
                OpenSearchExecutors.allocatedProcessors(settings),
                10,
                "plugins.sip.tracker.thread_pool");
    }

    /** Those who judge calls. */
    static Crew crew(ThreadPool threads) {
        return new Crew(threads.executor(NAME), threads.info(NAME).getMax() - 1);
    }

    /** Lets the loop run again and again, with a pause between, from when a service has started until it stops. */
    static LifecycleListener running(ThreadPool threads, Runnable loop, TimeValue pause) {
        return new LifecycleListener() {
            private Scheduler.@Nullable Cancellable started;

            @Override
            public void afterStart() {
                started = threads.scheduleWithFixedDelay(loop, pause, NAME);
            }

            @Override
            public void beforeStop() {
                if (started != null) {
                    started.cancel();
                }
            }
        };
    }
}
