// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/** {@code flawed: {flaw: [no_to_tag], method: [BYE]}}: some message like this lacks or breaks a mandatory element. */
record Flawed(List<String> flaws, MessagePattern pattern) implements Clause {

    static Flawed read(Section section) {
        Flawed read = new Flawed(section.textsOf("flaw", Flaw.IDS), MessagePattern.read(section));
        if (read.flaws.isEmpty()) {
            throw section.problem("flaw", "is missing");
        }
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return story.flaws().entrySet().stream()
                .filter(flawed -> flawed.getValue().stream().anyMatch(flaw -> flaws.contains(flaw.id())))
                .map(Map.Entry::getKey)
                .filter(m -> pattern.matches(m, story))
                .filter(m -> !isAccepted(m, story) && !isMatched(m, story))
                .findFirst()
                .map(m -> Map.of("flawed", m));
    }

    /**
     * Whether its own hop got a 2xx for it: whoever answered so understood it, whatever it lacks in this copy. A 2xx to a REFER
     * only says that it came (RFC 3515 section 2.4.2).
     */
    private static boolean isAccepted(ObservedMessage flawed, Story story) {
        return flawed.message().isRequest()
                && !flawed.message().method().equals("REFER")
                && hops(flawed, story)
                        .flatMap(hop -> hop.finalResponse().stream())
                        .anyMatch(answer -> answer.message().statusCode() / 100 == 2);
    }

    /** Whether a Call-ID that looks changed came back as it was sent. */
    private boolean isMatched(ObservedMessage flawed, Story story) {
        return flaws.equals(List.of(Flaw.CALL_ID_WITH_TWO_HOSTS.id()))
                && hops(flawed, story)
                        .anyMatch(hop ->
                                !hop.requests().isEmpty() && !hop.responses().isEmpty());
    }

    private static Stream<Transaction> hops(ObservedMessage message, Story story) {
        return Stream.of(story.call().attempts(), story.call().later())
                .flatMap(List::stream)
                .flatMap(exchange -> exchange.transactions().stream())
                .filter(hop ->
                        hop.requests().contains(message) || hop.responses().contains(message));
    }
}
