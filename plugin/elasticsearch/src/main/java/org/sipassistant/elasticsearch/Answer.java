// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.util.Map;
import org.elasticsearch.action.ActionResponse;
import org.elasticsearch.common.io.stream.StreamOutput;
import org.elasticsearch.rest.RestStatus;
import org.elasticsearch.xcontent.ToXContentObject;
import org.elasticsearch.xcontent.XContentBuilder;

/** What all answers have in common: a JSON object, made and sent on one node. */
abstract class Answer extends ActionResponse implements ToXContentObject {
    private final Map<String, Object> content;

    Answer(Map<String, Object> content) {
        this.content = content;
    }

    RestStatus status() {
        return RestStatus.OK;
    }

    Map<String, Object> content() {
        return content;
    }

    @Override
    public XContentBuilder toXContent(XContentBuilder builder, Params params) throws IOException {
        return builder.map(content);
    }

    @Override
    public void writeTo(StreamOutput out) {
        throw staysHere();
    }

    static UnsupportedOperationException staysHere() {
        return new UnsupportedOperationException("an answer does not leave the node that was asked");
    }
}
