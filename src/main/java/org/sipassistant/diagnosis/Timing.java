// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.Optional;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;

/**
 * The times of a call; each is empty where one of its ends was not seen or has no time.
 *
 * @param postDialDelay from the first attempt to the first 18x
 * @param ring from the first 180 of the node that decided to its final response, or to the CANCEL
 * @param setup from the first attempt to the 2xx
 * @param talk from the 2xx to the BYE
 * @param cancel from the first attempt to the CANCEL
 * @param response from the request of the last attempt to its final response
 */
public record Timing(
        Optional<Duration> postDialDelay,
        Optional<Duration> ring,
        Optional<Duration> setup,
        Optional<Duration> talk,
        Optional<Duration> cancel,
        Optional<Duration> response) {

    static Timing of(Story story) {
        Optional<ObservedMessage> first =
                story.call().attempts().stream().findFirst().map(Exchange::first);
        Optional<ObservedMessage> ringing = story.ringing();
        Optional<ObservedMessage> rang =
                story.ringingAtDecider().or(() -> story.cancel().flatMap(c -> ringing));
        Optional<ObservedMessage> end = story.cancel().or(story::finalResponse).or(story::told);
        Optional<ObservedMessage> answer = story.told().filter(m -> m.message().statusCode() / 100 == 2);
        return new Timing(
                between(first, story.progress()),
                between(rang, end),
                between(first, answer),
                between(answer, story.bye()),
                between(first, story.cancel()),
                between(story.request(), story.told().or(story::finalResponse)));
    }

    static Optional<Duration> between(Optional<ObservedMessage> from, Optional<ObservedMessage> to) {
        return from.flatMap(start -> to.flatMap(start::until)).filter(d -> !d.isNegative());
    }
}
