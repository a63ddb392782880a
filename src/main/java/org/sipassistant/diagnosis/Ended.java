// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;

/**
 * {@code ended: {...}}: a BYE like this ended the call.
 *
 * @param by {@code caller}, {@code callee} or {@code anyone}
 * @param talk the time between the 2xx and the BYE
 * @param sessionTimer whether the session interval had run out just then
 * @param atLimit whether the call lasted as long as calls are often allowed to
 * @param nearTimer whether a server sent it by itself about when a timer runs out
 * @param refresher {@code other}: the side that had to refresh the session is not the one that ended it
 * @param afterRefusal the time since a re-INVITE or UPDATE of the call was refused
 * @param early whether it came before the final response
 * @param outlived whether another side of the call hung up long after it
 * @param ofNode whether a PBX sent it, with which everything ends that was seen: its cause may be its own
 * @param ofBoth whether one node hung up both sides, of which neither had
 */
record Ended(
        String by,
        MessagePattern pattern,
        Optional<Bound> talk,
        Optional<Boolean> sessionTimer,
        Optional<Boolean> atLimit,
        Optional<Boolean> nearTimer,
        Optional<String> refresher,
        Optional<Bound> afterRefusal,
        Optional<Boolean> early,
        Optional<Boolean> outlived,
        Optional<Boolean> ofNode,
        Optional<Boolean> ofBoth)
        implements Clause {

    static Ended read(Section section) {
        Ended read = new Ended(
                section.oneOf("by", List.of("caller", "callee", "anyone")),
                MessagePattern.read(section),
                Clause.bound(section, "talk"),
                Clause.flag(section, "session_timer"),
                Clause.flag(section, "at_limit"),
                Clause.flag(section, "near_timer"),
                section.textsOf("refresher", List.of("other")).stream().findFirst(),
                Clause.bound(section, "after_refusal"),
                Clause.flag(section, "early"),
                Clause.flag(section, "outlived"),
                Clause.flag(section, "of_node"),
                Clause.flag(section, "of_both"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        List<ObservedMessage> byes =
                by.equals("anyone") ? HangUp.byes(story) : story.bye().stream().toList();
        return byes.stream()
                .filter(m -> by.equals("anyone") || story.isFromCaller(m) == by.equals("caller"))
                .filter(m -> pattern.matches(m, story))
                .filter(m ->
                        talk.isEmpty() || Clause.holds(talk, Timing.of(story).talk()))
                .filter(m -> sessionTimer.isEmpty() || Clause.is(sessionTimer, SessionTimer.ranOut(story, m)))
                .filter(m -> atLimit.isEmpty()
                        || Clause.is(
                                atLimit, SessionTimer.isLimit(Timing.of(story).talk())))
                .filter(m -> nearTimer.isEmpty() || Clause.is(nearTimer, SessionTimer.isNear(story, m)))
                .filter(m -> refresher.isEmpty() || SessionTimer.wasAwaited(story, m))
                .filter(m -> afterRefusal.isEmpty() || Clause.holds(afterRefusal, sinceRefusal(story, m)))
                .filter(m -> Clause.is(
                        early, story.finalResponse().filter(m::isBefore).isPresent()))
                .filter(m -> outlived.isEmpty() || Clause.is(outlived, HangUp.isOutlived(m, story)))
                .filter(m -> ofNode.isEmpty() || Clause.is(ofNode, OwnCause.isOf(m, story)))
                .filter(m -> Clause.is(ofBoth, HangUp.isOfBoth(m, story)))
                .findFirst()
                .map(m -> Map.of("bye", m));
    }

    private static Optional<Duration> sinceRefusal(Story story, ObservedMessage bye) {
        return story.later().stream()
                .filter(e -> e.method().equals("INVITE") || e.method().equals("UPDATE"))
                .flatMap(e -> e.finalAtSender().stream())
                .filter(m -> m.message().statusCode() >= 300)
                .flatMap(m -> m.until(bye).stream())
                .filter(d -> !d.isNegative())
                .min(Duration::compareTo);
    }
}
