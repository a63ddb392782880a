// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {

    private static final String CALL = """
        0.00 A > P  INVITE sip:1002@example.net;user=phone  User-Agent: Phone/1  SDP: G729 PCMA
        0.01 P > B  INVITE sip:1002@192.0.2.2  Transport: tcp
        0.10 B > P  180 Ringing
        4.10 B > P  486 Busy Here  Reason: Q.850;cause=17;text="User busy"  Warning: 399 b "hello"  Server: Desk/2
        4.20 P > A  603 Decline
        """;

    private static Optional<String> fact(String name, String ladder) {
        return Facts.of(Stories.of(ladder), Map.of()).get(name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "caller         | alice",
                "callee         | 1002",
                "method         | INVITE",
                "final          | 486 Busy Here",
                "told           | 603 Decline",
                "decider        | 10.0.0.3:5060 (Desk/2)",
                "sender         | 10.0.0.2:5060",
                "receiver       | 10.0.0.3:5060",
                "transport      | TCP",
                "ring_time      | 4.0 s",
                "requests       | 1",
                "answers        | 1",
                "offered_codecs | G729, PCMA",
                "q850           | Q.850 cause 17, User busy",
                "reason         | Q.850 17 User busy",
                "warning        | 399 hello",
                "software       | Desk/2",
                "user_agent     | Phone/1",
                "source         | 10.0.0.1:5060",
                "challenges     | 0"
            })
    void saysWhatIsKnownOfACall(String name, String words) {
        assertEquals(Optional.of(words), fact(name, CALL));
    }

    @ParameterizedTest
    @CsvSource({"talk_time", "request_span", "answer_span", "realm", "contact", "retry_after"})
    void isSilentAboutTheRest(String name) {
        assertEquals(Optional.empty(), fact(name, CALL));
    }

    @Test
    void measuresRepetitions() {
        String ladder = "0.0 A > B  INVITE\n0.5 A > B  INVITE\n1.5 A > B  INVITE";
        assertEquals(Optional.of("3"), fact("requests", ladder));
        assertEquals(Optional.of("1.5 s"), fact("request_span", ladder));
    }

    @Test
    void aStrangersHeaderStaysOnOneLineAndIsNotForEver() {
        String words = fact("user_agent", "0 A > B  INVITE  User-Agent: a\tb" + "c".repeat(400))
                .orElseThrow();
        assertTrue(words.startsWith("a bc"), words);
        assertTrue(words.length() <= 303, words);
    }

    @Test
    void everyFactCanBeAskedOfEveryStory() {
        for (String ladder : new String[] {CALL, "0 A > B  BYE", "0 B > A  200 OK (INVITE)"}) {
            Story story = Stories.of(ladder);
            Facts.NAMES.forEach(name -> assertTrue(
                    Facts.of(story, Map.of()).get(name).filter(String::isBlank).isEmpty(), name));
        }
    }

    @Test
    void aFactThatDoesNotExistIsBadUse() {
        IllegalArgumentException problem = assertThrows(IllegalArgumentException.class, () -> fact("who", CALL));
        assertTrue(problem.getMessage().startsWith("fact [who] is not one of ["), problem::getMessage);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 ms", "999, 999 ms", "1000, 1.0 s", "119900, 119.9 s", "120000, 2 min 0 s", "3725000, 62 min 5 s"})
    void writesTimesAsPeopleReadThem(long millis, String words) {
        assertEquals(words, Facts.seconds(Duration.ofMillis(millis)));
    }
}
