// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Draws a message once that several observers saw on the same way. The second sighting of one observer is a
 * retransmission, and the same as the second one of another observer. Where an end of the way or the observer is not known,
 * nothing is taken for the same.
 */
final class Sightings {
    private final List<Step> once = new ArrayList<>();
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final Map<Integer, Set<String>> observers = new HashMap<>();
    private final Map<String, Integer> seen = new HashMap<>();

    private Sightings() {}

    static List<Step> once(List<Step> steps) {
        Sightings sightings = new Sightings();
        steps.forEach(sightings::add);
        sightings.observers.forEach((place, names) -> {
            if (names.size() > 1) {
                sightings.once.set(place, sightings.once.get(place).seenBy(names));
            }
        });
        return List.copyOf(sightings.once);
    }

    private void add(Step step) {
        Optional<String> observer = step.message().observation().observer();
        if (observer.isEmpty() || step.from().isEmpty() || step.to().isEmpty()) {
            once.add(step);
            return;
        }
        String key = Steps.key(step.message(), false);
        int sighting = seen.merge(key + '|' + observer.get(), 1, Integer::sum);
        Integer place = places.putIfAbsent(key + '|' + sighting, once.size());
        if (place == null) {
            place = once.size();
            once.add(step);
        } else {
            once.set(place, once.get(place).with(step));
        }
        observers.computeIfAbsent(place, p -> new LinkedHashSet<>()).add(observer.get());
    }
}
