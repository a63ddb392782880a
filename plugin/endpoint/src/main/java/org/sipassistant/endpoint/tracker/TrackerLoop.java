// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.util.Optional;
import java.util.function.Supplier;

/** Lets the tracker of a node do what there is to do, each time it is run; what goes wrong is told and tried again. */
public final class TrackerLoop implements Runnable {
    private final Supplier<Tracker> made;
    private Optional<Tracker> tracker = Optional.empty();
    private volatile String state = "starting";

    private TrackerLoop(Supplier<Tracker> made) {
        this.made = made;
    }

    /**
     * @param tracker made when it is first needed, when the node knows who it is; asked again as long as it throws, because
     *     the tracker may not run on this node
     */
    public static TrackerLoop of(Supplier<Tracker> tracker) {
        return new TrackerLoop(tracker);
    }

    /** How it gets on, in words. */
    public String state() {
        return state;
    }

    @Override
    public synchronized void run() {
        try {
            if (tracker.isEmpty()) {
                tracker = Optional.of(made.get());
            }
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = tracker.orElseThrow().run();
            }
            state = "running";
        } catch (RuntimeException e) {
            state = (tracker.isEmpty() ? "refused: " : "waiting: ") + e.getMessage();
        }
    }
}
