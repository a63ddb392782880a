// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymsTest {
    private static final PseudonymKey KEY = PseudonymKey.of("a secret of more than sixteen");

    private final Pseudonyms pseudonyms = new Pseudonyms(KEY);

    @Test
    void keepPrefixAndLengthOfANumber() {
        String pseudonym = pseudonyms.user("+493023125001");
        assertTrue(pseudonym.startsWith("+49"), pseudonym);
        assertEquals("+493023125001".length(), pseudonym.length());
        assertNotEquals("+493023125001", pseudonym);
    }

    @ParameterizedTest
    @ValueSource(strings = {"00493023125001", "03023125001", "493023125001", "+49 (30) 2312-5001", "%2B493023125001"})
    void areTheSameForAllSpellingsOfANumber(String spelled) {
        String national = pseudonyms.user("+493023125001").substring(3);
        assertTrue(pseudonyms.user(spelled).endsWith(national), () -> spelled + ": " + pseudonyms.user(spelled));
    }

    @Test
    void areDifferentForEveryExtension() {
        Set<String> all = new HashSet<>();
        for (int number = 100; number < 1_000; number++) {
            all.add(pseudonyms.user(Integer.toString(number)));
        }
        assertEquals(900, all.size());
        assertTrue(all.stream().allMatch(number -> number.length() == 3), all::toString);
    }

    @Test
    void keepEmergencyNumbersAndMakeNone() {
        for (String number : Set.of("112", "911", "999", "000")) {
            assertEquals(number, pseudonyms.user(number));
        }
        for (int number = 1; number < 999; number++) {
            String digits = "%03d".formatted(number);
            String other = pseudonyms.user(digits);
            assertEquals(
                    Set.of("112", "911", "999", "000").contains(digits),
                    Set.of("112", "911", "999", "000").contains(other));
        }
    }

    @Test
    void keepTheSignsOfFeatureCodes() {
        assertTrue(pseudonyms.user("*72*1001#").matches("\\*\\d\\d\\*\\d{4}#"), pseudonyms.user("*72*1001#"));
    }

    @Test
    void nameNobodyWhoIsNamed() {
        assertTrue(pseudonyms.user("alice").matches("u[0-9a-f]{12}"), pseudonyms.user("alice"));
        assertNotEquals(pseudonyms.user("alice"), pseudonyms.user("bob"));
        assertEquals("anonymous", pseudonyms.user("anonymous"));
    }

    @Test
    void replaceTheHostOfACallId() {
        String pseudonym = pseudonyms.callId("3848276298@192.0.2.21");
        assertTrue(pseudonym.matches("\\d{10}@h[0-9a-f]{12}\\.invalid"), pseudonym);
        String other = pseudonyms.callId("1@192.0.2.21");
        assertEquals(pseudonym.substring(10), other.substring(1));
    }

    @Test
    void areOthersWithAnotherKey() {
        PseudonymKey other = PseudonymKey.of("another secret, as long");
        assertNotEquals(KEY.id(), other.id());
        assertNotEquals(pseudonyms.user("1001234"), new Pseudonyms(other).user("1001234"));
        assertEquals(8, KEY.id().length());
    }

    @Test
    void refuseASecretThatCanBeGuessed() {
        assertThrows(IllegalArgumentException.class, () -> PseudonymKey.of("short"));
    }
}
