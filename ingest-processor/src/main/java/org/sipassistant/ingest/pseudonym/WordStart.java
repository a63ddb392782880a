// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

/** Where a word begins in a text whose line ends and colours may be written as escapes, or left out. */
final class WordStart {

    private WordStart() {}

    /** Whether what stands before a position is no part of a word: no letter or hyphen, or the letter that ends an escape. */
    static boolean is(String text, int at) {
        if (at == 0 || !isPart(text.charAt(at - 1))) {
            return true;
        }
        // \n, \x0a, and the m behind the number of a colour
        return at > 1 && (text.charAt(at - 2) == '\\' || Pseudonyms.isDigit(text.charAt(at - 2)));
    }

    /** A digit is none: an escape such as #012 ends with one. */
    private static boolean isPart(char c) {
        return Character.isLetter(c) || c == '-' || c == '_';
    }
}
