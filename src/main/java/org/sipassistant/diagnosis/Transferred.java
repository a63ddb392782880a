// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code transferred: {result: ">= 300"}}: after a REFER a NOTIFY reported this code for the new call. The code stands in
 * its body (RFC 3515 section 2.4.5); the 202 to the REFER says nothing about it.
 */
record Transferred(Bound result) implements Clause {
    private static final String FRAGMENT = "SIP/2.0 ";
    private static final int CODE_LENGTH = 3;

    static Transferred read(Section section) {
        Transferred read = new Transferred(Bound.read(section, "result"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return story.call().messages().stream()
                .filter(m -> m.message().isRequest() && m.message().method().equals("NOTIFY"))
                .filter(m -> result(m).filter(code -> result.holds(code)).isPresent())
                .reduce((earlier, later) -> later)
                .map(m -> Map.of("notify", m));
    }

    /** The code in the message fragment of a NOTIFY. */
    static Optional<Integer> result(ObservedMessage notify) {
        String body = notify.message().body().stripLeading();
        if (!body.startsWith(FRAGMENT) || body.length() < FRAGMENT.length() + CODE_LENGTH) {
            return Optional.empty();
        }
        String code = body.substring(FRAGMENT.length(), FRAGMENT.length() + CODE_LENGTH);
        return code.chars().allMatch(c -> c >= '0' && c <= '9') ? Optional.of(Integer.valueOf(code)) : Optional.empty();
    }
}
