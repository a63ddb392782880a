// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.elasticsearch.rest.RestChannel;
import org.elasticsearch.rest.action.RestToXContentListener;

/** Sends an answer as JSON. */
final class JsonListener<A extends Answer> extends RestToXContentListener<A> {
    JsonListener(RestChannel channel) {
        super(channel, Answer::status);
    }
}
