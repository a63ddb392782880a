// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.function.UnaryOperator;
import org.sipassistant.log.ParsedEvent;
import org.sipassistant.message.SipMessage;

/** Headers that a program keeps in one field apart from their start line, which tells what is private of their body. */
record PackedHeaders(String startLine) {

    static PackedHeaders of(ParsedEvent event) {
        SipMessage first = event.messages().getFirst().message();
        return new PackedHeaders(first.isRequest() ? first.method() + " sip:x SIP/2.0\r\n" : "SIP/2.0 200 OK\r\n");
    }

    /** The headers as something makes them that reads whole messages. */
    String rewritten(String headers, UnaryOperator<String> rewriting) {
        String written = rewriting.apply(startLine + headers);
        return written.startsWith(startLine) ? written.substring(startLine.length()) : written;
    }
}
