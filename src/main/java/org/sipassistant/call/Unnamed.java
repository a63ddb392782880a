// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/**
 * Tells calls apart where a log holds first lines alone, without any Call-ID: registrations and pings from calls, and calls from
 * those after them. A call goes on while its INVITE is repeated, repaired or tried elsewhere. Another one begins with an INVITE some
 * time after it was refused or given up, to a stranger after it was answered, or of a node that has no part in it. Without times,
 * addresses or users it stays one. Time linear in the number of messages.
 */
final class Unnamed {
    /** Whoever hunts for the next one does so sooner than this. */
    private static final Duration PAUSE = Duration.ofSeconds(5);

    /** What waits for an answer, a challenge or a redirection is given up by then (RFC 3261 timer B), and so is trying once more. */
    private static final Duration GIVEN_UP = Duration.ofSeconds(40);

    private static final String INVITE = "INVITE";
    private static final int FINAL = 200;
    private static final int REFUSAL = 300;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int GLOBAL_FAILURE = 600;

    /** Refusals that ask for the request once more, with something put right or later. */
    private static final Set<Integer> TRY_AGAIN =
            Set.of(401, 407, 408, 413, 415, 416, 420, 421, 422, 480, 484, 488, 491, 494);

    /** What is no part of a call; what is refused of it may be the reason why one fails, and stays with it. */
    private static final Set<String> NO_CALLS = Set.of("REGISTER", "OPTIONS", "MESSAGE", "PUBLISH");

    /** Of the calls that are under way, as many are looked at as one place has at once. */
    private static final int MOST_OPEN = 16;

    /** What may be sent inside a call as well. */
    private static final Set<String> WITHIN = Set.of("OPTIONS", "MESSAGE");

    /** One call as far as it was read. */
    private static final class Run {
        private final List<ObservedMessage> messages = new ArrayList<>();
        private final Set<String> users = new HashSet<>();
        private final Set<String> hosts = new HashSet<>();
        private int result;
        private boolean ended;

        /** Whether those who talk may send each other pings and messages. */
        boolean isTalk() {
            return isAnswered() && !ended;
        }

        void take(ObservedMessage observed) {
            messages.add(observed);
            source(observed).ifPresent(hosts::add);
            destination(observed).ifPresent(hosts::add);
            SipMessage message = observed.message();
            if (message.isRequest()) {
                users.addAll(users(message));
                ended |= message.method().equals("BYE");
            } else if (message.method().equals(INVITE) && message.statusCode() >= FINAL && !isAnswered()) {
                result = message.statusCode();
            }
        }

        boolean isAnswered() {
            return result >= FINAL && result < REFUSAL;
        }

        boolean isRefused() {
            return result >= CLIENT_ERROR;
        }

        /** Whether the same one may well be called again in the same call. */
        boolean mayBeRepeated() {
            return TRY_AGAIN.contains(result) || (result >= SERVER_ERROR && result < GLOBAL_FAILURE);
        }
    }

    private final List<Run> runs = new ArrayList<>();
    private final Map<String, Run> byMethod = new HashMap<>();
    private final Map<String, Run> byHop = new HashMap<>();
    private final Map<String, Run> byUser = new HashMap<>();
    private Optional<Run> call = Optional.empty();

    /** What goes beside the calls. */
    private final Set<String> beside;

    private Unnamed(Set<String> beside) {
        this.beside = beside;
    }

    /**
     * The messages of each call, the calls in the order in which they began; one list where no INVITE is among them.
     *
     * @param seen messages without a Call-ID in their order
     */
    static List<List<ObservedMessage>> split(List<ObservedMessage> seen) {
        List<ObservedMessage> messages = LooseAnswers.placed(seen);
        if (messages.stream().noneMatch(m -> isInvite(m.message()))) {
            return List.of(seen);
        }
        Set<String> accepted = messages.stream()
                .map(ObservedMessage::message)
                .filter(m -> m.isFinal() && m.statusCode() < REFUSAL)
                .map(SipMessage::method)
                .filter(NO_CALLS::contains)
                .collect(Collectors.toSet());
        Unnamed unnamed = new Unnamed(accepted);
        messages.forEach(unnamed::add);
        return unnamed.runs.stream().map(run -> run.messages).toList();
    }

    private void add(ObservedMessage observed) {
        SipMessage message = observed.message();
        Run run = message.isRequest() ? asking(observed) : answering(observed);
        run.take(observed);
        if (message.isRequest()) {
            byMethod.put(message.method(), run);
            byHop.put(hop(message.method(), source(observed), destination(observed)), run);
        }
    }

    private Run asking(ObservedMessage observed) {
        SipMessage message = observed.message();
        Optional<Run> talk = named(observed).filter(run -> run.isTalk() && WITHIN.contains(message.method()));
        if (talk.isEmpty() && beside.contains(message.method())) {
            Run before = byHop.get(hop(message.method(), source(observed), destination(observed)));
            return before == null ? begin() : before;
        }
        if (isInvite(message)) {
            Optional<Run> run = underWay(observed).filter(known -> !isAnother(known, observed));
            call = run.or(() -> Optional.of(begin()));
            users(message).forEach(user -> byUser.put(user, call.get()));
            return call.get();
        }
        return named(observed).or(() -> recent(run -> isBetween(run, observed))).orElseGet(this::current);
    }

    private Optional<Run> named(ObservedMessage request) {
        return users(request.message()).stream()
                .flatMap(user -> Stream.ofNullable(byUser.get(user)))
                .filter(run -> isBetween(run, request))
                .findFirst();
    }

    private Run answering(ObservedMessage response) {
        String method = response.message().method();
        Run asked = byHop.get(hop(method, destination(response), source(response)));
        Run last = asked == null ? byMethod.get(method) : asked;
        return last == null ? current() : last;
    }

    /** The call that an INVITE may be of: where addresses are known, one that its sender has a part in. */
    private Optional<Run> underWay(ObservedMessage invite) {
        if (source(invite).isEmpty() || destination(invite).isEmpty()) {
            return call;
        }
        Set<String> users = users(invite.message());
        String sender = source(invite).get();
        return recent(run -> run.hosts.contains(sender) && users.stream().anyMatch(run.users::contains))
                .or(() -> recent(run -> run.hosts.contains(sender) || run.hosts.isEmpty()));
    }

    private Optional<Run> recent(Predicate<Run> wanted) {
        List<Run> last = runs.subList(Math.max(0, runs.size() - MOST_OPEN), runs.size());
        Optional<Run> found = Optional.empty();
        for (Run run : last) {
            found = isOfCalls(run) && wanted.test(run) ? Optional.of(run) : found;
        }
        return found;
    }

    private boolean isOfCalls(Run run) {
        return run.messages.isEmpty()
                || !beside.contains(run.messages.getFirst().message().method());
    }

    /** Whether both ends of a message have a part in a call, or nothing tells its ends. */
    private static boolean isBetween(Run run, ObservedMessage observed) {
        return Stream.of(source(observed), destination(observed))
                .flatMap(Optional::stream)
                .allMatch(run.hosts::contains);
    }

    private static Optional<String> source(ObservedMessage observed) {
        return observed.source().map(Endpoint::host);
    }

    private static Optional<String> destination(ObservedMessage observed) {
        return observed.destination().map(Endpoint::host);
    }

    private static String hop(String method, Optional<String> from, Optional<String> to) {
        return method + ' ' + from.orElse("") + ' ' + to.orElse("");
    }

    /** What stands before the first INVITE and names no run belongs to that call. */
    private Run current() {
        if (call.isEmpty()) {
            call = Optional.of(begin());
        }
        return call.get();
    }

    private Run begin() {
        Run run = new Run();
        runs.add(run);
        return run;
    }

    /** Nobody who is called already, or who was a side of the call, is called anew by an INVITE in it. */
    private static boolean isAnother(Run run, ObservedMessage invite) {
        Set<String> users = users(invite.message());
        boolean stranger =
                !users.isEmpty() && !run.users.isEmpty() && users.stream().noneMatch(run.users::contains);
        if (run.isAnswered()) {
            return stranger;
        }
        Optional<Duration> pause = run.messages.isEmpty()
                ? Optional.empty()
                : run.messages.getLast().until(invite);
        boolean over = run.isRefused() && (stranger || !run.mayBeRepeated());
        Duration longest = over ? PAUSE : GIVEN_UP;
        boolean late = pause.filter(time -> time.compareTo(longest) > 0).isPresent();
        return late && (run.isRefused() || stranger);
    }

    private static boolean isInvite(SipMessage message) {
        return message.isRequest() && message.method().equals(INVITE);
    }

    private static Set<String> users(SipMessage message) {
        Set<String> users = new HashSet<>();
        if (message.startLine() instanceof RequestLine line) {
            line.uri().user().ifPresent(users::add);
        }
        message.from().map(NameAddr::uri).flatMap(SipUri::user).ifPresent(users::add);
        message.to().map(NameAddr::uri).flatMap(SipUri::user).ifPresent(users::add);
        return users;
    }
}
