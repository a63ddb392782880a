// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.elasticsearch.ElasticsearchStatusException;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xcontent.XContentParser.Token;
import org.jspecify.annotations.Nullable;

/**
 * Reads the body of a request; whatever is wrong with it is the caller's mistake. No parameter has parameters of its own, so
 * what is read takes about as much memory as the body, whatever somebody nests in it.
 */
final class RequestBody {
    /** Bytes of a question: room for the longest Call-ID many times. A log is not part of a question. */
    private static final int LARGEST = 1 << 20;

    private static final int MOST_NAMES = 100;

    private RequestBody() {}

    /**
     * What a question says in its body; nothing where it has none. A parameter that is null is not given.
     *
     * @throws ElasticsearchStatusException of status 413 where it is longer than a question can be
     */
    static Map<String, Object> of(RestRequest request) throws IOException {
        if (!request.hasContent()) {
            return Map.of();
        }
        int length = request.content().length();
        if (length > LARGEST) {
            throw new ElasticsearchStatusException(
                    "the body has [" + length + "] bytes, a question has at most [" + LARGEST + "]",
                    RestStatus.REQUEST_ENTITY_TOO_LARGE);
        }
        try (XContentParser body = request.contentParser()) {
            return read(body);
        }
    }

    /** @throws IllegalArgumentException where it is no object, breaks off, or holds other things than texts, numbers and lists of them */
    static Map<String, Object> read(XContentParser body) {
        try {
            return object(body);
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("the body cannot be read: " + e.getMessage(), e);
        }
    }

    private static Map<String, Object> object(XContentParser body) throws IOException {
        if (body.nextToken() != Token.START_OBJECT) {
            throw new IllegalArgumentException("it is no object");
        }
        Map<String, Object> values = new LinkedHashMap<>();
        Token token = body.nextToken();
        while (token == Token.FIELD_NAME) {
            if (values.size() == MOST_NAMES) {
                throw new IllegalArgumentException("it has more than [" + MOST_NAMES + "] parameters");
            }
            String name = body.currentName();
            token = body.nextToken();
            @Nullable Object value = token == Token.START_ARRAY ? list(name, body) : scalar(name, token, body);
            if (value != null) {
                values.put(name, value);
            }
            token = body.nextToken();
        }
        if (token != Token.END_OBJECT) {
            throw new IllegalArgumentException("it breaks off");
        }
        if (body.nextToken() != null) {
            throw new IllegalArgumentException("something stands behind its object");
        }
        return values;
    }

    private static List<@Nullable Object> list(String name, XContentParser body) throws IOException {
        List<@Nullable Object> list = new ArrayList<>();
        for (Token token = body.nextToken(); token != Token.END_ARRAY; token = body.nextToken()) {
            list.add(scalar(name, token, body));
        }
        return list;
    }

    private static @Nullable Object scalar(String name, @Nullable Token token, XContentParser body) throws IOException {
        if (token == null || !token.isValue() && token != Token.VALUE_NULL) {
            throw new IllegalArgumentException("parameter [" + name + "] is not a text, a number or a list of them");
        }
        return body.objectText();
    }
}
