// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.message.CSeq;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/**
 * Until when users could be reached, as far as the registrations that were read show (RFC 3261 section 10.3). Immutable.
 *
 * <p>An answer to a REGISTER should list all bindings of the user, and some list that of the request alone: so a binding lasts until
 * its own end, whatever a later answer leaves out.
 */
public final class Bindings {
    private static final String REGISTER = "REGISTER";
    private static final String ALL = "*";

    /** What a registrar grants that does not say how long: the default of RFC 3261 section 10.2.1.1, in seconds. */
    private static final long USUAL = 3_600;

    /** Terminals of mobile networks ask for 600,000 s (3GPP TS 24.229); what is longer is a mistake. */
    private static final long LONGEST = 604_800;

    /** Clocks differ, and timers are not exact. */
    private static final Duration TOLERANCE = Duration.ofSeconds(5);

    private record Registration(ObservedMessage request, Optional<ObservedMessage> answer) {
        ObservedMessage last() {
            return answer.orElse(request);
        }
    }

    /**
     * What is left of the bindings of a user when they are over.
     *
     * @param answer the last one of the registrar
     * @param end when the last binding ended
     * @param signedOff whether the user gave it up
     */
    public record Over(ObservedMessage answer, Instant end, boolean signedOff) {}

    /** By address of record, in the order of time. */
    private final Map<String, List<Registration>> byUser;

    private Bindings(Map<String, List<Registration>> byUser) {
        this.byUser = byUser;
    }

    static Bindings of(List<ObservedMessage> messages) {
        Map<String, ObservedMessage> requests = new LinkedHashMap<>();
        Map<String, ObservedMessage> answers = new HashMap<>();
        for (ObservedMessage observed : messages) {
            SipMessage message = observed.message();
            if (message.method().equals(REGISTER) && observed.at().isPresent()) {
                if (message.isRequest()) {
                    requests.putIfAbsent(hop(message), observed);
                } else if (message.isFinal()) {
                    answers.put(hop(message), observed);
                }
            }
        }
        Map<String, List<Registration>> byUser = new HashMap<>();
        requests.forEach((hop, request) -> request.message()
                .to()
                .flatMap(to -> Material.addressOfRecord(to.uri()))
                .ifPresent(user -> byUser.computeIfAbsent(user, key -> new ArrayList<>())
                        .add(new Registration(request, Optional.ofNullable(answers.get(hop))))));
        byUser.values().forEach(of -> of.sort(Comparator.comparing(Registration::last, ObservedMessage.ORDER)));
        return new Bindings(byUser);
    }

    /** The same request has another branch on each of its hops. */
    private static String hop(SipMessage message) {
        return message.callId().orElse("")
                + ' '
                + message.cseq().map(CSeq::number).orElse(0L)
                + ' '
                + message.topVia().flatMap(via -> via.branch()).orElse("");
    }

    /**
     * How the bindings of a user had ended at some registrar before a moment. Empty where none was seen there, where one still lasted,
     * and where one may have: a registration was seen, and not its answer.
     */
    public Optional<Over> over(SipUri user, String registrar, Instant moment) {
        List<Registration> all = of(user, registrar);
        Map<String, Instant> ends = new HashMap<>();
        @Nullable ObservedMessage last = null;
        boolean signedOff = false;
        for (Registration registration : all) {
            Instant at = registration.last().at().orElseThrow();
            if (at.isAfter(moment.plus(TOLERANCE)) || !isAt(registration, registrar)) {
                continue;
            }
            if (registration.answer().isEmpty()) {
                return Optional.empty();
            }
            ObservedMessage answer = registration.answer().get();
            if (answer.message().statusCode() / 100 != 2) {
                continue;
            }
            SipMessage asked = registration.request().message();
            signedOff = SignOff.is(asked);
            if (signedOff) {
                giveUp(asked, at, ends);
            } else if (answer.message().truncated()
                    || answer.message().contacts().isEmpty()) {
                return Optional.empty(); // it does not say what was granted
            }
            answer.message()
                    .contacts()
                    .forEach(contact -> ends.put(key(contact), at.plusSeconds(granted(contact, answer))));
            last = answer;
        }
        Optional<Instant> end = ends.values().stream().max(Comparator.naturalOrder());
        return last != null
                        && end.filter(time -> time.plus(TOLERANCE).isBefore(moment))
                                .isPresent()
                ? Optional.of(new Over(last, end.get(), signedOff))
                : Optional.empty();
    }

    /** Who is called by the address of the registrar itself is the one of this name there, where there is one only. */
    private List<Registration> of(SipUri user, String registrar) {
        Optional<String> name = Material.addressOfRecord(user);
        boolean byAddress = user.host().filter(registrar::equals).isPresent();
        if (name.isEmpty() || byUser.containsKey(name.get()) || !byAddress) {
            return name.map(known -> byUser.getOrDefault(known, List.of())).orElse(List.of());
        }
        String start = name.get().substring(0, name.get().lastIndexOf('@') + 1);
        List<String> same = byUser.keySet().stream()
                .filter(known -> known.startsWith(start))
                .toList();
        return same.size() == 1 ? byUser.getOrDefault(same.getFirst(), List.of()) : List.of();
    }

    private static boolean isAt(Registration registration, String registrar) {
        Optional<String> asked = registration.request().destination().map(Endpoint::host);
        return asked.or(() ->
                        registration.answer().flatMap(ObservedMessage::source).map(Endpoint::host))
                .filter(registrar::equals)
                .isPresent();
    }

    private static void giveUp(SipMessage asked, Instant at, Map<String, Instant> ends) {
        boolean all = asked.header(Header.CONTACT)
                .map(String::strip)
                .filter(ALL::equals)
                .isPresent();
        if (all) {
            ends.replaceAll((contact, end) -> end.isAfter(at) ? at : end);
            ends.putIfAbsent(ALL, at);
        } else {
            asked.contacts().forEach(contact -> ends.put(key(contact), at));
        }
    }

    private static String key(NameAddr contact) {
        SipUri uri = contact.uri();
        return (uri.user().orElse("")
                        + '@'
                        + uri.host().orElse("")
                        + ':'
                        + uri.port().orElse(0))
                .toLowerCase(Locale.ROOT);
    }

    private static long granted(NameAddr contact, ObservedMessage answer) {
        String own = contact.parameters().getOrDefault("expires", "");
        try {
            long seconds =
                    own.isEmpty() ? answer.message().number(Header.EXPIRES).orElse(USUAL) : Long.parseLong(own);
            return Math.max(0, Math.min(seconds, LONGEST));
        } catch (NumberFormatException e) {
            return USUAL;
        }
    }
}
