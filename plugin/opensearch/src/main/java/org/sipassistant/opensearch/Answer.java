// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.io.IOException;
import java.util.Map;
import org.opensearch.core.action.ActionResponse;
import org.opensearch.core.common.io.stream.StreamInput;
import org.opensearch.core.common.io.stream.StreamOutput;
import org.opensearch.core.common.io.stream.Writeable;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.core.xcontent.ToXContentObject;
import org.opensearch.core.xcontent.XContentBuilder;

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

    /** The reader an action has to name: never called, as an answer is given on the node that was asked. */
    static <T> Writeable.Reader<T> noReader() {
        return (StreamInput in) -> {
            throw staysHere();
        };
    }

    static UnsupportedOperationException staysHere() {
        return new UnsupportedOperationException("an answer does not leave the node that was asked");
    }
}
