// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that was seen of one call, in the order it happened. Most calls have one Call-ID; where nodes on the way gave
 * their own to what they sent on, there is a leg for each.
 *
 * @param callId of the leg that began first, as received; an empty text where the messages carry none
 * @param attempts the requests that tried to start it: the first one and its repetitions after a challenge, a redirect
 *     or another repairable refusal
 * @param later the requests inside the dialog, such as BYE or a re-INVITE
 * @param events the log lines beside the messages that say something about it
 * @param legs the one that began first, then those that continue it
 */
public record Call(
        String callId,
        Kind kind,
        List<ObservedMessage> messages,
        List<Exchange> attempts,
        List<Exchange> later,
        List<ObservedEvent> events,
        List<Leg> legs) {

    /** Refusals that ask for another attempt. */
    private static final Set<Integer> REPAIRABLE = Set.of(401, 407, 413, 415, 416, 420, 421, 422, 423, 484, 491, 494);

    public Call {
        messages = List.copyOf(messages);
        attempts = List.copyOf(attempts);
        later = List.copyOf(later);
        events = List.copyOf(events);
        legs = List.copyOf(legs);
    }

    /** A call of one leg. */
    Call(
            String callId,
            Kind kind,
            List<ObservedMessage> messages,
            List<Exchange> attempts,
            List<Exchange> later,
            List<ObservedEvent> events) {
        this(callId, kind, messages, attempts, later, events, List.of(new Leg(callId, attempts, Optional.empty())));
    }

    /** Whether one of its legs has this Call-ID. */
    public boolean hasCallId(String id) {
        return legs.stream().anyMatch(leg -> leg.callId().equals(id));
    }

    /** The leg that a hop belongs to: the most downstream of those that have it. */
    public Optional<Leg> legOf(Transaction hop) {
        return legs.stream().filter(leg -> leg.has(hop)).reduce((upper, lower) -> lower);
    }

    /** The same call with the log lines that speak of it. */
    Call with(List<ObservedEvent> spoken) {
        return new Call(callId, kind, messages, attempts, later, spoken, legs);
    }

    /** The attempt that decides: the last one, because it repaired or repeated those before. */
    public Optional<Exchange> lastAttempt() {
        return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
    }

    /**
     * The attempt that decides what became of it. A call is answered once and for all. A registration or a ping is what
     * its last attempt says, unless the material ends with another one of which no more was seen than its challenge. Where it
     * ends with a new attempt of which nothing more was seen, a refusal before it decides.
     */
    public Optional<Exchange> decisiveAttempt() {
        Optional<Exchange> last = lastAttempt()
                .filter(attempt -> !attempt.isOpenEnd())
                .or(() -> attempts.stream().filter(Call::isRefusal).reduce((earlier, later) -> later))
                .or(this::lastAttempt);
        if (kind == Kind.CALL) {
            return answered().or(() -> last);
        }
        return last.filter(attempt -> !isOpenChallenge(attempt) && !attempt.isOpenEnd())
                .or(() -> attempts.stream().filter(Exchange::isSuccessful).reduce((earlier, later) -> later))
                .or(() -> attempts.stream().filter(Call::isRefusedAfterAll).reduce((earlier, later) -> later))
                .or(this::lastAttempt);
    }

    /** Whether an attempt got an answer that is no challenge, though no success either. */
    private static boolean isRefusedAfterAll(Exchange attempt) {
        return attempt.finalAtSender()
                .map(m -> m.message().statusCode())
                .filter(code -> code >= 300 && code != 401 && code != 407)
                .isPresent();
    }

    /** Whether an attempt was refused in a way that another attempt does not repair. */
    private static boolean isRefusal(Exchange attempt) {
        return attempt.finalAtSender()
                .map(m -> m.message().statusCode())
                .filter(code -> code >= 400 && !REPAIRABLE.contains(code))
                .isPresent();
    }

    private static boolean isOpenChallenge(Exchange attempt) {
        boolean challenged = attempt.finalAtSender()
                .filter(m -> m.message().statusCode() == 401 || m.message().statusCode() == 407)
                .isPresent();
        boolean offered = attempt.request()
                .filter(m -> !m.message().credentials().isEmpty())
                .isPresent();
        return challenged && !offered;
    }

    /** The attempt that was answered with a 2xx. */
    public Optional<Exchange> answered() {
        return attempts.stream().filter(Exchange::isSuccessful).findFirst();
    }

    /** The From tag of the side that started. */
    public String callerTag() {
        return attempts.isEmpty() ? "" : attempts.get(0).fromTag();
    }

    public List<Exchange> later(String method) {
        return later.stream().filter(e -> e.method().equals(method)).toList();
    }
}
