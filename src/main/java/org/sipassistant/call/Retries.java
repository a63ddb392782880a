// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sipassistant.message.Digest;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/**
 * The requests that do what an earlier response asked for. RFC 3261 (sections 8.1.3.4 and 22.2) wants them under the same
 * Call-ID, and some devices begin a new one. Looked for when first asked; thread-safe.
 */
public final class Retries {
    /** A device has its credentials at hand; a person who dials again needs longer. */
    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    /** A device that was told to calls the emergency service by itself, perhaps after it found another network. */
    private static final Duration EMERGENCY = Duration.ofSeconds(30);

    private final List<ObservedMessage> messages;
    private @Nullable Map<String, List<ObservedMessage>> byTopic;

    Retries(List<ObservedMessage> messages) {
        this.messages = List.copyOf(messages);
    }

    /**
     * The request under another Call-ID that answers a challenge, with credentials made from its nonce, or that follows a
     * redirect to one of its Contacts; the call to an emergency service behind a 380 (3GPP TS 24.229). Where the nonce of the credentials was masked it is one between the same two, from the
     * same address and right behind the challenge.
     */
    public Optional<ObservedMessage> after(ObservedMessage response) {
        SipMessage message = response.message();
        Stream<ObservedMessage> next = switch (message.statusCode()) {
            case 401, 407 ->
                Stream.concat(
                        of(message.challenges().stream().flatMap(Retries::nonce)),
                        of(pair(message, response.destination()).stream()).filter(m -> isAtOnce(response, m)));
            case 380 ->
                of(emergency(message, response.destination()).stream())
                        .filter(m -> response.until(m)
                                .filter(waited -> waited.compareTo(EMERGENCY) <= 0)
                                .isPresent());
            case 300, 301, 302, 305 ->
                of(message.contacts().stream().map(NameAddr::uri).flatMap(Retries::target));
            default -> Stream.empty();
        };
        return next.filter(m -> m.message().method().equals(message.method()))
                .filter(m -> !m.message().callId().equals(message.callId()))
                .filter(m -> ObservedMessage.ORDER.compare(response, m) < 0)
                .findFirst();
    }

    private Stream<ObservedMessage> of(Stream<String> topics) {
        return topics.flatMap(topic -> index().getOrDefault(topic, List.of()).stream());
    }

    private static boolean isAtOnce(ObservedMessage response, ObservedMessage request) {
        return response.until(request)
                .filter(waited -> waited.compareTo(AT_ONCE) <= 0)
                .isPresent();
    }

    /** Who wants to talk to whom, from where. */
    private static Optional<String> pair(SipMessage message, Optional<Endpoint> asks) {
        Optional<String> from = message.from().flatMap(party -> party.uri().user());
        Optional<String> to = message.to().flatMap(party -> party.uri().user());
        return from.filter(Retries::isTelling)
                .flatMap(caller -> to.filter(Retries::isTelling)
                        .flatMap(callee -> asks.map(device -> "pair " + caller + ' ' + callee + ' ' + device)));
    }

    /** Who calls an emergency service, from where. */
    private static Optional<String> emergency(SipMessage message, Optional<Endpoint> asks) {
        return message.from()
                .flatMap(party -> party.uri().user())
                .filter(Retries::isTelling)
                .flatMap(caller -> asks.map(device -> "emergency " + caller + ' ' + device.host()));
    }

    private synchronized Map<String, List<ObservedMessage>> index() {
        if (byTopic == null) {
            Map<String, List<ObservedMessage>> found = new HashMap<>();
            for (ObservedMessage message : messages) {
                topics(message)
                        .forEach(topic -> found.computeIfAbsent(topic, key -> new ArrayList<>(1))
                                .add(message));
            }
            byTopic = found;
        }
        return byTopic;
    }

    private static Stream<String> topics(ObservedMessage observed) {
        SipMessage message = observed.message();
        if (!(message.startLine() instanceof RequestLine line)) {
            return Stream.empty();
        }
        Stream<String> target = line.method().equals("INVITE") ? target(line.uri()) : Stream.empty();
        List<String> nonces =
                message.credentials().stream().flatMap(Retries::nonce).toList();
        boolean masked = nonces.isEmpty() && !message.credentials().isEmpty();
        Stream<String> answer = masked ? pair(message, observed.source()).stream() : nonces.stream();
        Stream<String> emergency = Emergency.isService(line.uri().original())
                ? emergency(message, observed.source()).stream()
                : Stream.empty();
        return Stream.of(target, answer, emergency).flatMap(topics -> topics);
    }

    /** Empty where a nonce was masked: all masks are alike. */
    private static Stream<String> nonce(Digest digest) {
        return digest.nonce().filter(Retries::isTelling).map(nonce -> "nonce " + nonce).stream();
    }

    private static boolean isTelling(String value) {
        return value.chars().distinct().count() > 1;
    }

    private static Stream<String> target(SipUri uri) {
        return uri
                .user()
                .flatMap(user -> uri.host().map(host -> "uri " + user + '@' + host.toLowerCase(Locale.ROOT)))
                .stream();
    }
}
