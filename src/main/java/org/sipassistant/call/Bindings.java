// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.sipassistant.message.CSeq;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.SipMessage;

/**
 * Until when users could be reached, as far as the registrations that were read show (RFC 3261 section 10.3). Immutable.
 *
 * <p>Each answer to a REGISTER lists all bindings of the user, so the last one before a moment says what there was then.
 */
public final class Bindings {
    private static final String REGISTER = "REGISTER";

    /** What a registrar grants that does not say how long: the default of RFC 3261 section 10.2.1.1, in seconds. */
    private static final long USUAL = 3_600;

    /** A grant of longer than this is a mistake: a day, in seconds. */
    private static final long LONGEST = 86_400;

    private static final int MOST = 200;

    /**
     * What a registrar granted.
     *
     * @param answer its 2xx
     * @param until when the last of the bindings ends; that of the answer where there is none left
     * @param signedOff whether the user gave them up
     */
    public record Grant(ObservedMessage answer, Instant until, boolean signedOff) {}

    private final Map<String, List<Grant>> byUser;

    private Bindings(Map<String, List<Grant>> byUser) {
        this.byUser = byUser;
    }

    static Bindings of(List<ObservedMessage> messages) {
        Map<String, SipMessage> asked = new HashMap<>();
        Map<String, List<Grant>> byUser = new HashMap<>();
        for (ObservedMessage observed : messages) {
            SipMessage message = observed.message();
            if (!message.method().equals(REGISTER)) {
                continue;
            }
            if (message.isRequest()) {
                asked.put(transaction(message), message);
            } else if (message.statusCode() / 100 == 2) {
                Optional<SipMessage> request = Optional.ofNullable(asked.get(transaction(message)));
                Optional<String> user =
                        message.to().flatMap(to -> to.uri().user()).map(Bindings::key);
                Optional<Grant> grant = grant(observed, request);
                if (user.isPresent() && grant.isPresent()) {
                    byUser.computeIfAbsent(user.get(), key -> new ArrayList<>()).add(grant.get());
                }
            }
        }
        return new Bindings(byUser);
    }

    /** The last one that was granted to a user before a moment; empty where none was read. */
    public Optional<Grant> last(String user, Instant moment) {
        return byUser.getOrDefault(key(user), List.of()).stream()
                .limit(MOST)
                .filter(grant ->
                        grant.answer().at().filter(at -> !at.isAfter(moment)).isPresent())
                .max((one, other) -> ObservedMessage.ORDER.compare(one.answer(), other.answer()));
    }

    private static String key(String user) {
        return user.toLowerCase(Locale.ROOT);
    }

    private static String transaction(SipMessage message) {
        return message.callId().orElse("")
                + ' '
                + message.cseq().map(CSeq::number).orElse(0L);
    }

    /** Empty where the answer does not tell: some registrars list nothing, and a cut answer may have. */
    private static Optional<Grant> grant(ObservedMessage answer, Optional<SipMessage> request) {
        SipMessage message = answer.message();
        Optional<Instant> at = answer.at();
        if (at.isEmpty() || message.truncated()) {
            return Optional.empty();
        }
        OptionalLong longest = message.contacts().stream()
                .mapToLong(contact -> expires(contact, message))
                .max();
        if (longest.isPresent() && longest.getAsLong() > 0) {
            Instant until = at.get().plusSeconds(Math.min(longest.getAsLong(), LONGEST));
            return Optional.of(new Grant(answer, until, false));
        }
        boolean signedOff = request.filter(SignOff::is).isPresent();
        return signedOff ? Optional.of(new Grant(answer, at.get(), true)) : Optional.empty();
    }

    private static long expires(NameAddr contact, SipMessage message) {
        String own = contact.parameters().getOrDefault("expires", "");
        try {
            return own.isEmpty() ? message.number(Header.EXPIRES).orElse(USUAL) : Long.parseLong(own);
        } catch (NumberFormatException e) {
            return USUAL;
        }
    }
}
