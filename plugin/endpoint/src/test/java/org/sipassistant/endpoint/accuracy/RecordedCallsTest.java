// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.sipassistant.endpoint.Experts;
import org.sipassistant.endpoint.TextQuestion;

/** The calls recorded for this project, all in one index: each is told as what it was, whatever stands beside it. */
class RecordedCallsTest {
    static final Path FOLDER = Path.of("src/test/resources/recorded");
    private static final int FEWEST = 76;

    /** The day after the last recording. */
    static final Instant ASKED = Instant.parse("2026-11-22T12:00:00Z");

    /** Scenarios that are not told rightly yet, with the reason. Whoever mends one takes it off the list. */
    private static final Map<String, String> KNOWN_TO_FAIL = Map.of();

    @TestFactory
    Stream<DynamicTest> tellsWhatHappened() throws IOException {
        List<LabelledCall> calls = new CapturedCalls(Experts.serviceAt(ASKED), Experts.knowhow())
                .read(FOLDER)
                .calls();
        assertTrue(calls.size() >= FEWEST, () -> "only " + calls.size() + " recorded calls");
        return calls.stream().map(call -> DynamicTest.dynamicTest(call.name(), () -> assertRight(call)));
    }

    private static void assertRight(LabelledCall call) {
        Told told = call.ask();
        String scenario = call.name().substring(0, call.name().indexOf(' '));
        assumeFalse(KNOWN_TO_FAIL.containsKey(scenario) && !told.isRight(call.label()), KNOWN_TO_FAIL.get(scenario));
        String message = told + " instead of " + call.label();
        assertTrue(told.isRight(call.label()), message);
        assertTrue(told.hasParty(call.label()), message);
        assertTrue(told.hasCode(call.label()), message);
    }

    /** What a proxy writes to its log when it does not trust the next hop's certificate. */
    @Test
    void findsTheRefusedCertificateInTheLogOfTheProxy() throws IOException {
        String log = Files.readString(FOLDER.resolve("tls.log"));
        Map<String, Object> answer = Experts.service().text(TextQuestion.of(Map.of("text", log)));
        Told told = Told.of(new ObjectMapper().valueToTree(answer).path("calls").path(0));
        assertEquals("failed", told.outcome());
        assertEquals("tls-certificate", told.category());
        assertTrue(Set.of("proxy", "next_hop").stream().anyMatch(told.parties()::contains), told.toString());
    }
}
