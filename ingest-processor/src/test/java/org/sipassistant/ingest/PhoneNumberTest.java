// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneNumberTest {

    @ParameterizedTest
    @CsvSource({
        "0301234567, +49301234567",
        "0301234567, 0049301234567",
        "+49-30-1234567, 49301234567",
        "+12125551234, 12125551234",
        "011493012345678, +493012345678",
        "+353861234567, 00353861234567",
        "+79161234567, 0079161234567",
        "030/1234567, +49301234567",
        "+49 (0)30 / 12 34 56-7, 0049301234567",
        "*31#0301234567, +49301234567",
        "#31#+49301234567, 0301234567",
        "*31%23%2B49301234567, 0301234567",
        "*6712125551234, +12125551234",
        "*21*0301234567#, 0301234567",
        "+49%20(30)%20123%2D4567, 0301234567",
        "%2B49301234567;npdi, 0049301234567"
    })
    void letsSpellingsOfOneNumberFindEachOther(String one, String other) {
        List<String> ours = PhoneNumber.parse(one).orElseThrow().spellings();
        List<String> theirs = PhoneNumber.parse(other).orElseThrow().spellings();
        assertFalse(Collections.disjoint(ours, theirs), () -> ours + " and " + theirs);
    }

    /** What the page of the processor promises of a term query on the spellings. */
    @ParameterizedTest
    @CsvSource({
        "0301234567, 0301234567 +49301234567 0049301234567 49301234567",
        "301234567, 0301234567 +49301234567 0049301234567 49301234567",
        "+49301234567, +49301234567 0049301234567 49301234567",
        "0049301234567, +49301234567 0049301234567 49301234567",
        "49301234567, +49301234567 0049301234567 49301234567",
        "89161234567, ''"
    })
    void findsByTermWithoutARegion(String searched, String found) {
        List<String> finds = Stream.of("0301234567", "+49301234567", "0049301234567", "49301234567", "+79161234567")
                .filter(one -> PhoneNumber.parse(one).orElseThrow().spellings().contains(searched))
                .toList();
        assertEquals(found, String.join(" ", finds));
    }

    @Test
    void keepsDifferentNumbersApart() {
        List<String> ours = PhoneNumber.parse("+49301234567").orElseThrow().spellings();
        List<String> theirs = PhoneNumber.parse("+49401234567").orElseThrow().spellings();
        assertTrue(Collections.disjoint(ours, theirs));
        assertEquals(List.of("1001"), PhoneNumber.parse("1001").orElseThrow().spellings());
        for (String code : List.of("*97", "*31#", "*97*1234", "*6712", "*123456789", "1234*56789")) {
            assertEquals(List.of(code), PhoneNumber.parse(code).orElseThrow().spellings());
        }
    }

    /** A national number without its prefix may begin like a country code. */
    @ParameterizedTest
    @CsvSource({
        "+1 49301234567, +49301234567, true",
        "+1 49301234567, 0049301234567, true",
        "+49 (0)301234567, 0049301234567, false",
        "+49301234567, 0301234567, false",
        "+49301234567, 49301234567, false"
    })
    void tellsNumbersOfTwoCountriesApartWhereBothAreWrittenWithTheirs(String one, String other, boolean apart) {
        PhoneNumber ours = PhoneNumber.parse(one).orElseThrow();
        PhoneNumber theirs = PhoneNumber.parse(other).orElseThrow();
        assertEquals(apart, ours.isElsewhere(theirs));
        assertEquals(apart, theirs.isElsewhere(ours));
    }

    @Test
    void readsDigitsAndTheirReverse() {
        PhoneNumber number = PhoneNumber.parse("+49(30)123-45.67;ext=3").orElseThrow();
        assertEquals("49301234567", number.digits());
        assertEquals("76543210394", number.reversed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "alice", "+", "12a", ";1", "1+2", "%31", "%20", "50%25", "*31#anna"})
    void findsNoNumberInAName(String user) {
        assertEquals(Optional.empty(), PhoneNumber.parse(user));
    }
}
