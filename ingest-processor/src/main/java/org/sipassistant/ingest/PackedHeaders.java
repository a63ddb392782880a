// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import java.util.function.UnaryOperator;
import org.sipassistant.log.LoggedMessage;

/** Headers that a program keeps in one field apart from their start line, which tells what is private of their body. */
record PackedHeaders(String startLine) {

    /** @param messages of the document; none where it has none that were understood */
    static PackedHeaders of(List<LoggedMessage> messages) {
        boolean request = !messages.isEmpty() && messages.getFirst().message().isRequest();
        return new PackedHeaders(
                request ? messages.getFirst().message().method() + " sip:x SIP/2.0\r\n" : "SIP/2.0 200 OK\r\n");
    }

    /** The headers as something makes them that reads whole messages. */
    String rewritten(String headers, UnaryOperator<String> rewriting) {
        String written = rewriting.apply(startLine + headers);
        return written.startsWith(startLine) ? written.substring(startLine.length()) : written;
    }
}
