// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneNumberPlanTest {

    @ParameterizedTest
    @CsvSource({
        "DE, 0301234567, +49301234567",
        "DE, +49301234567, +49301234567",
        "DE, 0049301234567, +49301234567",
        "DE, 49301234567, +49301234567",
        "DE, 301234567, +49301234567",
        "DE, 1701234567, +491701234567",
        "DE, 15712345678, +4915712345678",
        "DE, 442071838750, +442071838750",
        "DE, 33142685300, +33142685300",
        "DE, 12125551234, +12125551234",
        "US, 2125551234, +12125551234",
        "US, 12125551234, +12125551234",
        "US, 01149301234567, +49301234567",
        "RU, 89161234567, +79161234567",
        "IT, 0612345678, +390612345678",
        "ES, 912345678, +34912345678",
        "DK, 32123456, +4532123456",
        "BR, 11987654321, +5511987654321",
        "CN, 13012345678, +8613012345678",
        "FR, +8821612345678, +8821612345678",
        "DE, 1001, none",
        "DE, 4910, none",
        "DE, 30123456, none",
        "ES, 9123, none",
        "DE, 110, none",
        "DE, +4930, none",
        "DE, 999999999999999999, none"
    })
    void readsANumberAsItIsDialledInItsRegion(String region, String dialled, String e164) {
        assertEquals(
                e164,
                new PhoneNumberPlan(region)
                        .read(dialled)
                        .map(known -> "+" + known.digits())
                        .orElse("none"));
    }

    @Test
    void knowsRegionsByTheirCode() {
        assertTrue(PhoneNumberPlan.isRegion("DE"));
        assertFalse(PhoneNumberPlan.isRegion("de"));
        assertFalse(PhoneNumberPlan.isRegion("Germany"));
        assertFalse(PhoneNumberPlan.isRegion("001"));
        assertFalse(PhoneNumberPlan.isRegion("ZZ"));
    }

    @ParameterizedTest
    @CsvSource({
        "DE, 0301234567 +49301234567 0049301234567 49301234567 301234567",
        "RU, 89161234567 +79161234567 0079161234567 79161234567 9161234567",
        "US, 2125551234 +12125551234 12125551234 0012125551234",
        "IT, 0612345678 +390612345678 00390612345678 390612345678"
    })
    void letsEverySpellingFindEveryOther(String region, String spellings) {
        PhoneNumberCache numbers = new PhoneNumberCache(new PhoneNumberPlan(region));
        List<String> all = List.of(spellings.split(" "));
        for (String spelled : all) {
            assertTrue(
                    numbers.read(spelled).orElseThrow().spellings().containsAll(all),
                    () -> numbers.read(spelled).toString());
        }
    }

    /** A code of a service is none of the number behind it, and belongs to no plan. */
    @ParameterizedTest
    @CsvSource({
        "US, *823125551234, +13125551234",
        "DE, *21*0301234567, +49301234567",
        "DE, *31*0301234567, +49301234567",
        "DE, *21*0301234567#, +49301234567",
        "DE, #31#+15305551234, +15305551234",
        "DE, *100301234567, none",
        "DE, 0301234567*1, none",
        "US, **2125551234, none"
    })
    void readsTheNumberBehindTheCodeOfAService(String region, String dialled, String e164) {
        PhoneNumberCache numbers = new PhoneNumberCache(new PhoneNumberPlan(region));
        Optional<PhoneNumber> number = numbers.read(dialled);
        assertEquals(e164, number.flatMap(PhoneNumber::e164).orElse("none"));
        assertEquals(
                number.isPresent() ? dialled : "none",
                number.map(PhoneNumber::spellings).map(List::getFirst).orElse("none"));
    }

    @Test
    void keepsTheNumberAsReceivedFirst() {
        PhoneNumber number = new PhoneNumberCache(new PhoneNumberPlan("US"))
                .read("01149301234567")
                .orElseThrow();
        assertEquals("01149301234567", number.digits());
        assertEquals("01149301234567", number.spellings().getFirst());
        assertEquals(Optional.of("+49301234567"), number.e164());
    }

    @Test
    void remembersANumberUntilAnotherTakesItsPlace() {
        PhoneNumberCache numbers = new PhoneNumberCache(new PhoneNumberPlan("DE"));
        Optional<PhoneNumber> first = numbers.read("0301234567");
        assertSame(first, numbers.read("0301234567"));
        for (int i = 0; i < 100_000; i++) {
            numbers.read("030" + (1_000_000 + i));
        }
        assertEquals(first, numbers.read("0301234567"));
    }

    @Test
    void completesTheNumbersOfAMessage() {
        Map<String, Object> called = side("0301234567");
        Map<String, Object> calling = side("1001");
        Map<String, Object> fields = new HashMap<>(Map.of("number", Map.of("called", called, "calling", calling)));
        new NumberFields(Optional.of("DE")).complete(fields);
        assertEquals("+49301234567", called.get("e164"));
        assertEquals(
                List.of("0301234567", "+49301234567", "0049301234567", "49301234567", "301234567"),
                called.get("spellings"));
        assertEquals(side("1001"), calling);
        new NumberFields(Optional.of("DE")).complete(new HashMap<>());
    }

    @Test
    void addsNothingWithoutARegion() {
        Map<String, Object> called = side("0301234567");
        new NumberFields(Optional.empty()).complete(new HashMap<>(Map.of("number", Map.of("called", called))));
        assertEquals(side("0301234567"), called);
    }

    private static Map<String, Object> side(String user) {
        PhoneNumber number = PhoneNumber.parse(user).orElseThrow();
        return new HashMap<>(Map.of("digits", number.digits(), "spellings", number.spellings()));
    }
}
