// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.StringTokenizer;

/** What the words and phrases of a language mean. Immutable. */
final class Words {
    /** The most words in a phrase of a file. */
    static final int LONGEST_PHRASE = 4;

    private final Map<String, Set<String>> meanings = new HashMap<>();

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
        return words;
    }

    private void add(String phrase, String meaning) {
        if (new StringTokenizer(phrase).countTokens() > LONGEST_PHRASE) {
            throw new IllegalArgumentException("[" + phrase + "] has more than " + LONGEST_PHRASE + " words");
        }
        meanings.computeIfAbsent(phrase, p -> new HashSet<>()).add(meaning);
    }

    /** The meanings of a word or phrase in lower case; none where it is not in the file. */
    Set<String> meanings(String phrase) {
        return meanings.getOrDefault(phrase, Set.of());
    }
}
