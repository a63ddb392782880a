// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.sipassistant.knowledge.Section;

/**
 * Phrases that have a name, in whatever order they stand: {@code $name} within a phrase, also one of another set, stands for
 * each of them.
 */
final class PhraseSets {
    private final Section sets;
    private final Set<String> names;
    private final Map<String, List<String>> known = new HashMap<>();

    /** Those that are being read: a set that needs one of them needs itself. */
    private final Set<String> open = new HashSet<>();

    /** @throws org.sipassistant.knowledge.KnowledgeException where a set names one that is not there, or itself */
    PhraseSets(Section sets) {
        this.sets = sets;
        this.names = new HashSet<>(sets.keys());
        names.forEach(name -> phrases(name, sets, name));
    }

    /** @throws org.sipassistant.knowledge.KnowledgeException where a phrase names a set that is not there */
    List<String> spelledOut(Section entry, String key) {
        return entry.texts(key).stream()
                .flatMap(text -> spelledOut(text, entry, key).stream())
                .toList();
    }

    private List<String> spelledOut(String text, Section entry, String key) {
        List<String> phrases = List.of("");
        for (String word : text.split(" ")) {
            List<String> choices = word.startsWith("$") ? phrases(word.substring(1), entry, key) : List.of(word);
            phrases = phrases.stream()
                    .flatMap(begun -> choices.stream().map(choice -> begun.isEmpty() ? choice : begun + " " + choice))
                    .toList();
        }
        return phrases;
    }

    private List<String> phrases(String name, Section asking, String key) {
        List<String> phrases = known.get(name);
        if (phrases != null) {
            return phrases;
        }
        if (!names.contains(name)) {
            throw asking.problem(key, "[$" + name + "] is not one of the sets");
        }
        if (!open.add(name)) {
            throw asking.problem(key, "[$" + name + "] stands for itself");
        }
        List<String> read = spelledOut(sets, name);
        known.put(name, read);
        return read;
    }
}
