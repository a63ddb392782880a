// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import java.util.List;
import java.util.Optional;
import org.sipassistant.endpoint.Expertise;
import org.sipassistant.knowledge.CodeMeaning;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.message.SipMessage;

/** What a table of status codes makes of a log: the meaning of the last code in it, nothing else considered. */
final class CodeLookUp {
    private final Expertise expertise;

    CodeLookUp(Expertise expertise) {
        this.expertise = expertise;
    }

    /** The category of the last status code; empty where no response is found. */
    String category(List<String> texts) {
        Optional<SipMessage> last = texts.stream()
                .flatMap(text -> expertise.logs().read(text).stream())
                .map(LoggedMessage::message)
                .filter(SipMessage::isResponse)
                .reduce((earlier, later) -> later);
        return last.flatMap(m -> expertise.knowledge().response(m.statusCode(), m.method()))
                .map(CodeMeaning::category)
                .orElse("");
    }
}
