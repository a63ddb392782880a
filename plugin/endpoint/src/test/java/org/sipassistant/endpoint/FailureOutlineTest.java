// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FailureOutlineTest {

    @Test
    void tellsKindsAndPlacesButNoWords() {
        String told = printed(new IllegalStateException(
                "of +493023125001", new IOException("in call a@192.0.2.7", new ArithmeticException("1001"))));
        assertTrue(told.contains("java.lang.IllegalStateException"), told);
        assertTrue(told.contains("java.lang.ArithmeticException"), told);
        assertTrue(told.contains("FailureOutlineTest.tellsKindsAndPlacesButNoWords"), told);
        for (String word : new String[] {"23125001", "192.0.2.7", "1001"}) {
            assertFalse(told.contains(word), told);
        }
    }

    @Test
    void endsWhereCausesGoRound() {
        Exception first = new Exception("a");
        first.initCause(new Exception("b", first));
        assertTrue(printed(first).length() < 1_000_000);
    }

    private static String printed(Exception failure) {
        StringWriter words = new StringWriter();
        FailureOutline.of(failure).printStackTrace(new PrintWriter(words, true));
        return words.toString();
    }
}
