// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Instant;
import java.util.ArrayList;
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
 * @param numbers who calls and who is called, in a form in which two spellings of one number are the same
 * @param start when the call began
 */
public record LegMarks(
        Set<String> identifiers,
        Set<String> called,
        Set<String> calling,
        Set<String> numbers,
        Optional<Instant> start) {
    /** More than a request has that was not made to cost time. */
    private static final int MOST = 16;

    public LegMarks {
        identifiers = Set.copyOf(identifiers);
        called = Set.copyOf(called);
        calling = Set.copyOf(calling);
        numbers = Set.copyOf(numbers);
    }

    /** Empty for what is no call, and where its beginning was not seen. */
    public static Optional<LegMarks> of(Call call) {
        return Invitation.of(call).map(LegMarks::of);
    }

    /** Who calls and who is called. */
    public Set<String> parties() {
        Set<String> parties = new LinkedHashSet<>(called);
        parties.addAll(calling);
        return parties;
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
