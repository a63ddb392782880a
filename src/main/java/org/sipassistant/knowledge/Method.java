// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * One file of {@code knowledge/methods}: a request method.
 *
 * @param kind what such a request is part of: {@code call}, {@code registration}, {@code keepalive} ...
 * @param dialog its relation to a dialog: {@code creates}, {@code within}, {@code either}, {@code outside}
 * @param inDialog what it means inside a dialog, where that differs
 * @param normalResponses the codes healthy traffic shows
 * @param unanswered what silence means
 * @param checkFirst the first step when such requests fail
 */
public record Method(
        String method,
        String rfc,
        String kind,
        String dialog,
        String explanation,
        Optional<String> inDialog,
        List<Integer> normalResponses,
        String unanswered,
        String checkFirst) {

    private static final List<String> KINDS =
            List.of("call", "registration", "keepalive", "subscription", "message", "in_dialog");
    private static final List<String> DIALOG = List.of("creates", "within", "either", "outside");

    static Method read(Section section) {
        Method read = new Method(
                section.text("method"),
                section.text("rfc"),
                section.oneOf("kind", KINDS),
                section.oneOf("dialog", DIALOG),
                section.text("explanation"),
                section.optionalText("in_dialog"),
                section.numbers("normal_responses"),
                section.text("unanswered"),
                section.text("check_first"));
        section.done();
        return read;
    }
}
