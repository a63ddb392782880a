// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import java.util.List;

/** Hands lines out one after the other and begins again behind the last. For one thread. */
final class Texts {

    /** Many enough to keep the processor from learning them, few enough to stay in its cache. */
    static final int COUNT = 512;

    private final String[] texts;
    private int next;

    Texts(List<String> texts) {
        this.texts = texts.toArray(new String[0]);
    }

    static Texts of(Kind kind) {
        return new Texts(Corpus.byKind(COUNT, Corpus.SEED).getOrDefault(kind, List.of()));
    }

    String next() {
        String text = texts[next];
        next = next + 1 == texts.length ? 0 : next + 1;
        return text;
    }
}
