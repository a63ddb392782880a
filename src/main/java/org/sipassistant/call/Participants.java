// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/** Who took part in which of some calls: the users in their requests, and the hosts that they went through. */
final class Participants {
    private final List<Call> calls;
    private final Map<String, List<Call>> byUser = new HashMap<>();
    private final Map<String, List<Call>> byHost = new HashMap<>();
    private boolean indexed;

    Participants(List<Call> calls) {
        this.calls = calls;
    }

    /**
     * The call nearest to a place that somebody has a part in whom a line names, a registration before others; where it names
     * nobody, the nearest call that accounts may have to do with. Empty where there is none.
     */
    Optional<Call> call(LineSubject subject, int position) {
        index();
        List<Call> of = new ArrayList<>();
        subject.users().forEach(user -> of.addAll(byUser.getOrDefault(user, List.of())));
        // many accounts may sign on from one address, so it tells something only where no account is named
        Set<String> hosts = subject.users().isEmpty() ? subject.hosts() : subject.targets();
        hosts.forEach(host -> of.addAll(byHost.getOrDefault(host, List.of())));
        if (subject.users().isEmpty() && subject.hosts().isEmpty()) {
            return subject.isOfRegistration()
                    ? ofKind(Kind.REGISTRATION, position)
                    : nearest(calls, c -> true, position);
        }
        Optional<Call> registration = nearest(of, call -> call.kind() == Kind.REGISTRATION, position);
        return subject.isOfRegistration() && registration.isPresent()
                ? registration
                : nearest(of, call -> true, position);
    }

    /** The call of a kind that is nearest to a place. */
    Optional<Call> ofKind(Kind kind, int position) {
        return nearest(calls, call -> call.kind() == kind, position);
    }

    private static Optional<Call> nearest(List<Call> calls, Predicate<Call> wanted, int position) {
        return calls.stream()
                .filter(call -> !call.messages().isEmpty())
                .filter(wanted)
                .min(Comparator.comparingInt(
                        call -> Math.abs(call.messages().get(0).position() - position)));
    }

    /** Done for the first line that needs it: most texts have none. */
    private void index() {
        if (indexed) {
            return;
        }
        indexed = true;
        for (Call call : calls) {
            Set<String> users = new LinkedHashSet<>();
            Set<String> hosts = new LinkedHashSet<>();
            for (ObservedMessage message : call.messages()) {
                message.source().map(Endpoint::host).ifPresent(hosts::add);
                message.destination().map(Endpoint::host).ifPresent(hosts::add);
                add(message.message(), users, hosts);
            }
            users.forEach(user ->
                    byUser.computeIfAbsent(user, key -> new ArrayList<>()).add(call));
            hosts.forEach(host ->
                    byHost.computeIfAbsent(host, key -> new ArrayList<>()).add(call));
        }
    }

    private static void add(SipMessage message, Set<String> users, Set<String> hosts) {
        List<SipUri> uris = new ArrayList<>();
        message.from().map(NameAddr::uri).ifPresent(uris::add);
        message.to().map(NameAddr::uri).ifPresent(uris::add);
        message.contacts().forEach(contact -> uris.add(contact.uri()));
        if (message.startLine() instanceof RequestLine line) {
            uris.add(line.uri());
        }
        message.credentials().forEach(digest -> digest.username().ifPresent(users::add));
        for (SipUri uri : uris) {
            uri.user().ifPresent(users::add);
            uri.host().ifPresent(hosts::add);
        }
    }
}
