// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.List;
import java.util.Optional;

/**
 * What is read as one text: a document as it is, or a message that a shipper sent line by line.
 *
 * @param hit the document; of a joined message the one that holds the start line
 * @param joined the message put together, with the lines before it that announce it; empty for a document as it is
 * @param lines the number of documents it was made of, without those that announce it
 * @param missing what the lines left out, in sentences for the answer
 * @param announcedBy the documents directly before a joined message, up to three; they are read by themselves too
 */
record LogText(Hit hit, Optional<String> joined, int lines, List<String> missing, List<Hit> announcedBy) {

    static LogText alone(Hit hit) {
        return new LogText(hit, Optional.empty(), 1, List.of(), List.of());
    }
}
