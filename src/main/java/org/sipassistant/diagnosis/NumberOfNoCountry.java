// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.RequestLine;

/**
 * {@code number_of_no_country: true}: the number that was asked for where it was refused has a zero behind its plus sign, and no
 * country code begins with one (ITU-T E.164 section 6.2.1).
 */
record NumberOfNoCountry(boolean wanted) implements Clause {
    private static final String NOWHERE = "+0";

    static NumberOfNoCountry read(Section entry) {
        return new NumberOfNoCountry(entry.flag("number_of_no_country", true));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        Optional<ObservedMessage> asked =
                story.hop().flatMap(hop -> hop.requests().stream().findFirst()).filter(NumberOfNoCountry::isNowhere);
        return asked.isPresent() == wanted
                ? Optional.of(asked.<Map<String, Witness>>map(m -> Map.of("request", m))
                        .orElse(Map.of()))
                : Optional.empty();
    }

    static boolean isNowhere(ObservedMessage message) {
        return message.message().startLine() instanceof RequestLine line
                && line.uri().user().filter(user -> user.startsWith(NOWHERE)).isPresent();
    }
}
