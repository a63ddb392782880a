// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.util.List;
import java.util.Optional;

/**
 * Finds what cannot be asked for: "not 486", "or to 1002", "no 200 OK", "cause 41", "every night", "400 times". Left to
 * themselves the words of it would be what is asked for.
 */
final class Unasked {
    /** The largest number of a cause of Q.850. */
    private static final int MOST_CAUSE = 127;

    /** The most that a number before "calls" counts: a longer one is rather who calls. */
    private static final int MOST_CALLS = 999;

    /** What may stand between "not" and what it excludes. */
    private static final List<String> MARKS = List.of("from", "to", "peer", "the", "number", "code_before");

    private final Phrase phrase;
    private final CodeReader codes;

    Unasked(Phrase phrase, CodeReader codes) {
        this.phrase = phrase;
        this.codes = codes;
    }

    /** How many words from here on cannot be asked for; 0 where they can. */
    int read(int at) {
        int length = cause(at);
        length = length > 0 ? length : recurring(at);
        length = length > 0 ? length : told(at);
        length = length > 0 ? length : counted(at);
        length = length > 0 ? length : partial(at);
        length = length > 0 ? length : absent(at);
        return length > 0 ? length : excluded(at);
    }

    private int cause(int at) {
        int cause = at + phrase.length(at, "network_cause");
        return cause > at && phrase.number(cause) >= 0 && phrase.number(cause) <= MOST_CAUSE ? cause + 1 - at : 0;
    }

    private int recurring(int at) {
        boolean time = phrase.match(at + 1, "part").isPresent()
                || phrase.match(at + 1, "unit").isPresent()
                || phrase.match(at + 1, "weekday").isPresent()
                || phrase.is(at + 1, "weekend");
        return phrase.is(at, "recurring") && time ? 2 : 0;
    }

    private int told(int at) {
        int told = phrase.length(at, "told_by");
        return told > 0 && !phrase.isKnown(at + told) ? told + 1 : 0;
    }

    /** "12 views", "400 times", "300 calls from 1001"; and "9-10" of which no word says what it is. */
    private int counted(int at) {
        int number = phrase.number(at);
        boolean ordered = phrase.match(at, "unit").isPresent() && phrase.number(at + 1) >= 0;
        if (ordered && phrase.text(at + 1).length() <= 2) { // "week 46"
            return 2;
        }
        if (number < 0 || phrase.is(at - 1, "number")) {
            return 0;
        }
        if (phrase.is(at + 1, "counted") || phrase.is(at + 1, "times")) {
            return 2;
        }
        int share = phrase.skip(at + 1, "share");
        if (share > at + 1 && number <= MOST_CALLS && phrase.number(share) >= 0) { // "3 out of 5"
            return share + 1 - at;
        }
        boolean other = !phrase.text(at + 2).isEmpty() && !phrase.isKnown(at + 2); // "300 calls 301"
        boolean calls = phrase.is(at + 1, "tries") && !other;
        boolean side = phrase.is(at - 1, "from") || phrase.is(at - 1, "to");
        if (calls && !side && (number <= MOST_CALLS || phrase.is(at + 2, "from"))) {
            return 1;
        }
        boolean range = phrase.word(at + 1).equals("-") && phrase.text(at).length() <= 2;
        return range && phrase.number(at + 2) >= 0 ? 3 : 0;
    }

    /** "starting with +49". */
    private int partial(int at) {
        int next = phrase.skip(at, "partial");
        return next == at
                ? 0
                : Party.read(phrase, next)
                        .map(party -> next + party.length() - at)
                        .orElse(0);
    }

    /** "no 200 OK", "200 OK never came", "no ACK". */
    private int absent(int at) {
        int behind = at + codes.length(at);
        if (behind > at && phrase.is(behind, "absent_behind")) {
            return phrase.skip(behind, "absent_behind") - at;
        }
        int next = phrase.skip(phrase.skip(at, "absent"), "code_before");
        boolean absent = phrase.is(at, "absent") && !phrase.is(at - 1, "number") && method(at) == 0;
        boolean code = codes.isCode(next) || phrase.text(next).length() == 3 && phrase.number(next) >= 0; // "no 200"
        int named = code ? Math.max(1, codes.length(next)) : method(next);
        return absent && named > 0 ? next + named - at : 0;
    }

    private int excluded(int at) {
        boolean excluded = phrase.is(at, "excluded");
        if (phrase.match(at, "code").isPresent() || !excluded && !phrase.is(at, "instead")) {
            return 0;
        }
        int next = phrase.skip(at, excluded ? "excluded" : "instead");
        for (String mark : MARKS) {
            next = phrase.skip(next, mark);
        }
        int code = codes.length(next);
        int party = code > 0 ? 0 : party(next);
        int method = phrase.is(at, "apart") ? method(next) : 0;
        int named = excluded ? Math.max(method, Math.max(code, party)) : party;
        return named == 0 ? 0 : next + named - at;
    }

    private int method(int at) {
        return phrase.match(at, "method").map(Phrase.Match::length).orElse(0);
    }

    /** A party, or behind a word that says so a name: "not via carrier-a". */
    private int party(int at) {
        boolean name = List.of("from", "to", "peer").stream().anyMatch(mark -> phrase.is(at - 1, mark));
        return Party.read(phrase, at)
                .or(() -> name && !phrase.isKnown(at) ? Party.name(phrase, at) : Optional.empty())
                .map(Party::length)
                .orElse(0);
    }
}
