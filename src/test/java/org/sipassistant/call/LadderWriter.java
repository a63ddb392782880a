// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import org.sipassistant.call.LadderLine.Start.Answer;
import org.sipassistant.call.LadderLine.Start.Request;

/** Writes each line of a ladder as the text a real node would send. */
final class LadderWriter {
    /** @param transport of the hop */
    record Written(String text, String transport) {}

    private final LadderHistory history = new LadderHistory();
    private final LadderRequests requests = new LadderRequests(history);
    private final LadderResponses responses = new LadderResponses(history, requests);

    /** @throws IllegalArgumentException where the line answers or takes back a request that is not there */
    Written write(LadderLine line) {
        address(line.from());
        address(line.to());
        return switch (line.start()) {
            case Request request -> requests.write(line, request);
            case Answer answer -> responses.write(line, answer);
        };
    }

    String address(String node) {
        return history.address(node);
    }
}
