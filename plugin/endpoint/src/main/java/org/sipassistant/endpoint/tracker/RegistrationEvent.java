// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.sipassistant.call.Call;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.endpoint.CallReader;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.SipMessage;

/**
 * A registration that was granted, given up or refused.
 *
 * @param id of the registration: the same for the same device
 * @param state {@code registered}, {@code unregistered} or {@code refused}
 * @param request as the device sent it
 * @param at when the answer came
 * @param expires for how many seconds it was granted
 * @param code of the refusal
 */
record RegistrationEvent(
        String id,
        String state,
        ObservedMessage request,
        Instant at,
        OptionalLong expires,
        String code,
        String rule,
        String category) {

    private static final long DEFAULT_EXPIRES = 3_600;

    /** What happened, without the challenges on the way. */
    static List<RegistrationEvent> of(Call call, CallReader reader) {
        List<RegistrationEvent> events = new ArrayList<>();
        for (int i = 0; i < call.attempts().size(); i++) {
            Exchange attempt = call.attempts().get(i);
            boolean last = i == call.attempts().size() - 1;
            Optional<ObservedMessage> request = attempt.request();
            Optional<ObservedMessage> answer = attempt.finalAtSender();
            Optional<Instant> at = answer.flatMap(ObservedMessage::at);
            if (request.isEmpty() || at.isEmpty()) {
                continue;
            }
            int code = answer.get().message().statusCode();
            boolean offered = !request.get().message().credentials().isEmpty();
            boolean repairable = code == 423 || (code == 401 || code == 407);
            if (code / 100 == 2) {
                events.add(granted(request.get(), answer.get(), at.get()));
            } else if (!repairable || last && offered) {
                events.add(refused(call, request.get(), at.get(), code, last ? Optional.of(reader) : Optional.empty()));
            }
        }
        return events;
    }

    private static RegistrationEvent granted(ObservedMessage request, ObservedMessage answer, Instant at) {
        OptionalLong wanted = expires(request.message(), contact(request.message()));
        boolean signOff = wanted.isPresent() && wanted.getAsLong() == 0;
        OptionalLong given = expires(answer.message(), bindingOf(request.message(), answer.message()));
        OptionalLong expires =
                given.isPresent() ? given : wanted.isPresent() ? wanted : OptionalLong.of(DEFAULT_EXPIRES);
        return new RegistrationEvent(
                id(request), signOff ? "unregistered" : RegistrationState.REGISTERED, request, at, expires, "", "", "");
    }

    private static RegistrationEvent refused(
            Call call, ObservedMessage request, Instant at, int code, Optional<CallReader> reader) {
        Optional<Diagnosis> diagnosis = reader.map(r -> r.judge(call, at));
        return new RegistrationEvent(
                id(request),
                "refused",
                request,
                at,
                OptionalLong.empty(),
                String.valueOf(code),
                diagnosis.map(d -> d.rootCause().rule()).orElse(""),
                diagnosis.map(d -> d.rootCause().verdict().category()).orElse(""));
    }

    /** Whose calls it is to receive: scheme, user and host, as To names them. */
    static String addressOfRecord(SipMessage request) {
        return request.to()
                .map(NameAddr::uri)
                .map(uri -> uri.scheme()
                        + ':'
                        + uri.user().map(user -> user + '@').orElse("")
                        + uri.host().orElse(""))
                .orElse("");
    }

    static Optional<NameAddr> contact(SipMessage request) {
        return request.contacts().stream().findFirst();
    }

    /** A device keeps its instance (RFC 5626 section 4.1) when its address changes; without one it is its address. */
    private static String id(ObservedMessage request) {
        String device = contact(request.message())
                .map(c -> c.parameters().getOrDefault("+sip.instance", ""))
                .filter(instance -> !instance.isEmpty())
                .or(() -> request.source().map(Endpoint::host))
                .orElse("");
        return Document.id(addressOfRecord(request.message()), device);
    }

    /** The registrar lists all bindings of the user; the one that was asked for has the same URI. */
    private static Optional<NameAddr> bindingOf(SipMessage request, SipMessage answer) {
        Optional<String> wanted = contact(request).map(c -> c.uri().original());
        return answer.contacts().stream()
                .filter(c -> wanted.filter(c.uri().original()::equals).isPresent())
                .findFirst()
                .or(() -> contact(answer));
    }

    private static OptionalLong expires(SipMessage message, Optional<NameAddr> contact) {
        String parameter =
                contact.map(c -> c.parameters().getOrDefault("expires", "")).orElse("");
        boolean number = !parameter.isEmpty()
                && parameter.length() < 11
                && parameter.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalLong.of(Long.parseLong(parameter)) : message.number(Header.EXPIRES);
    }
}
