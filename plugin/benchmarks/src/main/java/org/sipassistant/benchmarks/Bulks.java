// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * The documents of a corpus as bodies of bulk requests, written before anything is measured.
 *
 * @param messages documents with SIP in them
 */
record Bulks(List<String> bodies, int documents, long messages) {

    /** Documents of one request, as shippers send them. */
    static final int SIZE = 500;

    Bulks {
        bodies = List.copyOf(bodies);
    }

    static Bulks of(Corpus corpus) {
        ObjectMapper mapper = new ObjectMapper();
        List<String> bodies = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        int count = 0;
        for (Corpus.Sample sample : corpus.samples()) {
            ObjectNode document = mapper.createObjectNode()
                    .put("@timestamp", "2026-03-17T12:00:00.000Z")
                    .put("host", "voice3")
                    .put("message", sample.text());
            body.append("{\"index\":{}}\n").append(document).append('\n');
            if (++count % SIZE == 0) {
                bodies.add(body.toString());
                body.setLength(0);
            }
        }
        long messages = corpus.samples().stream()
                .filter(sample -> sample.kind() == Kind.WHOLE || sample.kind() == Kind.SINGLE)
                .count();
        return new Bulks(bodies, count - count % SIZE, messages);
    }
}
