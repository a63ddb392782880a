// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Lines of logs in the mix of a voice platform, the same ones for the same seed.
 *
 * @param samples in the order of the log
 */
public record Corpus(List<Sample> samples) {

    /** What the benchmarks use, so that their numbers can be compared between runs. */
    static final long SEED = 5060;

    public Corpus {
        samples = List.copyOf(samples);
    }

    /** One line. */
    public record Sample(Kind kind, String text) {}

    /** Lines of every kind in their shares. */
    public static Corpus mixed(int size, long seed) {
        Dice dice = new Dice(seed);
        List<Sample> samples = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            Kind kind = Kind.of(dice.below(100));
            samples.add(new Sample(kind, text(kind, dice)));
        }
        return new Corpus(samples);
    }

    /** The same number of lines of each kind. */
    static Map<Kind, List<String>> byKind(int size, long seed) {
        Map<Kind, List<String>> texts = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            Dice dice = new Dice(seed + kind.ordinal());
            List<String> some = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                some.add(text(kind, dice));
            }
            texts.put(kind, List.copyOf(some));
        }
        return texts;
    }

    /** Messages alone with the line ends of the wire, for parsers that accept nothing else. */
    static List<String> messages(int size, long seed) {
        Dice dice = new Dice(seed);
        List<String> messages = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            messages.add(new MessageText(Party.pair(dice), dice, "\r\n").any());
        }
        return messages;
    }

    private static String text(Kind kind, Dice dice) {
        return switch (kind) {
            case WHOLE -> SipLines.whole(dice);
            case SINGLE -> SipLines.single(dice);
            case OTHER -> OtherLines.other(dice);
            case LOOK_ALIKE -> OtherLines.lookAlike(dice);
        };
    }
}
