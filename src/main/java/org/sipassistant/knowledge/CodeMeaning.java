// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import java.util.List;
import java.util.Optional;

/**
 * What one response code says about a request of one method.
 *
 * @param code the code as received
 * @param phrase the registered reason phrase; the phrase of {@code treatedAs} where the code is unknown
 * @param rfc the document that defines the code
 * @param registered whether IANA lists the code
 * @param treatedAs the code whose meaning stands in for an unknown one (RFC 3261 section 8.1.3.2); empty for a known one
 * @param text what it means and what to do
 * @param names the headers in which such a response says more
 */
public record CodeMeaning(
        int code,
        String phrase,
        String rfc,
        boolean registered,
        Optional<Integer> treatedAs,
        MeaningText text,
        List<NamedHeader> names) {

    public String explanation() {
        return text.explanation();
    }

    /** The most likely cause. */
    public String cause() {
        return text.causes().isEmpty() ? text.explanation() : text.causes().get(0);
    }

    /** The step to take first. */
    public String action() {
        return text.checkFirst();
    }

    /** The steps to take, the first one first. */
    public List<String> actions() {
        return text.allActions();
    }

    public String category() {
        return text.category();
    }

    /** What else the code may stand for, the likeliest category first. */
    public List<String> mayBe() {
        return text.mayBe();
    }

    public Party origin() {
        return text.origin();
    }

    public Party responsible() {
        return text.responsible();
    }
}
