// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.IOException;
import java.time.Instant;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** An index that is searched for seconds under its other name, whose filter looks at all its long values many times. */
final class SlowShard {
    static final String INDEX = "other-slow";
    static final String ALIAS = "sip-messages-slow";

    private static final int DOCUMENTS = 15_000;
    private static final int LONG = 1_000;

    /** Engines take 1,024 clauses at most, of all of a question together. */
    private static final int LOOKS = 900;

    private final Http http;

    SlowShard(Http http) {
        this.http = http;
    }

    /**
     * @param node where it lies
     * @param callId stands in each of its documents, of which the filter lets none through
     */
    void create(String node, String callId) throws IOException {
        Replies.succeeds(http.send("PUT", "/" + INDEX, index(node), "application/json"));
        SplittableRandom random = new SplittableRandom(1);
        Shipment shipment = new Shipment(http, INDEX, "_none");
        Instant now = Instant.now();
        shipment.send(IntStream.range(0, DOCUMENTS)
                .mapToObj(n -> "{\"@timestamp\": \"" + now + "\", \"message\": \"Call-ID: " + callId
                        + "\", \"value\": \"" + value(random) + "\"}")
                .toList());
    }

    private static String index(String node) {
        String filters = IntStream.range(0, LOOKS)
                .mapToObj(n -> "{\"regexp\": {\"value\": \".*x" + n + "y.*z.*\"}}")
                .collect(Collectors.joining(","));
        return "{\"settings\": {\"number_of_replicas\": 0, \"index.routing.allocation.require._name\": \"" + node
                + "\"}, \"mappings\": {\"properties\": {\"message\": {\"type\": \"text\"}, \"value\": {\"type\":"
                + " \"keyword\", \"doc_values\": false}}}, \"aliases\": {\"" + ALIAS
                + "\": {\"filter\": {\"bool\": {\"should\": [" + filters + "]}}}}}";
    }

    private static String value(SplittableRandom random) {
        StringBuilder value = new StringBuilder(LONG);
        for (int n = 0; n < LONG; n++) {
            value.append((char) ('a' + random.nextInt(26)));
        }
        return value.toString();
    }
}
