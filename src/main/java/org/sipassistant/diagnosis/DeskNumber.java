// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Emergency;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.SipMessage;

/**
 * Recognises a desk of a company whose number is an emergency number elsewhere, by what only a desk does: it registers; it
 * rings and is then busy, away or declines, or its telephone sends the call elsewhere, called from a number of the same length.
 */
final class DeskNumber {
    /** What a ringing telephone answers; an emergency centre queues its calls. */
    private static final Set<Integer> OF_PEOPLE = Set.of(480, 486, 600, 603);

    private DeskNumber() {}

    static boolean isCalled(Story story) {
        List<SipMessage> requests = story.call().attempts().stream()
                .flatMap(attempt -> attempt.request().stream())
                .map(ObservedMessage::message)
                .filter(Emergency::isEmergency)
                .toList();
        return !requests.isEmpty()
                && requests.stream().allMatch(Emergency::isByNumberAlone)
                && requests.stream().anyMatch(request -> isDesk(request, story));
    }

    private static boolean isDesk(SipMessage request, Story story) {
        Optional<String> number = request.to().flatMap(to -> to.uri().user());
        Optional<String> caller = request.from().flatMap(from -> from.uri().user());
        return number.filter(n -> story.material().registered().contains(n)).isPresent()
                || ((rangAndRefused(story) || isSentOn(story))
                        && number.isPresent()
                        && caller.filter(c -> isAlike(c, number.get())).isPresent());
    }

    private static boolean rangAndRefused(Story story) {
        return story.ringing().isPresent()
                && story.finalResponse()
                        .filter(m -> OF_PEOPLE.contains(m.message().statusCode()))
                        .isPresent();
    }

    /** Whether a telephone redirected it. */
    private static boolean isSentOn(Story story) {
        return story.call().messages().stream()
                .filter(m -> m.message().statusCode() / 100 == 3)
                .flatMap(m -> story.productOf(m).stream())
                .anyMatch(product -> product.role().equals("device"));
    }

    private static boolean isAlike(String caller, String number) {
        return caller.length() == number.length() && caller.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
