// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.io.IOException;
import java.util.Map;
import java.util.function.BiConsumer;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.rest.RestChannel;
import org.opensearch.rest.RestRequest;
import org.sipassistant.endpoint.TextBudget;

/** Lets pasted texts in while there is room for them, and keeps their room until they are answered. Thread-safe. */
final class TextGate {
    private final TextBudget budget = TextBudget.ofThisProcess();

    /**
     * Reads a body that may hold a long text.
     *
     * @param bytes the length of the body: an engine wants to know before that somebody looks at it
     * @param ask is given what stands in the body, and who waits for the answer
     * @throws OpenSearchStatusException of status 413 where there is never room for it, 429 where there is none now
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
            throw new OpenSearchStatusException(
                    e.getMessage(), e.isNow() ? RestStatus.TOO_MANY_REQUESTS : RestStatus.REQUEST_ENTITY_TOO_LARGE);
        }
    }
}
