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
 * @param parties who calls and who is called, as the Request-URI, To and From spell it
 * @param start when the call began
 */
public record LegMarks(Set<String> identifiers, Set<String> parties, Optional<Instant> start) {
    /** More than a request has that was not made to cost time. */
    private static final int MOST = 16;

    public LegMarks {
        identifiers = Set.copyOf(identifiers);
        parties = Set.copyOf(parties);
    }

    /** Empty for what is no call, and where its beginning was not seen. */
    public static Optional<LegMarks> of(Call call) {
        return Invitation.of(call).map(LegMarks::of);
    }

    /** The parties in a form in which two spellings of one number are the same. */
    public Set<String> numbers() {
        Set<String> numbers = new LinkedHashSet<>();
        parties.forEach(party -> DialledNumber.of(party).map(DialledNumber::key).ifPresent(numbers::add));
        return numbers;
    }

    private static LegMarks of(Invitation invitation) {
        Set<String> identifiers = new LinkedHashSet<>();
        for (Link.Kind kind : Link.Kind.values()) {
            if (kind != Link.Kind.NUMBERS) {
                invitation.names(kind).stream().limit(MOST - identifiers.size()).forEach(identifiers::add);
            }
        }
        identifiers.remove(invitation.call().callId());
        return new LegMarks(
                identifiers,
                parties(invitation.request().message()),
                invitation.request().at());
    }

    private static Set<String> parties(SipMessage request) {
        List<SipUri> uris = new ArrayList<>();
        if (request.startLine() instanceof RequestLine line) {
            uris.add(line.uri());
        }
        request.to().map(NameAddr::uri).ifPresent(uris::add);
        request.from().map(NameAddr::uri).ifPresent(uris::add);
        Set<String> users = new LinkedHashSet<>();
        uris.forEach(
                uri -> uri.user().filter(u -> DialledNumber.of(u).isPresent()).ifPresent(users::add));
        return users;
    }
}
