// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sipassistant.message.Header;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/**
 * Tells of the branches of a request which took the place of others: the node sent it on to somebody else, as a 3xx bade it, as
 * Diversion (RFC 5806) or History-Info (RFC 7044) say, or as a 181 told the calling side. Those that were over by then decide no
 * longer what becomes of the call; a branch that still was open does. Time in the number of branches that of sorting them.
 */
final class Forwarding {
    private static final int FORWARDED = 181;

    /** Between the 181 and the request that it announces. */
    private static final Duration ANNOUNCED = Duration.ofSeconds(1);

    /** How an entry of History-Info says that somebody else is called, and not another address of the same user. */
    private static final List<String> TO_ANOTHER = List.of(";mp=", ";cause=");

    private Forwarding() {}

    /** A branch that is over, and what followed from that. */
    private record Over(Transaction branch, ObservedMessage end, long stations, Set<String> targets) {}

    /**
     * The branches without those in whose place others were sent.
     *
     * @param branches in the order in which they began
     * @param told the responses that the sender of the request got meanwhile
     */
    static List<Transaction> last(List<Transaction> branches, List<ObservedMessage> told) {
        if (branches.size() < 2) {
            return branches;
        }
        List<Over> over = branches.stream()
                .flatMap(branch -> branch.finalResponse().stream().map(end -> over(branch, end)))
                .sorted(Comparator.comparing(Over::end, ObservedMessage.ORDER))
                .toList();
        TreeSet<Instant> announced = new TreeSet<>();
        told.stream().filter(m -> m.message().statusCode() == FORWARDED).forEach(m -> m.at().ifPresent(announced::add));
        Set<Transaction> replaced = new HashSet<>();
        Set<String> targets = new HashSet<>();
        long fewest = Long.MAX_VALUE;
        int ended = 0;
        for (Transaction branch : branches) {
            for (; ended < over.size() && over.get(ended).end().isBefore(branch.first()); ended++) {
                targets.addAll(over.get(ended).targets());
                fewest = Math.min(fewest, over.get(ended).stations());
            }
            boolean instead = ended > 0
                    && (calls(branch, targets) || stations(branch) > fewest || isAnnounced(branch, announced));
            for (int i = replaced.size(); instead && i < ended; i++) {
                replaced.add(over.get(i).branch());
            }
        }
        return replaced.isEmpty()
                ? branches
                : branches.stream().filter(branch -> !replaced.contains(branch)).toList();
    }

    private static Over over(Transaction branch, ObservedMessage end) {
        Set<String> targets = new HashSet<>();
        if (end.message().statusCode() / 100 == 3) {
            end.message().contacts().forEach(contact -> key(contact.uri()).ifPresent(targets::add));
        }
        return new Over(branch, end, stations(branch), targets);
    }

    private static Optional<String> key(SipUri uri) {
        return uri.user().flatMap(DialledNumber::of).map(DialledNumber::key);
    }

    private static boolean calls(Transaction branch, Set<String> targets) {
        return !targets.isEmpty()
                && branch.request()
                        .flatMap(m -> m.message().startLine() instanceof RequestLine line
                                ? key(line.uri())
                                : Optional.empty())
                        .filter(targets::contains)
                        .isPresent();
    }

    /** How often a request says that it was sent on to somebody else. */
    private static long stations(Transaction branch) {
        return branch.request().stream()
                .map(ObservedMessage::message)
                .mapToLong(request -> diversions(request) + retargetings(request))
                .sum();
    }

    private static long diversions(SipMessage request) {
        return request.addresses(Header.DIVERSION).stream()
                .limit(Invitation.MOST_STATIONS)
                .count();
    }

    private static long retargetings(SipMessage request) {
        return request.headers(Header.HISTORY_INFO).stream()
                .limit(Invitation.MOST_STATIONS)
                .map(entry -> entry.toLowerCase(Locale.ROOT))
                .filter(entry -> TO_ANOTHER.stream().anyMatch(entry::contains))
                .count();
    }

    private static boolean isAnnounced(Transaction branch, TreeSet<Instant> announced) {
        return branch.first()
                .at()
                .filter(at -> {
                    Instant next = announced.ceiling(at.minus(ANNOUNCED));
                    return next != null && !next.isAfter(at.plus(ANNOUNCED));
                })
                .isPresent();
    }
}
