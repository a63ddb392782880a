// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.util.Optional;
import java.util.function.Supplier;

/** Lets the tracker of a node do what there is to do, each time it is run; what goes wrong is told and tried again. */
public final class TrackerLoop implements Runnable {
    private final Optional<Supplier<Tracker>> made;
    private Optional<Tracker> tracker = Optional.empty();
    private volatile String state;

    private TrackerLoop(Optional<Supplier<Tracker>> made, String state) {
        this.made = made;
        this.state = state;
    }

    /** @param tracker made when it is first needed, when the node knows who it is */
    public static TrackerLoop of(Supplier<Tracker> tracker) {
        return new TrackerLoop(Optional.of(tracker), "starting");
    }

    /** @param why the tracker may not run on this node */
    public static TrackerLoop refused(String why) {
        return new TrackerLoop(Optional.empty(), "refused: " + why);
    }

    /** How it gets on, in words. */
    public String state() {
        return state;
    }

    @Override
    public synchronized void run() {
        if (made.isEmpty()) {
            return;
        }
        try {
            if (tracker.isEmpty()) {
                tracker = made.map(Supplier::get);
            }
            boolean more = true;
            while (more && !Thread.currentThread().isInterrupted()) {
                more = tracker.orElseThrow().run();
            }
            state = "running";
        } catch (RuntimeException e) {
            state = "waiting: " + e.getMessage();
        }
    }
}
