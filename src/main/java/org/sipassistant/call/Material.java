// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;
import org.sipassistant.message.Via;

/**
 * What everything that was read together tells about a message that is not there: until when one could have come, and to
 * whom messages were seen on their way.
 *
 * @param end the last moment of which something is known; empty where no message has a time
 * @param heard the nodes to which an observer saw something come, each with that observer
 * @param registered the users who registered
 * @param unregistered by address of record, {@code user@host} in lower case, why its last registration was refused
 * @param passed by the host they were sent to, the size in bytes of the largest request that got a response from there
 * @param retries the requests that do what an earlier response asked for
 * @param bindings until when users could be reached
 * @param pings which of its neighbours a node had lost
 * @param answers whether it holds responses at all
 * @param excerpt whether a person chose what there is, who shows what seems wrong; else it is what an index holds
 */
public record Material(
        Optional<Instant> end,
        Set<String> heard,
        Set<String> registered,
        Map<String, ObservedMessage> unregistered,
        Map<String, Integer> passed,
        Retries retries,
        Bindings bindings,
        Pings pings,
        Answers answers,
        boolean excerpt) {

    /** What a log shows of responses, of whatever request. */
    public enum Answers {
        SEEN,
        /** There is none. */
        NONE,
        /** There is none, but a request that only a response can have led to: whoever wrote this log left them out. */
        HIDDEN
    }

    /** The node that writes the log, in a log that names only the other end. */
    private static final String ITSELF = "";

    private static final String REGISTER = "REGISTER";
    private static final int REFUSED = 400;
    private static final Set<Integer> TRIED_AGAIN = Set.of(401, 407, 423);

    /** A Content-Length above this is a mistake (RFC 768: the largest datagram). */
    private static final int LARGEST = 65_535;

    public Material {
        heard = Set.copyOf(heard);
        registered = Set.copyOf(registered);
        unregistered = Map.copyOf(unregistered);
        passed = Map.copyOf(passed);
    }

    /** It ends with its last message. */
    public static Material of(List<ObservedMessage> messages) {
        Set<String> heard = new HashSet<>();
        Optional<Instant> end = Optional.empty();
        for (ObservedMessage message : messages) {
            message.destination().ifPresent(to -> heard.add(key(message, to.host())));
            if (message.source().isPresent() && message.destination().isEmpty()) {
                heard.add(key(message, ITSELF));
            }
            end = later(end, message.at());
        }
        return new Material(
                end,
                heard,
                registered(messages),
                unregistered(messages),
                passed(messages),
                new Retries(messages),
                Bindings.of(messages),
                Pings.of(messages),
                answers(messages),
                false);
    }

    private static Answers answers(List<ObservedMessage> messages) {
        boolean hidden = false;
        for (ObservedMessage observed : messages) {
            SipMessage message = observed.message();
            if (message.isResponse()) {
                return Answers.SEEN;
            }
            hidden |= message.method().equals("ACK") || message.toTag().isPresent();
        }
        return hidden ? Answers.HIDDEN : Answers.NONE;
    }

    private static Set<String> registered(List<ObservedMessage> messages) {
        Set<String> users = new HashSet<>();
        for (ObservedMessage observed : messages) {
            SipMessage message = observed.message();
            if (message.statusCode() / 100 == 2 && message.method().equals(REGISTER)) {
                message.to().flatMap(to -> to.uri().user()).ifPresent(users::add);
            }
        }
        return users;
    }

    private static Map<String, ObservedMessage> unregistered(List<ObservedMessage> messages) {
        Map<String, ObservedMessage> refused = new HashMap<>();
        for (ObservedMessage observed : messages) {
            SipMessage message = observed.message();
            if (message.isFinal() && message.method().equals(REGISTER)) {
                message.to().flatMap(to -> addressOfRecord(to.uri())).ifPresent(user -> {
                    if (isRefusedRegistration(message)) {
                        refused.put(user, observed);
                    } else if (message.statusCode() / 100 == 2) {
                        refused.remove(user);
                    }
                });
            }
        }
        return refused;
    }

    /** Empty where no user or no host is named. */
    public static Optional<String> addressOfRecord(SipUri uri) {
        return uri.user().flatMap(user -> uri.host().map(host -> (user + '@' + host).toLowerCase(Locale.ROOT)));
    }

    /** Whether a response refuses a registration for good: after a demand for credentials or another interval it is tried again. */
    public static boolean isRefusedRegistration(SipMessage response) {
        return response.method().equals(REGISTER)
                && response.statusCode() >= REFUSED
                && !TRIED_AGAIN.contains(response.statusCode());
    }

    /** The size of a message in bytes, its whole body included where only a part of it was logged. */
    public static int size(SipMessage message) {
        int body = message.bodySpan().start();
        int seen = message.end() - body;
        long declared = message.number(Header.CONTENT_LENGTH).orElse(0);
        return body - message.start() + (int) Math.min(Math.max(seen, declared), LARGEST);
    }

    private static Map<String, Integer> passed(List<ObservedMessage> messages) {
        Set<String> answered = new HashSet<>();
        for (ObservedMessage message : messages) {
            if (message.message().isResponse()) {
                branch(message).ifPresent(answered::add);
            }
        }
        Map<String, Integer> passed = new HashMap<>();
        for (ObservedMessage message : messages) {
            boolean got = message.message().isRequest()
                    && branch(message).filter(answered::contains).isPresent();
            if (got) {
                message.destination().ifPresent(to -> passed.merge(to.host(), size(message.message()), Math::max));
            }
        }
        return passed;
    }

    private static Optional<String> branch(ObservedMessage message) {
        return message.message().topVia().flatMap(Via::branch);
    }

    /** The same of which it is known that nothing more came until some moment, because somebody looked. */
    public Material until(Instant moment) {
        Optional<Instant> known = later(end, Optional.of(moment));
        return new Material(known, heard, registered, unregistered, passed, retries, bindings, pings, answers, excerpt);
    }

    /** The same, chosen by a person. */
    public Material asExcerpt() {
        return new Material(end, heard, registered, unregistered, passed, retries, bindings, pings, answers, true);
    }

    /**
     * Whether an answer to a request would have been seen where the request was: its observer saw something else come to
     * the sender. A node that writes down only what it receives, or only what it sends, shows no answer.
     */
    public boolean wouldShowAnswer(ObservedMessage request) {
        String sender = request.source().map(Endpoint::host).orElse(ITSELF);
        return heard.contains(key(request, sender));
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isAfter(one.get())) ? other : one;
    }

    private static String key(ObservedMessage message, String to) {
        return message.observation().observer().orElse("") + '|' + to;
    }
}
