// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.ArrayList;
import java.util.List;
import org.sipassistant.message.Problem;
import org.sipassistant.message.SipMessage;

/** How much of the message was there, and what was wrong with it. */
final class ParseFields {

    private ParseFields() {}

    /** For what is less than a message. */
    static void write(String part, int count, FieldMap sip) {
        FieldMap parse = new FieldMap(2);
        parse.text("part", part);
        parse.number("count", count);
        sip.object("parse", parse);
    }

    static void write(SipMessage message, int count, FieldMap sip) {
        FieldMap parse = new FieldMap(4);
        parse.text("part", message.part().id());
        parse.number("count", count);
        parse.flagIfTrue("truncated", message.truncated());
        List<Problem> problems = message.problems();
        if (!problems.isEmpty()) {
            List<String> codes = new ArrayList<>(problems.size());
            for (Problem problem : problems) {
                if (!codes.contains(problem.code())) {
                    codes.add(problem.code());
                }
            }
            parse.list("errors", codes);
        }
        sip.object("parse", parse);
    }
}
