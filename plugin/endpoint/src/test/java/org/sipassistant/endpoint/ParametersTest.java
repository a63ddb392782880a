// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParametersTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @Test
    void namesAParameterThatIsNotKnown() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class, () -> new Parameters(Map.of("call-id", "x"), Set.of("call_id")));
        assertEquals("parameter [call-id] is not one of [call_id]", refused.getMessage());
    }

    @Test
    void namesAParameterThatIsMissing() {
        assertRefused("parameter [p] is missing", () -> of(Map.of()).required("p"));
    }

    @Test
    void takesANullForAMissingParameter() {
        Map<String, Object> values = new HashMap<>();
        values.put("p", null);
        assertEquals(Optional.empty(), of(values).text("p"));
        assertEquals(List.of(), of(values).texts("p"));
    }

    @Test
    void refusesWhatIsNoText() {
        assertRefused(
                "parameter [p] value [5] is not a text",
                () -> of(Map.of("p", 5)).text("p"));
        assertRefused(
                "parameter [p] value [ ] is not a text",
                () -> of(Map.of("p", " ")).text("p"));
    }

    @Test
    void quotesNoMoreThanTheBeginningOfAValue() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> of(Map.of("p", "x".repeat(5_000))).start("p", BERLIN))
                .getMessage();
        assertTrue(message.length() < 300, message);
    }

    @Test
    void readsAListAsAListOrWithCommas() {
        assertEquals(List.of("a", "b"), of(Map.of("p", "a, b")).texts("p"));
        assertEquals(List.of("a", "b"), of(Map.of("p", List.of("a", "b"))).texts("p"));
        assertEquals(List.of(), of(Map.of()).texts("p"));
    }

    @Test
    void refusesAListOfNothing() {
        assertRefused(
                "parameter [p] value [[]] is not a list of names",
                () -> of(Map.of("p", List.of())).texts("p"));
    }

    @Test
    void refusesHalfACharacter() {
        assertEquals(
                Optional.of("\ud83d\ude00"), of(Map.of("p", "\ud83d\ude00")).text("p"));
        assertRefused(
                "parameter [p] holds half of a character",
                () -> of(Map.of("p", "a\ud83d")).text("p"));
        assertRefused(
                "parameter [p] holds half of a character",
                () -> of(Map.of("p", List.of("a", "\udc00b"))).texts("p"));
    }

    @Test
    void refusesTimesThatTheEnginesCannotCount() {
        assertRefused(
                "parameter [p] value [+292278995-01-01T00:00:00Z] is not a time in the years 0 to 9999",
                () -> of(Map.of("p", "+292278995-01-01T00:00:00Z")).end("p", ZoneOffset.UTC));
        assertEquals(
                Optional.of("9999-12-31T23:59:59.999Z"),
                of(Map.of("p", "9999-12-31")).end("p", ZoneOffset.UTC));
    }

    @Test
    void refusesAListWithAHoleInIt() {
        assertRefused(
                "parameter [p] value [a,,b] is not a list of names",
                () -> of(Map.of("p", "a,,b")).texts("p"));
        assertRefused(
                "parameter [p] value [[a, null]] is not a list of names",
                () -> of(Map.of("p", Arrays.asList("a", null))).texts("p"));
    }

    @Test
    void takesUtcWhereNoZoneIsNamed() {
        assertEquals(ZoneId.of("UTC"), of(Map.of()).zone("p"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "+01:00", "Z", "UTC"})
    void readsZones(String zone) {
        assertEquals(ZoneId.of(zone), of(Map.of("p", zone)).zone("p"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Berlin", "+25:00", "CEST!", "Europe/Berlin "})
    void refusesWhatIsNoZone(String zone) {
        assertRefused(
                "parameter [p] value [" + zone + "] is not a time zone",
                () -> of(Map.of("p", zone)).zone("p"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-17T14:05:00Z, 2026-03-17T14:05:00Z",
        "2026-03-17T14:05:00.250+02:00, 2026-03-17T12:05:00.250Z",
        "2026-03-17 14:05:00+02:00, 2026-03-17T12:05:00Z",
        "2026-03-17 14:05 02:00, 2026-03-17T12:05:00Z",
        "2026-03-17T14:05:00.250 02:00, 2026-03-17T12:05:00.250Z",
        "2026-03-17T14:05:00-05:00, 2026-03-17T19:05:00Z",
        "2026-03-17T14:05:00, 2026-03-17T13:05:00Z",
        "2026-03-17 14:05, 2026-03-17T13:05:00Z",
        "2026-07-17T14:05:00, 2026-07-17T12:05:00Z",
        "2026-03-17, 2026-03-16T23:00:00Z",
    })
    void takesATimeWithoutOffsetInTheZone(String text, String instant) {
        assertEquals(Optional.of(instant), of(Map.of("p", text)).start("p", BERLIN));
    }

    @Test
    void includesTheWholeDayThatEndsARange() {
        Parameters parameters = of(Map.of("p", "2026-03-17"));
        assertEquals(Optional.of("2026-03-17T22:59:59.999Z"), parameters.end("p", BERLIN));
        assertEquals(Optional.of("2026-03-17T23:59:59.999Z"), parameters.end("p", ZoneId.of("UTC")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"now", "now-2h", "now-1d/d", "now+5m-10s", "now/d", "now-90M"})
    void leavesDateMathematicsToTheEngine(String math) {
        assertEquals(Optional.of(math), of(Map.of("p", math)).start("p", BERLIN));
        assertEquals(Optional.of(math), of(Map.of("p", math)).end("p", BERLIN));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "yesterday-ish",
                "now-",
                "now-2",
                "now2h",
                "now-2x",
                "now/2d",
                "nowadays",
                "now-2h ",
                "2026-02-30",
                "2026-03-17T25:00:00Z",
                "2026-03-17T14:05:00+99:00",
                "17.03.2026",
                "1773734460000",
                "2026-03-17||/d",
                "now-999999999y"
            })
    void refusesWhatIsNoTime(String text) {
        assertRefused(
                "parameter [p] value [" + text + "] is not a time such as",
                () -> of(Map.of("p", text)).start("p", BERLIN));
    }

    @Test
    void refusesAParameterThatStandsTwiceInTheUrl() {
        assertRefused(
                "parameter [call_id] stands more than once in the URL",
                () -> Parameters.refuseRepeated("/_plugins/_sip/why?call_id=x&index=a&call_id=y"));
        Parameters.refuseRepeated("/_plugins/_sip/why?call_id=x%26call_id=y&index=a,b");
        assertRefused(
                "parameter [caller] stands more than once in the URL",
                () -> Parameters.refuseRepeated("/_plugins/_sip/why?caller=1001;caller=1002"));
        Parameters.refuseRepeated("/_plugins/_sip/why");
        Parameters.refuseRepeated("/_plugins/_sip/calls/x&k=1&k=2");
        Parameters.refuseRepeated("/_plugins/_sip/why?call_id=x#&call_id=y");
    }

    @Test
    void aParameterSaysTheSameInTheUrlAndInTheBody() {
        Parameters.refuseOther("index", "a,b", List.of("a", "b"));
        Parameters.refuseOther("index", "a", null);
        String refusal = assertThrows(
                        IllegalArgumentException.class, () -> Parameters.refuseOther("caller", "1001", "1002"))
                .getMessage();
        assertEquals("parameter [caller] stands in the URL and in the body, with another value", refusal);
    }

    @Test
    void indicesBeginWithOneThatIsMeant() {
        Set<String> known = Set.of("index");
        assertEquals(List.of("d"), new Parameters(Map.of(), known).indices(List.of("d")));
        assertEquals(List.of("a*", "-ab"), new Parameters(Map.of("index", "a*,-ab"), known).indices(List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Parameters(Map.of("index", "-foo"), known).indices(List.of()));
    }

    @Test
    void refusesToDrawWhatIsData() {
        Parameters.refuseDrawing(null);
        Parameters.refuseDrawing("yaml");
        assertRefused(
                "parameter [format] value [text] is not one of [json, yaml, cbor, smile]; calls/{call_id}?format=",
                () -> Parameters.refuseDrawing("text"));
    }

    private static Parameters of(Map<String, Object> values) {
        return new Parameters(values, Set.of("p"));
    }

    private static void assertRefused(String beginning, org.junit.jupiter.api.function.Executable action) {
        String message = assertThrows(IllegalArgumentException.class, action).getMessage();
        assertTrue(message.startsWith(beginning), message);
    }
}
