// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Quotation;
import org.sipassistant.knowledge.NamedHeader;
import org.sipassistant.message.Beginning;
import org.sipassistant.message.SipMessage;

/**
 * What a refusal says beside its code: a header to which the code gives a meaning, the text of a Warning or of a Reason.
 * Whoever refused wrote it down for this very purpose, so an answer that leaves it out is worse than the log.
 *
 * @param value as received, at most {@value #LONGEST} characters
 * @param says a part of a sentence
 * @param action what follows from it; empty where the words have to be read by a person
 */
record SaidByRefusal(String value, String says, Optional<String> action) {
    private static final int LONGEST = 120;

    /** The first is the most particular; empty where nothing refused, or it gave its code alone. */
    static List<SaidByRefusal> of(Story story) {
        Optional<ObservedMessage> refusal =
                story.finalResponse().filter(m -> m.message().statusCode() >= 300);
        if (refusal.isEmpty()) {
            return List.of();
        }
        SipMessage message = refusal.get().message();
        List<SaidByRefusal> said = new ArrayList<>();
        story.knowledge()
                .response(message.statusCode(), message.method())
                .ifPresent(meaning -> meaning.names().forEach(name -> add(name, message, said)));
        message.warning()
                .filter(warning -> !warning.text().isBlank())
                .map(warning -> cut(warning.text()))
                .ifPresent(text ->
                        said.add(new SaidByRefusal(text, "its Warning says \"" + text + "\"", Optional.empty())));
        StatedReason.of(message).stream()
                .flatMap(reason -> reason.text().stream())
                .map(SaidByRefusal::cut)
                .filter(text -> !text.isBlank())
                .findFirst()
                .ifPresent(text ->
                        said.add(new SaidByRefusal(text, "its Reason says \"" + text + "\"", Optional.empty())));
        return said;
    }

    private static void add(NamedHeader name, SipMessage message, List<SaidByRefusal> said) {
        message.header(name.header())
                .map(value -> cut(withoutComment(value)))
                .filter(value -> !value.isBlank())
                .ifPresent(
                        value -> said.add(new SaidByRefusal(value, name.says(value), Optional.of(name.action(value)))));
    }

    /** {@code 120 (in maintenance)} and {@code 120;duration=60} are 120. */
    private static String withoutComment(String value) {
        int end = 0;
        while (end < value.length() && value.charAt(end) >= '0' && value.charAt(end) <= '9') {
            end++;
        }
        boolean isNumber = end > 0 && end < value.length() && " ;(".indexOf(value.charAt(end)) >= 0;
        return isNumber ? value.substring(0, end) : value;
    }

    private static String cut(String text) {
        return Beginning.of(Quotation.of(text), LONGEST);
    }
}
