// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.Bindings.Grant;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/**
 * {@code callee_binding: {state: [expired, signed_off]}}: what the last registration of the callee that was seen before the call
 * says of whether it could be reached.
 *
 * @param states {@code expired}: what was granted was over; {@code signed_off}: it was given up
 * @param excerpt whether a person chose the messages: a renewal may have been left out
 */
record CalleeBinding(List<String> states, Optional<Boolean> excerpt) implements Clause {
    private static final String EXPIRED = "expired";
    private static final String SIGNED_OFF = "signed_off";
    private static final String VALID = "valid";

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
                        .filter(grant -> states.contains(state(grant, story)))
                        .map(grant -> Map.of("binding", grant.answer()))
                : Optional.empty();
    }

    /** How it ended, in a part of a sentence; empty where it had not. */
    static Optional<String> told(Story story) {
        return of(story).flatMap(grant -> switch (state(grant, story)) {
            case EXPIRED -> before(grant, story).map(time -> "ran out " + time + " before the call");
            case SIGNED_OFF -> before(grant, story).map(time -> "was given up " + time + " before the call");
            default -> Optional.empty();
        });
    }

    private static Optional<Grant> of(Story story) {
        Optional<Instant> called = story.request().flatMap(ObservedMessage::at);
        return called.flatMap(at -> users(story)
                .flatMap(user -> story.material().bindings().last(user, at).stream())
                .findFirst());
    }

    private static Stream<String> users(Story story) {
        return story.request().map(ObservedMessage::message).stream()
                .flatMap(request -> Stream.concat(target(request), request.to().map(NameAddr::uri).stream()))
                .flatMap(uri -> uri.user().stream());
    }

    private static Stream<SipUri> target(SipMessage request) {
        return request.startLine() instanceof RequestLine line ? Stream.of(line.uri()) : Stream.empty();
    }

    private static String state(Grant grant, Story story) {
        if (grant.signedOff()) {
            return SIGNED_OFF;
        }
        boolean over = story.request()
                .flatMap(ObservedMessage::at)
                .filter(grant.until()::isBefore)
                .isPresent();
        return over ? EXPIRED : VALID;
    }

    private static Optional<String> before(Grant grant, Story story) {
        return story.request()
                .flatMap(ObservedMessage::at)
                .map(at -> Duration.between(grant.until(), at))
                .flatMap(Facts::lasted);
    }
}
