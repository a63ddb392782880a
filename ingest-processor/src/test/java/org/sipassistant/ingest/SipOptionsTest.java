// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipOptionsTest {

    @Test
    void worksWithoutAnyConfiguration() {
        assertEquals(SipOptions.standard(), SipOptions.take(new HashMap<>()));
    }

    @Test
    void takesWhatItKnowsAndLeavesWhatItDoesNot() {
        Map<String, Object> config = new HashMap<>(Map.of(
                "field",
                "log.text",
                "target_field",
                "voip.sip",
                "ignore_missing",
                false,
                "override",
                "true",
                "fields",
                "full",
                "explain",
                "none",
                "redact",
                false,
                "pseudonymise",
                true,
                "correlation_headers",
                List.of("X-Leg")));
        config.put("timezone", "Europe/Berlin");
        config.put("formats", List.of("asterisk"));
        config.put("default_region", "DE");
        config.put("colour", "red");
        assertEquals(
                new SipOptions(
                        "log.text",
                        "voip.sip",
                        false,
                        true,
                        FieldSet.FULL,
                        Explain.NONE,
                        false,
                        true,
                        List.of("X-Leg"),
                        ZoneId.of("Europe/Berlin"),
                        List.of("asterisk"),
                        Optional.of("DE")),
                SipOptions.take(config));
        assertEquals(Map.of("colour", "red"), config);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fields | lots | [fields] value [lots] is not one of [minimal, standard, full]",
                "explain | FAILURES | [explain] value [FAILURES] is not one of [all, failures, none]",
                "redact | maybe | [redact] value [maybe] is not true or false",
                "field | ' ' | [field] value [ ] is not a string that is not empty",
                "target_field | a..b | [target_field] value [a..b] is not a path of a field",
                "timezone | Berlin | [timezone] value [Berlin] is not a time zone such as UTC, +01:00 or Europe/Berlin",
                "default_region | Germany | [default_region] value [Germany] is not none or the two letters of a"
                        + " country (ISO 3166-1) such as DE",
                "default_region | de | [default_region] value [de] is not none or the two letters of a country (ISO"
                        + " 3166-1) such as DE",
                "correlation_headers | ' ' | [correlation_headers] value [ ] is not a string that is not empty"
            })
    void refusesWrongValuesByName(String option, String value, String message) {
        Map<String, Object> config = new HashMap<>(Map.of(option, value));
        assertEquals(
                message,
                assertThrows(IllegalArgumentException.class, () -> SipOptions.take(config))
                        .getMessage());
    }

    @Test
    void takesOneFormatWithoutAList() {
        assertEquals(
                List.of("all"),
                SipOptions.take(new HashMap<>(Map.of("formats", "all"))).formats());
        Map<String, Object> config = new HashMap<>(Map.of("formats", 7));
        assertThrows(IllegalArgumentException.class, () -> SipOptions.take(config));
    }
}
