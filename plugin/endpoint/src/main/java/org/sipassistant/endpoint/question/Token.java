// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

/**
 * A word of a question.
 *
 * @param text as written, without the punctuation around it
 * @param word in lower case, without {@code 's}
 * @param possessive whether it had {@code 's}
 */
record Token(String text, String word, boolean possessive) {
    Token(String text, String word) {
        this(text, word, false);
    }
}
