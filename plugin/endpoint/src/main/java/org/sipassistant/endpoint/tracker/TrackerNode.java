// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.sipassistant.endpoint.CallReader;
import org.sipassistant.endpoint.Expertise;
import org.sipassistant.ingest.Explain;
import org.sipassistant.ingest.FieldSet;
import org.sipassistant.ingest.SipOptions;

/**
 * What a node brings along that runs the tracker.
 *
 * @param name no other node has the same
 * @param schema of the documents
 * @param crew judges calls
 * @param clock the time of day
 * @param nanos a clock that never goes back, in nanoseconds
 * @param retention how long calls are kept; empty: for ever
 * @param status what this node tells of itself
 */
public record TrackerNode(
        String name,
        Expertise expertise,
        Schema schema,
        TrackerLimits limits,
        Crew crew,
        InstantSource clock,
        LongSupplier nanos,
        Supplier<Optional<Duration>> retention,
        Supplier<Map<String, Object>> status) {

    CallReader reader() {
        return new CallReader(expertise);
    }

    /** The processor's fields as the messages have them; texts that are the same for each code are not wanted here. */
    CallDocuments documents(Source source) {
        SipOptions options = new SipOptions(
                "message",
                "sip",
                true,
                false,
                FieldSet.STANDARD,
                Explain.NONE,
                false,
                false,
                List.of(),
                ZoneOffset.UTC,
                List.of(),
                source.region());
        return new CallDocuments(expertise, options, source.namespace(), source.indices());
    }
}
