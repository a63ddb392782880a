// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;

/** Ships log documents to a node as a log shipper does: through the bulk API, a few hundred at a time. */
public final class Shipment {
    private static final int DOCUMENTS_PER_REQUEST = 500;

    private final Http http;
    private final int first;
    private final String path;

    /** Documents go to this index through this pipeline. */
    public Shipment(Http http, String index, String pipeline) {
        this(http, index, pipeline, 0);
    }

    /** @param first how many documents came before these: their ids go on from there */
    public Shipment(Http http, String index, String pipeline, int first) {
        this.http = http;
        this.first = first;
        this.path = "/" + index + "/_bulk?refresh=true&pipeline=" + pipeline;
    }

    /**
     * Sends documents, each a line of JSON. The n-th gets the id n, counted from 1.
     *
     * @throws IOException if the node refuses one of them
     */
    public void send(List<String> documents) throws IOException {
        for (int from = 0; from < documents.size(); from += DOCUMENTS_PER_REQUEST) {
            int to = Math.min(documents.size(), from + DOCUMENTS_PER_REQUEST);
            send(documents, from, to);
        }
    }

    private void send(List<String> documents, int from, int to) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (int n = from; n < to; n++) {
            lines.append("{\"index\":{\"_id\":\"").append(first + n + 1).append("\"}}\n");
            lines.append(documents.get(n)).append('\n');
        }
        Http.Reply reply = http.send("POST", path, lines.toString(), "application/x-ndjson");
        if (reply.status() != 200 || reply.json().path("errors").asBoolean(true)) {
            throw new IOException("the node refused a document: " + firstError(reply));
        }
    }

    private static String firstError(Http.Reply reply) {
        Iterator<JsonNode> items = reply.json().path("items").elements();
        while (items.hasNext()) {
            JsonNode error = items.next().path("index").path("error");
            if (!error.isMissingNode()) {
                return error.toString();
            }
        }
        return reply.text();
    }
}
