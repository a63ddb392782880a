// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.StringTokenizer;

/** What the words and phrases of a language mean. Immutable. */
final class Words {
    /** The most words in a phrase of a file. */
    static final int LONGEST_PHRASE = 4;

    static final String PLACE = "place";
    static final String CITY = "city";

    private final Map<String, Set<String>> meanings = new HashMap<>();
    private Typos typos = new Typos(Set.of());

    private Words() {}

    static Words load(String language) {
        Words words = new Words();
        Properties file = Texts.read("words", language);
        for (String meaning : file.stringPropertyNames()) {
            StringTokenizer phrases = new StringTokenizer(file.getProperty(meaning), ",");
            while (phrases.hasMoreTokens()) {
                words.add(phrases.nextToken().strip(), meaning);
            }
        }
        Set<String> single = new HashSet<>();
        words.meanings.keySet().forEach(phrase -> single.addAll(List.of(phrase.split(" "))));
        words.typos = new Typos(single);
        words.add(Places.countries(language), PLACE);
        words.add(Places.cities(), PLACE);
        words.add(Places.cities(), CITY);
        return words;
    }

    private void add(Set<String> places, String meaning) {
        places.stream()
                .filter(place -> new StringTokenizer(place).countTokens() <= LONGEST_PHRASE)
                .forEach(place -> add(place, meaning));
    }

    private void add(String phrase, String meaning) {
        if (new StringTokenizer(phrase).countTokens() > LONGEST_PHRASE) {
            throw new IllegalArgumentException("[" + phrase + "] has more than " + LONGEST_PHRASE + " words");
        }
        meanings.computeIfAbsent(phrase, p -> new HashSet<>()).add(meaning);
        meanings.computeIfAbsent(phrase.replace("'", ""), p -> new HashSet<>()).add(meaning);
    }

    /** The word that was meant by one that is written wrong; empty where it is known, or like none that is. */
    Optional<String> meant(String word) {
        return meanings.containsKey(word) ? Optional.empty() : typos.meant(word);
    }

    /** The meanings of a word or phrase in lower case; none where it is not in the file. */
    Set<String> meanings(String phrase) {
        return meanings.getOrDefault(phrase, Set.of());
    }
}
