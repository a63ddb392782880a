// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was understood of a question in plain words.
 *
 * @param parameters as they could have been given instead
 * @param assumed what the words left open and how it was taken, as sentences
 * @param notUnderstood the words that were not used
 */
public record Wording(Map<String, Object> parameters, List<String> assumed, List<String> notUnderstood) {
    public Wording {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        assumed = List.copyOf(assumed);
        notUnderstood = List.copyOf(notUnderstood);
    }

    /** The same, and what was assumed besides. */
    public Wording with(String sentence) {
        List<String> all = new ArrayList<>(assumed);
        all.add(sentence);
        return new Wording(parameters, all, notUnderstood);
    }
}
