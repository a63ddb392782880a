// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Header;

/**
 * {@code hang_up_kept: true}: one leg of the call ended with a BYE, and seconds later the side at the other leg hung up by
 * itself and was told that there is no such call: the node in between had not passed the end on.
 */
record HangUpKept(boolean wanted) implements Clause {
    private static final String BYE = "BYE";
    private static final String REFER = "REFER";
    private static final int UNKNOWN_THERE = 481;

    /** A node passes the end on at once; two people who hang up together need less. */
    private static final Duration PASSED_ON = Duration.ofSeconds(5);

    static HangUpKept read(Section entry) {
        return new HangUpKept(entry.flag("hang_up_kept", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        if (isTransferred(story)) {
            return wanted ? Optional.empty() : Optional.of(Map.of());
        }
        List<Exchange> ends =
                story.later().stream().filter(e -> e.method().equals(BYE)).toList();
        Optional<Map<String, Witness>> kept = ends.stream()
                .filter(Exchange::isSuccessful)
                .findFirst()
                .flatMap(end -> ends.stream()
                        .filter(other -> !callId(other).equals(callId(end)))
                        .findFirst()
                        .filter(other -> isRefused(other) && isLate(end, other) && !isPassedOn(end, other))
                        .map(other -> evidence(end, other)));
        return kept.isPresent() == wanted ? Optional.of(kept.orElse(Map.of())) : Optional.empty();
    }

    /** Whoever is connected with somebody else stays in the call rightly. */
    private static boolean isTransferred(Story story) {
        return story.call().legs().size() > 2
                || story.later().stream().anyMatch(e -> e.method().equals(REFER))
                || story.request()
                        .flatMap(m -> m.message().header(Header.REPLACES))
                        .isPresent();
    }

    private static boolean isRefused(Exchange bye) {
        return bye.finalResponse()
                .filter(m -> m.message().statusCode() == UNKNOWN_THERE)
                .isPresent();
    }

    private static boolean isLate(Exchange end, Exchange other) {
        return end.first()
                .until(other.first())
                .filter(since -> since.compareTo(PASSED_ON) > 0)
                .isPresent();
    }

    /** What the node sends on its other leg belongs to what it got. */
    private static boolean isPassedOn(Exchange end, Exchange other) {
        return end.transactions().stream()
                .anyMatch(hop -> hop.first().message().callId().equals(callId(other)));
    }

    private static Optional<String> callId(Exchange bye) {
        return bye.first().message().callId();
    }

    private static Map<String, Witness> evidence(Exchange end, Exchange other) {
        Map<String, Witness> evidence = new HashMap<>(InDialog.evidence(other));
        evidence.put("bye", end.first());
        return evidence;
    }
}
