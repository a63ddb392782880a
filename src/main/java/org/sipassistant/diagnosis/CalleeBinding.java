// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.Bindings.Over;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/**
 * {@code callee_binding: {state: [expired, signed_off]}}: how the registrations of the callee ended that were seen at the node
 * which refused the call.
 *
 * @param states {@code expired}: what was granted was over; {@code signed_off}: it was given up
 * @param excerpt whether a person chose the messages: a renewal may have been left out
 */
record CalleeBinding(List<String> states, Optional<Boolean> excerpt) implements Clause {
    private static final String EXPIRED = "expired";
    private static final String SIGNED_OFF = "signed_off";

    static CalleeBinding read(Section section) {
        CalleeBinding read = new CalleeBinding(
                section.textsOf("state", List.of(EXPIRED, SIGNED_OFF)), Clause.flag(section, "excerpt"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return Clause.is(excerpt, story.material().excerpt())
                ? of(story)
                        .filter(over -> states.contains(over.signedOff() ? SIGNED_OFF : EXPIRED))
                        .map(over -> Map.of("binding", over.answer()))
                : Optional.empty();
    }

    /** How it ended, in a part of a sentence; empty where it had not. */
    static Optional<String> told(Story story) {
        return of(story)
                .flatMap(over -> story.request()
                        .flatMap(ObservedMessage::at)
                        .map(at -> Duration.between(over.end(), at))
                        .flatMap(Facts::lasted)
                        .map(time -> (over.signedOff() ? "was given up " : "ran out ") + time + " before the call"));
    }

    /** At the node that refused the call: who gets it behind a registrar has no part in the registration. */
    private static Optional<Over> of(Story story) {
        Optional<String> registrar = story.decider().map(Endpoint::host);
        Optional<ObservedMessage> request = story.hop().flatMap(Transaction::request);
        Optional<Instant> at = request.flatMap(ObservedMessage::at);
        return registrar.isEmpty() || at.isEmpty()
                ? Optional.empty()
                : users(request.get().message())
                        .flatMap(user -> story.material().bindings().over(user, registrar.get(), at.get()).stream())
                        .findFirst();
    }

    private static Stream<SipUri> users(SipMessage request) {
        Stream<SipUri> target =
                request.startLine() instanceof RequestLine line ? Stream.of(line.uri()) : Stream.empty();
        return Stream.concat(target, request.to().map(NameAddr::uri).stream());
    }
}
