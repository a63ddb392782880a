// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code cancelled: {by: caller}}: the attempt was taken back.
 *
 * @param by {@code caller}: the CANCEL is first seen where the request started; {@code node}: further down
 * @param ringing whether the callee was alerted before; cannot be told where the request itself was not seen
 */
record Cancelled(String by, MessagePattern pattern, Optional<Boolean> ringing) implements Clause {

    static Cancelled read(Section section) {
        Cancelled read = new Cancelled(
                section.oneOf("by", List.of("caller", "node")),
                MessagePattern.read(section),
                Clause.flag(section, "ringing"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        return story.cancel()
                .filter(m -> story.isCancelledByCaller() == by.equals("caller"))
                .filter(m -> pattern.matches(m, story))
                .filter(m -> ringing.isEmpty()
                        || (story.request().isPresent()
                                && Clause.is(ringing, story.ringing().isPresent())))
                .map(m -> Map.of("cancel", m));
    }
}
