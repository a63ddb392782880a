// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;

/** How far the call tracker of a running cluster has come, as it says itself. */
public final class TrackerProgress {
    private final Http http;

    public TrackerProgress(Http http) {
        this.http = http;
    }

    /**
     * Whether all that came in before a time was read, and the calls it belongs to are written. Counting calls is no
     * substitute: one that is there may still be without its last messages.
     *
     * @param time by this machine's clock
     */
    public boolean isBeyond(String namespace, Instant time) throws IOException {
        boolean any = false;
        for (JsonNode lane : stats().at("/tracker/lanes")) {
            if (lane.path("namespace").asText().equals(namespace)) {
                any = true;
                if (Instant.parse(lane.path("checkpoint").asText()).isBefore(time)) {
                    return false;
                }
            }
        }
        return any;
    }

    /** Whether a replay was ordered, and every part of it is done. */
    public boolean isReplayed(String namespace) throws IOException {
        boolean any = false;
        for (JsonNode replay : stats().at("/tracker/replays")) {
            if (replay.path("namespace").asText().equals(namespace)) {
                any = true;
                if (!replay.path("done").booleanValue()) {
                    return false;
                }
            }
        }
        return any;
    }

    /** Nothing where the node cannot tell just now. */
    private JsonNode stats() throws IOException {
        return http.send("GET", "/_plugins/_sip/stats").json();
    }

    /** All that the node says, for whoever has waited in vain. */
    @Override
    public String toString() {
        try {
            return http.send("GET", "/_plugins/_sip/stats").text();
        } catch (IOException e) {
            return e.toString();
        }
    }
}
