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
 * {@code challenged: {...}}: the sender was asked for credentials.
 *
 * @param refused how often credentials for the same realm were refused
 * @param stale how often only the nonce was too old
 * @param retried whether another attempt followed
 * @param last whether a challenge is what the sender was told in the end; what it made of that for others does not count
 * @param offered whether any attempt carried credentials for the realm of the last challenge; cannot be told where no request was seen
 * @param otherAlgorithm whether credentials were made with an algorithm that was not asked for
 * @param otherRealm whether credentials were made for another realm than the one that was asked for
 * @param inTurn whether two realms were asked for in turn, and credentials for one of them left out each time
 * @param elsewhere whether the last challenge came from another node than the one whose challenge was answered
 * @param rareAlgorithm whether only algorithms beside MD5 were asked for the last time
 * @param cut whether all that was read ends so soon after the last challenge that a device may just have been about to answer it
 * @param unseen whether only start lines of the requests are there, so that credentials cannot show
 */
record Challenged(
        Optional<Bound> refused,
        Optional<Bound> stale,
        Optional<Boolean> retried,
        Optional<Boolean> last,
        Optional<Boolean> offered,
        Optional<Boolean> unseen,
        Optional<Boolean> otherAlgorithm,
        Optional<Boolean> otherRealm,
        Optional<Boolean> inTurn,
        Optional<Boolean> elsewhere,
        Optional<Boolean> rareAlgorithm,
        Optional<Boolean> cut)
        implements Clause {

    /** Devices answer a challenge in milliseconds; some must fetch the password first. */
    private static final Duration ANSWERED_WITHIN = Duration.ofSeconds(2);

    static Challenged read(Section section) {
        Challenged read = new Challenged(
                Clause.bound(section, "refused"),
                Clause.bound(section, "stale"),
                Clause.flag(section, "retried"),
                Clause.flag(section, "last"),
                Clause.flag(section, "offered"),
                Clause.flag(section, "unseen"),
                Clause.flag(section, "other_algorithm"),
                Clause.flag(section, "other_realm"),
                Clause.flag(section, "in_turn"),
                Clause.flag(section, "elsewhere"),
                Clause.flag(section, "rare_algorithm"),
                Clause.flag(section, "cut"));
        section.done();
        return read;
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Challenges challenges = story.challenges();
        List<ObservedMessage> received = challenges.received();
        boolean bare = story.wouldSeeRequests() && challenges.offered().isEmpty();
        boolean holds = !received.isEmpty()
                && Clause.is(unseen, bare)
                && Clause.is(otherAlgorithm, challenges.otherAlgorithm())
                && Clause.is(otherRealm, challenges.otherRealm())
                && Clause.is(inTurn, challenges.inTurn())
                && Clause.is(elsewhere, challenges.elsewhere())
                && Clause.is(rareAlgorithm, challenges.isRare())
                && (cut.isEmpty() || Clause.is(cut, isCut(story, received.get(received.size() - 1))))
                && Clause.holds(refused, challenges.refused())
                && Clause.holds(stale, challenges.stale())
                && Clause.is(retried, challenges.retried())
                && Clause.is(
                        last, story.toldOnLeg().filter(Challenges::isChallenge).isPresent())
                && (offered.isEmpty() || story.wouldSeeRequests() && offered.equals(challenges.offered()));
        return holds
                ? Optional.of(Map.of("challenge", received.get(0), "challenge.last", received.get(received.size() - 1)))
                : Optional.empty();
    }

    /**
     * Where nothing has a time, what was read ends with the challenge for all that is known. Who tells another code to the side
     * it was called from has given up.
     */
    private static boolean isCut(Story story, ObservedMessage challenge) {
        return story.translations().isEmpty()
                && challenge
                        .at()
                        .flatMap(at -> story.material().end().map(end -> Duration.between(at, end)))
                        .filter(since -> since.compareTo(ANSWERED_WITHIN) > 0)
                        .isEmpty();
    }
}
