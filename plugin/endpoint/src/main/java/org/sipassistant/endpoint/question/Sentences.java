// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.util.Properties;

/** What is said about a question, in a language. Immutable. */
public final class Sentences {
    private static final Sentences ENGLISH = load(Texts.ENGLISH);

    private final Properties texts;

    private Sentences(Properties texts) {
        this.texts = texts;
    }

    public static Sentences english() {
        return ENGLISH;
    }

    static Sentences load(String language) {
        return new Sentences(Texts.read("sentences", language));
    }

    /** @param facts names and values, in turn, for the places in braces */
    public String say(String key, String... facts) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException("sentence [" + key + "] is missing");
        }
        for (int i = 0; i + 1 < facts.length; i += 2) {
            text = text.replace("{" + facts[i] + "}", facts[i + 1]);
        }
        return text;
    }
}
