// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.elasticsearch.ElasticsearchException;
import org.elasticsearch.ExceptionsHelper;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.RestResponse;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.xcontent.ToXContent;
import org.elasticsearch.xcontent.XContentBuilder;
import org.sipassistant.endpoint.FailureOutline;

/**
 * Tells a client of a failure that is not his as the engine does, but not the node's log: the engine would write the URL there,
 * in which a Call-ID or a number may stand.
 */
final class QuietFailure {
    private static final Logger LOGGER = LogManager.getLogger(QuietFailure.class);
    private static final int FIRST = 500;

    private QuietFailure() {}

    /** @param answer sends what is no such failure */
    static <A> ActionListener<A> of(RestChannel channel, ActionListener<A> answer) {
        return ActionListener.wrap(answer::onResponse, failure -> {
            RestStatus status = ExceptionsHelper.status(failure);
            // Where the client is told the trace, the engine does not log it.
            if (status.getStatus() < FIRST || channel.request().paramAsBoolean("error_trace", false)) {
                answer.onFailure(failure);
            } else {
                LOGGER.warn("a question ended with status [{}]", status.getStatus(), FailureOutline.of(failure));
                send(channel, status, failure, answer);
            }
        });
    }

    private static void send(RestChannel channel, RestStatus status, Exception failure, ActionListener<?> answer) {
        try (XContentBuilder body = channel.newErrorBuilder().startObject()) {
            ElasticsearchException.generateFailureXContent(
                    body, ToXContent.EMPTY_PARAMS, failure, channel.detailedErrorsEnabled());
            body.field("status", status.getStatus()).endObject();
            channel.sendResponse(new RestResponse(status, body));
        } catch (IOException e) {
            answer.onFailure(failure);
        }
    }
}
