// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.sipassistant.call.Call;
import org.sipassistant.call.Emergency;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;

/**
 * Which calls are meant, apart from their time.
 *
 * @param numbers on either side; all of them, at most two
 * @param peer address, host name or name in the inventory of a node that sent or received a message
 * @param codes one of which a response of the call has; any where there is none
 * @param method in upper case
 * @param emergency whether only emergency calls are meant
 */
record Criteria(
        Optional<AskedParty> caller,
        Optional<AskedParty> callee,
        List<AskedParty> numbers,
        Optional<String> peer,
        AskedCodes codes,
        Optional<String> method,
        boolean emergency) {
    private static final int MOST_NUMBERS = 2;

    Criteria {
        numbers = List.copyOf(numbers);
    }

    /** @throws IllegalArgumentException naming the parameter that is wrong */
    static Criteria of(Parameters parameters) {
        List<String> numbers = parameters.texts("number");
        if (numbers.size() > MOST_NUMBERS) {
            throw Parameters.refuse("number", numbers, "one number, or the two of a call");
        }
        Optional<String> method = parameters.text("method").map(m -> m.strip().toUpperCase(Locale.ROOT));
        if (method.filter(m -> !m.chars().allMatch(c -> c >= 'A' && c <= 'Z')).isPresent()) {
            throw Parameters.refuse("method", method.orElse(""), "a method such as INVITE");
        }
        return new Criteria(
                parameters.text("caller").map(text -> AskedParty.of("caller", text)),
                parameters.text("callee").map(text -> AskedParty.of("callee", text)),
                numbers.stream().map(text -> AskedParty.of("number", text)).toList(),
                parameters.text("peer").map(text -> AskedParty.bounded("peer", text.strip())),
                AskedCodes.of("code", parameters.texts("code")),
                method,
                parameters.flag("emergency"));
    }

    boolean namesParties() {
        return caller.isPresent() || callee.isPresent() || !numbers.isEmpty();
    }

    /** Whether a party is asked for at one host. */
    boolean namesHosts() {
        return Stream.concat(numbers.stream(), Stream.concat(caller.stream(), callee.stream()))
                .anyMatch(party -> party.host().isPresent());
    }

    /** The same parties alone, at whatever host, and with whatever code, method or peer. */
    Criteria partiesAlone() {
        return new Criteria(
                caller.map(AskedParty::anywhere),
                callee.map(AskedParty::anywhere),
                numbers.stream().map(AskedParty::anywhere).toList(),
                Optional.empty(),
                new AskedCodes(List.of()),
                Optional.empty(),
                false);
    }

    /** The same with the numbers as the ends of longer ones; empty where none is long enough to be one. */
    Optional<Criteria> withEndings() {
        List<AskedParty> all = new ArrayList<>(numbers);
        caller.ifPresent(all::add);
        callee.ifPresent(all::add);
        if (all.stream().allMatch(party -> party.asEnding().isEmpty())) {
            return Optional.empty();
        }
        Function<AskedParty, AskedParty> end = party -> party.asEnding().orElse(party);
        return Optional.of(new Criteria(
                caller.map(end), callee.map(end), numbers.stream().map(end).toList(), peer, codes, method, emergency));
    }

    /** Whether a call is meant. The search has compared peers already, by fields that messages have not. */
    boolean fits(Call call) {
        boolean coded = codes.isEmpty()
                || call.messages().stream()
                        .anyMatch(m -> codes.contains(m.message().statusCode()));
        boolean named = method.isEmpty()
                || call.messages().stream().anyMatch(m -> m.message().method().equals(method.get()));
        boolean urgent = !emergency
                || call.messages().stream().map(ObservedMessage::message).anyMatch(Emergency::isEmergency);
        return coded
                && named
                && urgent
                && (!namesParties() || call.messages().stream().anyMatch(isBetweenParties(call)));
    }

    /** Requests of the other side have the parties the other way round, and tell nothing where the beginning was seen. */
    private Predicate<ObservedMessage> isBetweenParties(Call call) {
        List<Exchange> attempts = call.attempts();
        return observed -> {
            String tag = observed.message().fromTag().orElse("");
            boolean forward = attempts.isEmpty() || attempts.stream().anyMatch(a -> a.hasFromTag(tag));
            return forward && isBetweenParties(observed.message());
        };
    }

    /** Whether the parties of a message are those that are meant. */
    boolean isBetweenParties(SipMessage message) {
        List<NameAddr> from = calling(message);
        List<NameAddr> to = called(message);
        return caller.map(party -> from.stream().anyMatch(party::is)).orElse(true)
                && callee.map(party -> to.stream().anyMatch(party::is)).orElse(true)
                && numbers.stream()
                        .allMatch(party ->
                                from.stream().anyMatch(party::is) || to.stream().anyMatch(party::is));
    }

    /** Whether a party is on either side of a message by its address, whatever name is shown. */
    static boolean names(SipMessage message, AskedParty party) {
        return Stream.concat(calling(message).stream(), called(message).stream())
                .anyMatch(address -> party.is(address.uri()));
    }

    private static List<NameAddr> calling(SipMessage message) {
        List<NameAddr> addresses = new ArrayList<>();
        message.from().ifPresent(addresses::add);
        addresses.addAll(message.addresses(Header.P_ASSERTED_IDENTITY));
        return addresses;
    }

    private static List<NameAddr> called(SipMessage message) {
        List<NameAddr> addresses = new ArrayList<>();
        message.to().ifPresent(addresses::add);
        if (message.startLine() instanceof RequestLine line) {
            addresses.add(NameAddr.of(line.uri()));
        }
        return addresses;
    }

    /** As the answer tells it, by the names of the parameters. */
    Map<String, Object> told() {
        Map<String, Object> told = new LinkedHashMap<>();
        caller.ifPresent(party -> told.put("caller", party.asked()));
        callee.ifPresent(party -> told.put("callee", party.asked()));
        if (!numbers.isEmpty()) {
            List<String> asked = numbers.stream().map(AskedParty::asked).toList();
            told.put("number", asked.size() == 1 ? asked.get(0) : asked);
        }
        peer.ifPresent(name -> told.put("peer", name));
        if (!codes.isEmpty()) {
            told.put("code", codes.told());
        }
        method.ifPresent(name -> told.put("method", name));
        if (emergency) {
            told.put("emergency", true);
        }
        return told;
    }
}
