// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Names of countries, and of the cities that time zones are named after: "calls to Germany", "from London". */
final class Places {
    private static final Set<String> AREAS = Set.of("Africa", "America", "Asia", "Australia", "Europe", "Pacific");

    private Places() {}

    /** In lower case. */
    static Set<String> countries(String language) {
        Set<String> names = new HashSet<>();
        for (String country : Locale.getISOCountries()) {
            names.add(Locale.of("", country).getDisplayCountry(Locale.of(language)));
        }
        return lower(names);
    }

    /** In lower case. */
    static Set<String> cities() {
        Set<String> names = new HashSet<>();
        for (String zone : ZoneId.getAvailableZoneIds()) {
            int area = zone.indexOf('/');
            if (area > 0 && AREAS.contains(zone.substring(0, area))) {
                names.add(zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' '));
            }
        }
        return lower(names);
    }

    /** Who names one side by a name does so with the other: "alice called sofia", "from sofia to alice". */
    static boolean isUser(Phrase phrase, int at, List<Element> before) {
        int other = at + 1 + phrase.length(at + 1, "to");
        boolean beside = other > at + 1
                && !phrase.isKnown(other)
                && Party.read(phrase, other).isEmpty()
                && Party.name(phrase, other).isPresent();
        return phrase.is(at, Words.CITY)
                && (beside
                        || before.stream()
                                .anyMatch(element -> element instanceof Element.Named named
                                        && named.party().kind() == Party.Kind.USER));
    }

    private static Set<String> lower(Set<String> names) {
        Set<String> lower = new HashSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
