// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the response code of a question: "486", "5xx", "busy". A number goes before words. */
final class CodeReader {
    private static final int LEAST = 100;
    private static final int LEAST_REFUSAL = 300;
    private static final int MOST = 699;

    private final Phrase phrase;
    private final List<String> numbers = new ArrayList<>();
    private Optional<String> words = Optional.empty();

    CodeReader(Phrase phrase) {
        this.phrase = phrase;
    }

    /** How many words from here on are a code; 0 where they are not. */
    int read(int at) {
        String word = phrase.word(at);
        boolean group = word.length() == 3 && word.endsWith("xx") && "3456".indexOf(word.charAt(0)) >= 0;
        if (group || isCode(at)) {
            numbers.add(word);
            return 1;
        }
        Optional<Phrase.Match> said = phrase.match(at, "code");
        said.ifPresent(match -> words = words.or(() -> Optional.of(list(match.value()))));
        return said.map(Phrase.Match::length).orElse(0);
    }

    /** Whether a code could be an extension as well, because no word before it says what it is. */
    boolean isDoubtful(int at) {
        return isCode(at) && !isAnnounced(at);
    }

    Optional<String> codes() {
        return numbers.isEmpty() ? words : Optional.of(String.join(",", numbers));
    }

    boolean isCode(int at) {
        int number = phrase.text(at).length() == 3 ? phrase.number(at) : -1;
        boolean measured = phrase.is(at + 1, "unit_behind");
        return !measured && number <= MOST && number >= (isAnnounced(at) ? LEAST : LEAST_REFUSAL);
    }

    private boolean isAnnounced(int at) {
        return phrase.is(at - 1, "code_before")
                || phrase.is(at + 1, "code_behind")
                || phrase.match(at + 1, "code").isPresent();
    }

    private static String list(String value) {
        int dot = value.indexOf('.');
        String first = value.substring(0, dot);
        String second = value.substring(dot + 1);
        return first.equals(second) ? first : first + "," + second;
    }
}
