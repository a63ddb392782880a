// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.Digest;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Header;
import org.sipassistant.message.Part;
import org.sipassistant.message.SipMessage;

/**
 * The authentication of the attempts of one call (RFC 3261 section 22).
 *
 * @param received the 401 and 407 that the sender got, in order
 * @param refused how many of them refused credentials for the same realm without calling the nonce stale
 * @param stale how many of them only called the nonce stale
 * @param retried whether an attempt followed the first challenge
 * @param offered whether any attempt carried credentials for that realm, as a second realm asks for a second set; empty
 *     where no header of a request was seen
 * @param realm of the last challenge
 * @param otherAlgorithm whether credentials were made with an algorithm that their challenge does not offer (RFC 8760)
 * @param otherRealm whether the last credentials were made from a nonce for another realm than the one that it came with; where the log
 *     hides nonces, whether they were sent for a realm that nobody asked for, and again after that had been refused
 * @param inTurn whether the last challenge asks again for a realm for which an attempt had carried credentials, and the attempt that it
 *     answers carried only others
 * @param elsewhere whether the last challenge came from another node than the one before it, although what it answers is made from that
 *     one's nonce, or shows no headers; not where a node refused what was made from its own
 * @param unseen the challenges that show only in the credentials that answer them
 */
public record Challenges(
        List<ObservedMessage> received,
        int refused,
        int stale,
        boolean retried,
        Optional<Boolean> offered,
        Optional<String> realm,
        boolean otherAlgorithm,
        boolean otherRealm,
        boolean inTurn,
        boolean elsewhere,
        UnseenChallenges unseen) {
    /** What a digest without the parameter is made with (RFC 7616 section 3.3). */
    private static final String USUAL = "MD5";

    static Challenges of(List<Exchange> attempts) {
        List<ObservedMessage> received = new ArrayList<>();
        List<Digest> asked = new ArrayList<>();
        int refused = 0;
        int stale = 0;
        List<Digest> sent = new ArrayList<>();
        boolean inTurn = false;
        boolean elsewhere = false;
        boolean refusedByItself = false;
        boolean headers = false;
        boolean otherAlgorithm = false;
        boolean otherRealm = false;
        int unasked = 0;
        Optional<String> realm = Optional.empty();
        for (Exchange attempt : attempts) {
            List<Digest> credentials =
                    attempt.request().map(m -> m.message().credentials()).orElse(List.of());
            sent.addAll(credentials);
            otherAlgorithm |= credentials.stream().anyMatch(c -> hasOtherAlgorithm(c, asked));
            boolean fits = credentials.stream()
                    .anyMatch(c -> asked.stream().anyMatch(a -> a.realm().equals(c.realm())));
            otherRealm = !fits && credentials.stream().anyMatch(c -> isForOtherRealm(c, asked));
            unasked = !fits && credentials.stream().anyMatch(c -> isUnasked(c, asked)) ? unasked + 1 : 0;
            headers |= attempt.request().filter(Challenges::hasHeaders).isPresent();
            Optional<ObservedMessage> challenge = attempt.finalAtSender().filter(Challenges::isChallenge);
            if (challenge.isEmpty()) {
                continue;
            }
            List<Digest> demands = challenge.get().message().challenges();
            realm = demands.stream().flatMap(d -> d.realm().stream()).findFirst();
            if (demands.stream().anyMatch(Digest::stale)) {
                stale++;
            } else if (answers(credentials, asked) && sameRealm(credentials, demands)) {
                refused++;
            }
            inTurn = isInTurn(credentials, sent, asked, demands);
            boolean stays = demands.stream().noneMatch(Digest::stale);
            boolean bare = attempt.request().filter(Challenges::hasHeaders).isEmpty();
            boolean answered = answers(credentials, asked) && sameRealm(credentials, demands);
            boolean other = !received.isEmpty() && isOfOtherNode(received.getLast(), challenge.get());
            refusedByItself |= stays && answered && !other;
            elsewhere = stays && other && (bare || answered);
            received.add(challenge.get());
            asked.addAll(demands);
        }
        boolean retried = !received.isEmpty()
                && attempts.get(attempts.size() - 1)
                        .finalAtSender()
                        .filter(m -> m.equals(received.get(0)))
                        .isEmpty();
        Optional<Boolean> offered = headers ? Optional.of(offered(sent, realm)) : Optional.empty();
        UnseenChallenges unseen = UnseenChallenges.of(attempts);
        return new Challenges(
                List.copyOf(received),
                refused,
                stale,
                retried,
                offered,
                realm,
                otherAlgorithm,
                otherRealm || unasked > 1,
                inTurn,
                elsewhere && !refusedByItself,
                unseen);
    }

    private static boolean hasOtherAlgorithm(Digest credentials, List<Digest> asked) {
        List<Digest> answered = asked.stream()
                .filter(challenge -> (isMasked(credentials) || challenge.nonce().equals(credentials.nonce()))
                        && challenge.realm().equals(credentials.realm()))
                .toList();
        return !answered.isEmpty()
                && answered.stream()
                        .noneMatch(challenge -> algorithm(challenge).equalsIgnoreCase(algorithm(credentials)));
    }

    /** Who needs two sets of credentials has to send both from then on (RFC 3261 section 22.3). */
    private static boolean isInTurn(
            List<Digest> credentials, List<Digest> sent, List<Digest> asked, List<Digest> demands) {
        return !credentials.isEmpty()
                && demands.stream()
                        .filter(demand -> demand.realm().isPresent())
                        .anyMatch(demand -> credentials.stream()
                                        .noneMatch(c -> c.realm().equals(demand.realm()))
                                && sent.stream().anyMatch(c -> c.realm().equals(demand.realm()))
                                && asked.stream().anyMatch(a -> a.realm().equals(demand.realm())));
    }

    private static boolean isOfOtherNode(ObservedMessage first, ObservedMessage second) {
        Optional<String> one = first.source().map(Endpoint::host);
        Optional<String> other = second.source().map(Endpoint::host);
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    private static boolean isUnasked(Digest credentials, List<Digest> asked) {
        return isMasked(credentials)
                && credentials.realm().isPresent()
                && !asked.isEmpty()
                && asked.stream()
                        .noneMatch(a -> a.realm().isEmpty() || a.realm().equals(credentials.realm()));
    }

    private static boolean isForOtherRealm(Digest credentials, List<Digest> asked) {
        boolean masked = isMasked(credentials);
        List<Digest> answered = asked.stream()
                .filter(challenge -> !masked && challenge.nonce().equals(credentials.nonce()))
                .filter(challenge -> challenge.realm().isPresent())
                .toList();
        return credentials.realm().isPresent()
                && !answered.isEmpty()
                && answered.stream().noneMatch(challenge -> challenge.realm().equals(credentials.realm()));
    }

    private static String algorithm(Digest digest) {
        return digest.algorithm().orElse(USUAL);
    }

    /** Whether the last challenge leaves no choice but an algorithm that many devices do not know. */
    boolean isRare() {
        List<Digest> demands = received.isEmpty()
                ? List.of()
                : received.get(received.size() - 1).message().challenges();
        return !demands.isEmpty()
                && demands.stream()
                        .noneMatch(demand ->
                                algorithm(demand).toUpperCase(Locale.ROOT).startsWith(USUAL));
    }

    /** Credentials or a challenge that name no realm, because the log cut them, may belong to any. */
    private static boolean offered(List<Digest> sent, Optional<String> realm) {
        return sent.stream()
                .anyMatch(
                        c -> realm.isEmpty() || c.realm().isEmpty() || c.realm().equals(realm));
    }

    /** A start line, alone or with what a summary knows beside it, shows no credentials, whether there were any or not. */
    private static boolean hasHeaders(ObservedMessage request) {
        SipMessage message = request.message();
        return message.part() != Part.START_LINE && (message.has(Header.FROM) || message.has(Header.VIA));
    }

    static boolean isChallenge(ObservedMessage message) {
        int code = message.message().statusCode();
        return code == 401 || code == 407;
    }

    /**
     * Whether credentials answer a challenge that was seen: one with their nonce, or with their realm where the nonce was
     * masked. Those made from an older nonce may be refused for its age alone.
     */
    private static boolean answers(List<Digest> credentials, List<Digest> asked) {
        return credentials.stream()
                .anyMatch(c -> asked.stream()
                        .anyMatch(a -> isMasked(c)
                                ? a.realm().equals(c.realm())
                                : a.nonce().equals(c.nonce())));
    }

    private static boolean isMasked(Digest credentials) {
        String nonce = credentials.nonce().orElse("");
        return nonce.isEmpty() || nonce.chars().allMatch(c -> c == nonce.charAt(0));
    }

    private static boolean sameRealm(List<Digest> credentials, List<Digest> demands) {
        return credentials.stream()
                .anyMatch(c -> demands.isEmpty()
                        || demands.stream().anyMatch(d -> d.realm().equals(c.realm())));
    }
}
