// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code cancelled: {by: caller}}: the attempt was taken back.
 *
 * @param by {@code caller}: the CANCEL is first seen where the request started; {@code node}: further down; {@code anyone}; {@code
 *     nobody}: none was seen
 * @param ringing whether the callee was alerted before; cannot be told where the request itself was not seen
 * @param progress whether any 18x came before
 * @param heard whether any response to the request was seen, also behind the CANCEL: else the material tells nothing of
 *     what the callee's side said
 * @param ringTimer whether it came just when a usual ring timer runs out
 * @param byPbx whether a PBX sent it, which has timers of its own beside the people behind it
 */
record Cancelled(
        String by,
        MessagePattern pattern,
        Optional<Boolean> ringing,
        Optional<Boolean> progress,
        Optional<Boolean> heard,
        Optional<Boolean> ringTimer,
        Optional<Boolean> byPbx)
        implements Clause {

    private static final String NOBODY = "nobody";

    static Cancelled read(Section section) {
        String by = section.oneOf("by", List.of("caller", "node", "anyone", NOBODY));
        if (by.equals(NOBODY)) {
            section.done(); // of a CANCEL that is not there nothing more can be asked
        }
        Cancelled read = new Cancelled(
                by,
                MessagePattern.read(section),
                Clause.flag(section, "ringing"),
                Clause.flag(section, "progress"),
                Clause.flag(section, "heard"),
                Clause.flag(section, "ring_timer"),
                Clause.flag(section, "by_pbx"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        if (by.equals(NOBODY)) {
            return story.cancel().isPresent() ? Optional.empty() : Optional.of(Map.of());
        }
        return story.cancel()
                .filter(m -> by.equals("anyone") || story.isCancelledByCaller() == by.equals("caller"))
                .filter(m -> pattern.matches(m, story))
                .filter(m -> ringing.isEmpty()
                        || (story.request().isPresent()
                                && Clause.is(ringing, story.ringing().isPresent())))
                .filter(m -> Clause.is(progress, story.progress().isPresent()))
                .filter(m -> Clause.is(heard, isHeard(story)))
                .filter(m -> Clause.is(ringTimer, RingTimer.ranOut(story, m)))
                .filter(m -> byPbx.isEmpty() || Clause.is(byPbx, isOfPbx(m, story)))
                .map(m -> Map.of("cancel", m));
    }

    /** The answer may have been on its way already. */
    @Override
    public Optional<Awaited> awaited(Story story) {
        return story.cancel()
                .filter(m -> story.finalResponse().isEmpty() && story.told().isEmpty())
                .map(m -> new Awaited(m, "The final response to the request that was taken back, commonly a 487."));
    }

    private static boolean isHeard(Story story) {
        return story.attempt().flatMap(a -> a.response(100, 699)).isPresent();
    }

    /** A CANCEL seldom names its software; its request does. */
    private static boolean isOfPbx(ObservedMessage cancel, Story story) {
        return story.isOfPbx(cancel) || story.request().filter(story::isOfPbx).isPresent();
    }
}
