// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.util.Map;
import java.util.function.BiConsumer;
import org.elasticsearch.ElasticsearchStatusException;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestRequest;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.xcontent.XContentParser;
import org.sipassistant.endpoint.TextBudget;

/** Lets pasted texts in while there is room for them, and keeps their room until they are answered. Thread-safe. */
final class TextGate {
    private final TextBudget budget = TextBudget.ofThisProcess();

    /**
     * Reads a body that may hold a long text.
     *
     * @param bytes the length of the body: an engine wants to know before that somebody looks at it
     * @param ask is given what stands in the body, and who waits for the answer
     * @throws ElasticsearchStatusException of status 413 where there is never room for it, 429 where there is none now
     */
    <A extends Answer> void read(
            RestRequest request, int bytes, RestChannel channel, BiConsumer<Map<String, Object>, ActionListener<A>> ask)
            throws IOException {
        if (!request.hasContentOrSourceParam()) {
            throw new IllegalArgumentException("parameter [text] is missing");
        }
        Runnable leave = enter(bytes);
        ActionListener<A> listener =
                ActionListener.runBefore(QuietFailure.of(channel, new JsonListener<>(channel)), leave::run);
        try (XContentParser body = request.contentOrSourceParamParser()) {
            ask.accept(RequestBody.read(body), listener);
        } catch (IOException | RuntimeException e) {
            leave.run();
            throw e;
        }
    }

    private Runnable enter(int bytes) {
        try {
            return budget.take(bytes);
        } catch (TextBudget.NoRoomException e) {
            throw new ElasticsearchStatusException(
                    e.getMessage(), e.isNow() ? RestStatus.TOO_MANY_REQUESTS : RestStatus.REQUEST_ENTITY_TOO_LARGE);
        }
    }
}
