// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/**
 * What a node's memory holds.
 *
 * @param heap bytes of the heap in use
 * @param reserved bytes that requests have reserved at the circuit breaker for requests
 * @param refused how often a circuit breaker refused something since the node started: of the whole heap, of requests
 */
record NodeMemory(long heap, long reserved, long refused, long refusedRequests) {
    static final String HEAD =
            "| memory | heap in use MB | reserved by requests MB | refused by the limit of the heap |"
                    + " of requests |\n|---|--:|--:|--:|--:|\n";

    static NodeMemory of(Http http) throws IOException {
        JsonNode node = Replies.comes(() -> http.send("GET", "/_nodes/stats/jvm,breaker"))
                .json()
                .path("nodes")
                .elements()
                .next();
        return new NodeMemory(
                node.at("/jvm/mem/heap_used_in_bytes").longValue(),
                node.at("/breakers/request/estimated_size_in_bytes").longValue(),
                node.at("/breakers/parent/tripped").longValue(),
                node.at("/breakers/request/tripped").longValue());
    }

    /** The greater of each. */
    NodeMemory most(NodeMemory other) {
        return new NodeMemory(
                Math.max(heap, other.heap),
                Math.max(reserved, other.reserved),
                Math.max(refused, other.refused),
                Math.max(refusedRequests, other.refusedRequests));
    }

    long heapMegabytes() {
        return heap >> 20;
    }

    String row(String title) {
        return "| " + title + " | " + heapMegabytes() + " | " + (reserved >> 20) + " | " + refused + " | "
                + refusedRequests + " |\n";
    }
}
