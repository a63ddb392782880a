// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** Names of countries, and of the cities that time zones are named after: "calls to Germany", "from London". */
final class Places {
    private static final Set<String> AREAS = Set.of("Africa", "America", "Asia", "Australia", "Europe", "Pacific");

    private Places() {}

    /** In lower case. */
    static Set<String> in(String language) {
        Set<String> names = new HashSet<>();
        for (String country : Locale.getISOCountries()) {
            names.add(Locale.of("", country).getDisplayCountry(Locale.of(language)));
        }
        for (String zone : ZoneId.getAvailableZoneIds()) {
            int area = zone.indexOf('/');
            if (area > 0 && AREAS.contains(zone.substring(0, area))) {
                names.add(zone.substring(zone.lastIndexOf('/') + 1).replace('_', ' '));
            }
        }
        Set<String> lower = new HashSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
