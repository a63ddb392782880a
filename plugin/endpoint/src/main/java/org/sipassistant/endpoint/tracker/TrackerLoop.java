// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sipassistant.endpoint.Expertise;

/** Lets the tracker of a node do what there is to do, each time it is run; what goes wrong is told and tried again. */
public final class TrackerLoop implements Runnable {
    private final Function<Expertise, Tracker> made;
    private final Supplier<Expertise> expertise;
    private Optional<Expertise> known = Optional.empty();
    private Optional<Tracker> tracker = Optional.empty();
    private volatile String state = "starting";

    /**
     * @param made makes the tracker when it is first needed, when the node knows who it is, and whenever what is known
     *     changed; asked again as long as it throws, because the tracker may not run on this node
     * @param expertise as it is now
     */
    public TrackerLoop(Function<Expertise, Tracker> made, Supplier<Expertise> expertise) {
        this.made = made;
        this.expertise = expertise;
    }

    /** How it gets on, in words. */
    public String state() {
        return state;
    }

    @Override
    public synchronized void run() {
        try {
            Expertise now = expertise.get();
            if (!known.equals(Optional.of(now))) {
                // Its lanes are taken up again at once, by the one that knows better.
                tracker.ifPresent(Tracker::stop);
                tracker = Optional.empty();
                known = Optional.of(now);
            }
            if (tracker.isEmpty()) {
                tracker = Optional.of(made.apply(now));
            }
            boolean more = true;
            while (more
                    && expertise.get().equals(now)
                    && !Thread.currentThread().isInterrupted()) {
                more = tracker.orElseThrow().run();
            }
            state = "running";
        } catch (RuntimeException e) {
            state = (tracker.isEmpty() ? "refused: " : "waiting: ") + e.getMessage();
        }
    }
}
