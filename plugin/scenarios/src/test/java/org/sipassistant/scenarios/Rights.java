// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.util.List;
import java.util.Optional;

/**
 * What a role of a test permits, in words that both engines have.
 *
 * @param cluster actions that touch no index
 * @param indices patterns of the indices that may be read; empty for none
 * @param query documents that are seen, as a query; all where there is none
 * @param hidden fields that are not seen
 */
record Rights(List<String> cluster, List<String> indices, Optional<String> query, List<String> hidden) {
    Rights {
        cluster = List.copyOf(cluster);
        indices = List.copyOf(indices);
        hidden = List.copyOf(hidden);
    }

    static Rights cluster(String... actions) {
        return new Rights(List.of(actions), List.of(), Optional.empty(), List.of());
    }

    static Rights read(String... indices) {
        return new Rights(List.of(), List.of(indices), Optional.empty(), List.of());
    }

    Rights only(String wanted) {
        return new Rights(cluster, indices, Optional.of(wanted), hidden);
    }

    Rights without(String... fields) {
        return new Rights(cluster, indices, query, List.of(fields));
    }
}
