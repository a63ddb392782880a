// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Header;

/**
 * {@code digits_refused: true}: digits that somebody pressed were sent in INFO (RFC 6086), which the other side refused each
 * time, and the last session description that was accepted on that leg has not the other way, telephone-event (RFC 4733).
 */
record DigitsRefused(boolean wanted) implements Clause {
    private static final String DIGITS = "dtmf";
    private static final int REFUSED = 400;

    /** These say nothing about digits: a challenge, or a call that is over. */
    private static final Set<Integer> OTHERS = Set.of(401, 407, 408, 481, 487, 491);

    static DigitsRefused read(Section entry) {
        return new DigitsRefused(entry.flag("digits_refused", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        List<Exchange> digits =
                story.later().stream().filter(DigitsRefused::carriesDigits).toList();
        Optional<Exchange> refused = digits.stream()
                .filter(e -> e.finalResponse().filter(DigitsRefused::isRefusal).isPresent())
                .findFirst()
                .filter(e -> digits.stream().noneMatch(Exchange::isSuccessful))
                .filter(e -> lacksEvents(e, story));
        return refused.isPresent() == wanted
                ? Optional.of(refused.map(InDialog::evidence).orElse(Map.of()))
                : Optional.empty();
    }

    private static boolean carriesDigits(Exchange exchange) {
        return exchange.method().equals("INFO")
                && exchange.request()
                        .flatMap(m -> m.message().header(Header.CONTENT_TYPE))
                        .filter(type -> type.toLowerCase(Locale.ROOT).contains(DIGITS))
                        .isPresent();
    }

    private static boolean isRefusal(ObservedMessage answer) {
        int code = answer.message().statusCode();
        return code >= REFUSED && !OTHERS.contains(code);
    }

    private static boolean lacksEvents(Exchange digits, Story story) {
        Optional<String> leg = digits.finalResponse().flatMap(m -> m.message().callId());
        return Stream.concat(story.attempt().stream(), story.later().stream())
                .filter(e -> e.first().isBefore(digits.first()))
                .flatMap(e -> e.transactions().stream())
                .flatMap(hop -> hop.finalResponse().stream())
                .filter(answer -> answer.message().callId().equals(leg))
                .flatMap(answer -> answer.message().sdp().stream())
                .reduce((earlier, last) -> last)
                .filter(answer -> !answer.dtmf())
                .isPresent();
    }
}
