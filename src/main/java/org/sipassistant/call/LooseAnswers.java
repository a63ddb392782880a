// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Via;

/**
 * Tells which request a response answers from which somebody cut the CSeq: the one with its branch, else the last one
 * before it that waits for such an answer.
 */
final class LooseAnswers {
    /** Request Terminated (RFC 3261 section 21.4.25), which answers an INVITE and nothing else. */
    private static final int TERMINATED = 487;

    private static final String INVITE = "INVITE";

    /** The first code of a refusal. */
    private static final int REFUSED = 400;

    /** Refusals that answer a REGISTER as often as an INVITE. */
    private static final Set<Integer> OF_ANY = Set.of(401, 407, 423);

    /** Responses that are looked at behind one. */
    private static final int MOST_COMING = 8;

    /** How soon a node sends on what it got. */
    private static final Duration FORWARDING = Duration.ofSeconds(1);

    /** More than anybody leaves open at once. */
    private static final int MOST_OPEN = 64;

    /** Requests that wait for their final response, the last one last. */
    private final List<SipMessage> open = new ArrayList<>();

    /** The last request that got one, which may come again. */
    private Optional<SipMessage> done = Optional.empty();

    /** The response right before, where nothing but its first line tells what it answers. */
    private Optional<ObservedMessage> before = Optional.empty();

    private LooseAnswers() {}

    /** The messages of one call in their order; the same where each response says what it answers. */
    static List<ObservedMessage> placed(List<ObservedMessage> messages) {
        if (messages.stream().noneMatch(m -> isLoose(m.message()))) {
            return messages;
        }
        LooseAnswers answers = new LooseAnswers();
        List<ObservedMessage> placed = new ArrayList<>(messages.size());
        for (int at = 0; at < messages.size(); at++) {
            placed.add(answers.place(messages, at));
        }
        return List.copyOf(placed);
    }

    /**
     * The last refusal as one of an INVITE, as most are, where nothing at all tells which request the responses answer; empty
     * where something does. Its own words may say why.
     */
    static Optional<ObservedMessage> assumed(List<ObservedMessage> messages) {
        if (messages.stream().anyMatch(m -> !m.message().method().isEmpty())) {
            return Optional.empty();
        }
        return messages.stream()
                .filter(m -> m.message().isFinal())
                .reduce((earlier, later) -> later)
                .filter(m -> m.message().statusCode() >= REFUSED
                        && !OF_ANY.contains(m.message().statusCode()))
                .map(m -> of(m, INVITE));
    }

    /** Whether a response names its request by no CSeq. */
    static boolean isLoose(SipMessage message) {
        return message.isResponse() && message.cseq().isEmpty();
    }

    private ObservedMessage place(List<ObservedMessage> messages, int at) {
        ObservedMessage observed = messages.get(at);
        SipMessage message = observed.message();
        if (message.isRequest()) {
            ask(message);
            before = Optional.empty();
            return observed;
        }
        if (before.filter(copy -> isCopy(copy, observed)).isPresent() && answersComing(messages, at) >= open.size()) {
            return done.map(r -> of(observed, r.method())).orElse(observed);
        }
        before = Optional.of(observed).filter(last -> isBare(message) && message.isFinal());
        Optional<SipMessage> request = isLoose(message) ? looseRequest(message) : namedRequest(message);
        if (message.isFinal()) {
            request.ifPresent(this::close);
        }
        return request.filter(r -> isLoose(message))
                .map(r -> of(observed, r.method()))
                .orElse(observed);
    }

    /** Whether a node that logs what it gets and what it sends on wrote both first lines. */
    private static boolean isCopy(ObservedMessage one, ObservedMessage other) {
        return isBare(other.message())
                && one.quote().equals(other.quote())
                && one.until(other).filter(gap -> gap.compareTo(FORWARDING) > 0).isEmpty();
    }

    /** How many final responses, each counted once, come before the next request: those that still wait need one each. */
    private static int answersComing(List<ObservedMessage> messages, int at) {
        Set<String> coming = new HashSet<>();
        for (ObservedMessage next : messages.subList(at + 1, Math.min(messages.size(), at + 1 + MOST_COMING))) {
            if (next.message().isRequest()) {
                break;
            }
            if (next.message().isFinal()) {
                coming.add(next.quote());
            }
        }
        coming.remove(messages.get(at).quote());
        return coming.size();
    }

    private static boolean isBare(SipMessage message) {
        return isLoose(message) && message.vias().isEmpty() && message.callId().isEmpty();
    }

    private static ObservedMessage of(ObservedMessage response, String method) {
        return new ObservedMessage(response.message().answering(method), response.observation(), response.position());
    }

    private void ask(SipMessage request) {
        boolean waits = !request.method().equals("ACK");
        if (waits && open.stream().noneMatch(known -> isSame(known, request))) {
            if (open.size() == MOST_OPEN) {
                open.removeFirst();
            }
            open.add(request);
        }
    }

    private static boolean isSame(SipMessage known, SipMessage request) {
        return known.method().equals(request.method())
                && branch(known).equals(branch(request))
                && known.cseq().equals(request.cseq());
    }

    private Optional<SipMessage> namedRequest(SipMessage response) {
        return last(request ->
                request.method().equals(response.method()) && request.cseq().equals(response.cseq()));
    }

    private Optional<SipMessage> looseRequest(SipMessage response) {
        int code = response.statusCode();
        boolean ofInvite = code > 100 && code < 200 || code == TERMINATED;
        Predicate<SipMessage> wanted = request -> !ofInvite || request.method().equals(INVITE);
        Optional<String> branch = branch(response);
        return last(request -> branch.isPresent()
                        && wanted.test(request)
                        && branch(request).equals(branch))
                .or(() -> last(wanted))
                .or(() -> done);
    }

    private Optional<SipMessage> last(Predicate<SipMessage> wanted) {
        return open.stream().filter(wanted).reduce((earlier, later) -> later);
    }

    private void close(SipMessage request) {
        open.remove(request);
        done = Optional.of(request);
    }

    private static Optional<String> branch(SipMessage message) {
        return message.topVia().flatMap(Via::branch);
    }
}
