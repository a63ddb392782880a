// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.sipassistant.call.ObservedMessage;

/** The refusals that the far end stated, in messages or in log lines that name their codes. */
final class StatedCodes {
    /** Steps on the way of any call: challenges, and the end of branches that were taken back. */
    private static final Set<String> STEPS = Set.of("401", "407", "487");

    private static final int REFUSAL = 300;

    private StatedCodes() {}

    /** Whether a refusal was stated, and none with one of some codes. */
    static boolean disagree(Story story, List<String> codes) {
        List<String> stated = Stream.concat(
                        story.call().messages().stream()
                                .map(ObservedMessage::message)
                                .filter(message -> message.statusCode() >= REFUSAL)
                                .map(message -> String.valueOf(message.statusCode())),
                        story.call().events().stream()
                                .filter(event -> StatedAlone.isRefusalSpokenOf(event, story))
                                .map(event -> event.event().fields().get("code")))
                .filter(Objects::nonNull)
                .filter(code -> !STEPS.contains(code))
                .toList();
        return !stated.isEmpty() && stated.stream().noneMatch(codes::contains);
    }
}
