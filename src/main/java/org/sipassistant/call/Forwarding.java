// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipUri;

/**
 * Tells of the branches of a request which took the place of others: the node sent it on to somebody else, as a 3xx bade it, as
 * Diversion (RFC 5806) or History-Info (RFC 7044) say, or as a 181 told the calling side. What became of the call is then
 * decided by the branch it was sent on to.
 */
final class Forwarding {
    private static final int FORWARDED = 181;

    /** Between the 181 and the request that it announces. */
    private static final Duration ANNOUNCED = Duration.ofSeconds(1);

    private Forwarding() {}

    /**
     * The branches without those in whose place others were sent.
     *
     * @param branches in the order in which they began
     * @param told the responses that the sender of the request got meanwhile
     */
    static List<Transaction> last(List<Transaction> branches, List<ObservedMessage> told) {
        for (int at = branches.size() - 1; at > 0; at--) {
            Transaction branch = branches.get(at);
            boolean instead = branches.subList(0, at).stream().anyMatch(before -> isInPlaceOf(branch, before, told));
            if (instead) {
                return branches.subList(at, branches.size());
            }
        }
        return branches;
    }

    private static boolean isInPlaceOf(Transaction branch, Transaction before, List<ObservedMessage> told) {
        boolean over = before.finalResponse()
                .filter(end -> end.isBefore(branch.first()))
                .isPresent();
        return over && (follows(branch, before) || stations(branch) > stations(before) || isAnnounced(branch, told));
    }

    /** Whether it calls where the other was redirected to. */
    private static boolean follows(Transaction branch, Transaction before) {
        Optional<DialledNumber> called = branch.request()
                .flatMap(m ->
                        m.message().startLine() instanceof RequestLine line ? number(line.uri()) : Optional.empty());
        return called.isPresent()
                && before.finalResponse().stream()
                        .filter(m -> m.message().statusCode() / 100 == 3)
                        .flatMap(m -> m.message().contacts().stream())
                        .flatMap(contact -> number(contact.uri()).stream())
                        .anyMatch(called.get()::matches);
    }

    private static Optional<DialledNumber> number(SipUri uri) {
        return uri.user().flatMap(DialledNumber::of);
    }

    /** From how many a request says that it was sent on. */
    private static long stations(Transaction branch) {
        return branch.request().stream()
                .flatMap(m -> Invitation.forwardedFrom(m.message()))
                .distinct()
                .count();
    }

    private static boolean isAnnounced(Transaction branch, List<ObservedMessage> told) {
        return told.stream()
                .filter(m -> m.message().statusCode() == FORWARDED)
                .flatMap(m -> m.until(branch.first()).stream())
                .anyMatch(gap -> gap.abs().compareTo(ANNOUNCED) <= 0);
    }
}
