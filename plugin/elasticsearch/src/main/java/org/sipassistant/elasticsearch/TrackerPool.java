// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.common.component.LifecycleListener;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.common.util.concurrent.EsExecutors;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.threadpool.ExecutorBuilder;
import org.elasticsearch.threadpool.FixedExecutorBuilder;
import org.elasticsearch.threadpool.Scheduler;
import org.elasticsearch.threadpool.ThreadPool;
import org.jspecify.annotations.Nullable;
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
                EsExecutors.allocatedProcessors(settings),
                10,
                "plugins.sip.tracker.thread_pool",
                EsExecutors.TaskTrackingConfig.DO_NOT_TRACK);
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
                started = threads.scheduleWithFixedDelay(loop, pause, threads.executor(NAME));
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
