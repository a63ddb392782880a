// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;

/**
 * Challenges that are not in the material but show in what followed.
 *
 * @param answers requests with credentials for a challenge that was not seen, though the request before it was
 * @param inARow how many of them followed at once on each other: the credentials of all but the last were refused
 */
public record UnseenChallenges(List<ObservedMessage> answers, int inARow) {

    /** A user agent answers a challenge at once; what comes later is a refresh. */
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    static UnseenChallenges of(List<Exchange> attempts) {
        List<ObservedMessage> answers = new ArrayList<>();
        int run = 0;
        int longest = 0;
        for (int i = 1; i < attempts.size(); i++) {
            Optional<ObservedMessage> before = attempts.get(i - 1).request();
            Optional<ObservedMessage> request = attempts.get(i).request();
            boolean atOnce = before.flatMap(m -> request.flatMap(m::until))
                    .filter(d -> d.compareTo(AT_ONCE) > 0)
                    .isEmpty();
            // Credentials of a nonce that is known already need no challenge, as in the refresh of a registration.
            boolean unseen = attempts.get(i - 1).finalAtSender().isEmpty()
                    && !nonces(request).isEmpty()
                    && (atOnce || !nonces(before).containsAll(nonces(request)));
            run = unseen ? (atOnce ? run + 1 : 1) : 0;
            longest = Math.max(longest, run);
            request.filter(m -> unseen).ifPresent(answers::add);
        }
        return new UnseenChallenges(List.copyOf(answers), longest);
    }

    private static List<String> nonces(Optional<ObservedMessage> request) {
        return request.stream()
                .flatMap(m -> m.message().credentials().stream())
                .map(d -> d.nonce().orElse(""))
                .toList();
    }
}
