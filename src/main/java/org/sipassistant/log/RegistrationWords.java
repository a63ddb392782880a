// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.List;
import java.util.Map;

/**
 * Whether a line speaks of a registration as something that is done. That somebody is or is not registered tells of a call
 * to him as often.
 */
final class RegistrationWords {
    private static final PhraseIndex DONE = new PhraseIndex(List.of(
            "register",
            "registers",
            "registering",
            "reregister",
            "reregistering",
            "registration*",
            "reregistration*",
            "registrier*",
            "anmeldung*",
            "be registered",
            "get registered",
            "getting registered"));

    private RegistrationWords() {}

    /** The method that the words of a line tell, as a field of an event; empty where they tell none. */
    static Map<String, String> method(List<String> words) {
        return DONE.isIn(words, 0, words.size()) ? Map.of("method", "REGISTER") : Map.of();
    }
}
