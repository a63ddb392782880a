// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sipassistant.message.Digest;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/**
 * The requests that do what an earlier response asked for. RFC 3261 (sections 8.1.3.4 and 22.2) wants them under the same
 * Call-ID, and some devices begin a new one. Looked for when first asked; thread-safe.
 */
public final class Retries {
    private final List<ObservedMessage> messages;
    private @Nullable Map<String, List<ObservedMessage>> byTopic;

    Retries(List<ObservedMessage> messages) {
        this.messages = List.copyOf(messages);
    }

    /**
     * The request under another Call-ID that answers a challenge, with credentials made from its nonce, or that follows a
     * redirect to one of its Contacts.
     */
    public Optional<ObservedMessage> after(ObservedMessage response) {
        SipMessage message = response.message();
        Stream<String> topics = switch (message.statusCode()) {
            case 401, 407 -> message.challenges().stream().flatMap(Retries::nonce);
            case 300, 301, 302, 305 ->
                message.contacts().stream().map(NameAddr::uri).flatMap(Retries::target);
            default -> Stream.empty();
        };
        return topics.flatMap(topic -> index().getOrDefault(topic, List.of()).stream())
                .filter(m -> m.message().method().equals(message.method()))
                .filter(m -> !m.message().callId().equals(message.callId()))
                .filter(m -> ObservedMessage.ORDER.compare(response, m) < 0)
                .findFirst();
    }

    private synchronized Map<String, List<ObservedMessage>> index() {
        if (byTopic == null) {
            Map<String, List<ObservedMessage>> found = new HashMap<>();
            for (ObservedMessage message : messages) {
                topics(message.message())
                        .forEach(topic -> found.computeIfAbsent(topic, key -> new ArrayList<>(1))
                                .add(message));
            }
            byTopic = found;
        }
        return byTopic;
    }

    private static Stream<String> topics(SipMessage message) {
        if (!(message.startLine() instanceof RequestLine line)) {
            return Stream.empty();
        }
        Stream<String> target = line.method().equals("INVITE") ? target(line.uri()) : Stream.empty();
        return Stream.concat(target, message.credentials().stream().flatMap(Retries::nonce));
    }

    /** Empty where a nonce was masked: all masks are alike. */
    private static Stream<String> nonce(Digest digest) {
        return digest
                .nonce()
                .filter(nonce -> nonce.chars().distinct().count() > 1)
                .map(nonce -> "nonce " + nonce)
                .stream();
    }

    private static Stream<String> target(SipUri uri) {
        return uri
                .user()
                .flatMap(user -> uri.host().map(host -> "uri " + user + '@' + host.toLowerCase(Locale.ROOT)))
                .stream();
    }
}
