// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.sipassistant.endpoint.TrackingCluster;

/** The indices that the tracker writes to, each created with its mapping before anything is written. For one thread. */
final class Indices {
    private final TrackingCluster cluster;
    private final Schema schema;
    private final Set<String> known = new HashSet<>();

    Indices(TrackingCluster cluster, Schema schema) {
        this.cluster = cluster;
        this.schema = schema;
    }

    /** Creates an index where it is not there. */
    void ensure(String index, Function<Schema, Map<String, Object>> mapping) {
        if (known.contains(index) && !cluster.indices(index).isEmpty()) {
            return;
        }
        if (cluster.indices(index).isEmpty()) {
            create(index, mapping.apply(schema));
        }
        known.add(index);
    }

    private void create(String index, Map<String, Object> mapping) {
        try {
            Searches.await(cluster.createIndex(index, mapping));
        } catch (TrackerException e) {
            if (cluster.indices(index).isEmpty()) {
                throw e;
            } // another node created it meanwhile
        }
    }
}
