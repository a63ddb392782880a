// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Where the answer to why a call failed is found.
 *
 * @param messages the indices of its messages, names and patterns
 */
record WhyLink(List<String> messages) {
    /** What a question reads that names no index, unless {@code plugins.sip.indices} says otherwise. */
    private static final List<String> UNNAMED = List.of("sip-messages-*");

    WhyLink {
        messages = List.copyOf(messages);
    }

    String to(String callId) {
        String index = messages.equals(UNNAMED) ? "" : "&index=" + encoded(String.join(",", messages));
        return "/_plugins/_sip/why?call_id=" + encoded(callId) + index;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
