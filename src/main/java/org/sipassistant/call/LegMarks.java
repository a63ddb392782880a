// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/**
 * By what the other legs of a call can be found where not all messages are at hand.
 *
 * @param identifiers texts that the first request of another leg may hold to the letter
 * @param called who is called, as the Request-URI and To spell it
 * @param calling who calls, as From spells it
 * @param stations whom else the call was for, as spelled: from whom it was forwarded, and where it was redirected to
 * @param numbers who calls and who is called, in a form in which two spellings of one number are the same
 * @param start when the call began
 */
public record LegMarks(
        Set<String> identifiers,
        Set<String> called,
        Set<String> calling,
        Set<String> stations,
        Set<String> numbers,
        Optional<Instant> start) {
    /** More than a request has that was not made to cost time. */
    private static final int MOST = 16;

    public LegMarks {
        identifiers = Set.copyOf(identifiers);
        called = Set.copyOf(called);
        calling = Set.copyOf(calling);
        stations = Set.copyOf(stations);
        numbers = Set.copyOf(numbers);
    }

    /** Empty for what is no call, and where its beginning was not seen. */
    public static Optional<LegMarks> of(Call call) {
        return Invitation.of(call).map(LegMarks::of);
    }

    /** The same of each leg of a call; none of those whose beginning was not seen. */
    public static List<LegMarks> ofLegs(Call call) {
        return call.legs().stream()
                .map(leg -> new Call(leg.callId(), call.kind(), List.of(), leg.attempts(), List.of(), List.of()))
                .flatMap(leg -> of(leg).stream())
                .toList();
    }

    /** Who calls, who is called, and whom else the call was for. */
    public Set<String> parties() {
        Set<String> parties = new LinkedHashSet<>(called);
        parties.addAll(calling);
        parties.addAll(stations);
        return parties;
    }

    /** Whether both name somebody in common. */
    public boolean meet(LegMarks other) {
        return !Collections.disjoint(everybody(), other.everybody());
    }

    /** Whether both have the same caller and the same callee, in whatever spelling. */
    public boolean haveSameParties(LegMarks other) {
        List<String> common = numbers.stream().filter(other.numbers::contains).toList();
        return common.stream().anyMatch(Invitation::isCaller)
                && common.stream().anyMatch(number -> !Invitation.isCaller(number));
    }

    private Set<String> everybody() {
        Set<String> all = new LinkedHashSet<>(numbers);
        stations.forEach(user -> DialledNumber.of(user).map(DialledNumber::key).ifPresent(all::add));
        return all;
    }

    private static LegMarks of(Invitation invitation) {
        Set<String> identifiers = new LinkedHashSet<>();
        for (Link.Kind kind : Link.Kind.values()) {
            if (kind != Link.Kind.NUMBERS) {
                invitation.names(kind).stream().limit(MOST - identifiers.size()).forEach(identifiers::add);
            }
        }
        identifiers.remove(invitation.call().callId());
        SipMessage request = invitation.request().message();
        List<SipUri> called = new ArrayList<>();
        if (request.startLine() instanceof RequestLine line) {
            called.add(line.uri());
        }
        request.to().map(NameAddr::uri).ifPresent(called::add);
        return new LegMarks(
                identifiers,
                users(called),
                users(request.from().map(NameAddr::uri).stream().toList()),
                users(invitation.stations().toList()),
                invitation.marks(Link.Kind.NUMBERS),
                invitation.request().at());
    }

    private static Set<String> users(List<SipUri> uris) {
        Set<String> users = new LinkedHashSet<>();
        uris.forEach(
                uri -> uri.user().filter(u -> DialledNumber.of(u).isPresent()).ifPresent(users::add));
        return users;
    }
}
