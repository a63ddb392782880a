// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedLinesTest {
    private static final String MIXED = """
        2026-03-17T08:05:00.100Z edge call-id=k1@edge INVITE from=1004 to=1002 dst=192.0.2.20:5060
        2026-03-17T08:05:00.200Z edge call-id=k2@edge INVITE from=1005 to=8501 dst=192.0.2.20:5060
        2026-03-17T08:05:00.400Z edge call-id=k2@edge 404 Not Found src=192.0.2.20:5060
        2026-03-17T08:05:00.500Z edge call-id=k1@edge 180 Ringing src=192.0.2.20:5060
        2026-03-17T08:05:06.500Z edge call-id=k1@edge 486 Busy Here src=192.0.2.20:5060
        """;

    @Test
    void callsOfOneLogAreToldApart() {
        List<?> calls = (List<?>) ask(MIXED).get("calls");
        assertEquals(
                List.of("callee-busy", "user-not-found-number-format"),
                calls.stream().map(KeyedLinesTest::category).sorted().toList());
    }

    @Test
    void aRingingTimeIsThatOfTheLines() {
        String answer = ask(MIXED.lines().filter(line -> line.contains("k1@")).reduce("", (a, b) -> a + b + '\n'))
                .get("answer")
                .toString();
        assertTrue(answer.contains("rang for 6.0 s"), answer);
    }

    @Test
    void methodAndCodeMayBeKeysToo() {
        List<?> calls = (List<?>) ask("""
            08:05:00.100 callid=k3@edge method=INVITE from=1004 to=1002
            08:05:02.300 callid=k3@edge method=INVITE status=603 reason=Decline
            """).get("calls");
        assertEquals("callee-declined", category(calls.get(0)));
    }

    @Test
    void oneCallIdOfTwoCallersIsTwoCalls() {
        List<?> calls = (List<?>) ask("""
            2026-03-17T08:05:00Z edge callid=k6@edge method=INVITE from=1004 to=1002
            2026-03-17T08:05:04Z edge callid=k6@edge method=INVITE code=486 reason=Busy from=1004 to=1002
            2026-03-17T09:05:00Z edge callid=k6@edge method=INVITE from=1007 to=1009
            2026-03-17T09:05:02Z edge callid=k6@edge method=INVITE code=603 reason=Decline from=1007 to=1009
            """).get("calls");
        assertEquals(
                List.of("callee-busy", "callee-declined"),
                calls.stream().map(KeyedLinesTest::category).sorted().toList());
    }

    @Test
    void oneCallIdWithTwoTagsIsTwoCalls() {
        List<?> calls = (List<?>) ask("""
            2026-03-17T08:05:04Z edge callid=k6@edge method=INVITE ftag=a1 code=486 reason=Busy
            2026-03-17T09:05:02Z edge callid=k6@edge method=INVITE ftag=b1 code=603 reason=Decline
            """).get("calls");
        assertEquals(
                List.of("callee-busy", "callee-declined"),
                calls.stream().map(KeyedLinesTest::category).sorted().toList());
    }

    private static final String REGISTER =
            " edge kamailio[812]: INFO: <script>: method=REGISTER from=sip:1004@example.net src=198.51.100.9:33012"
                    + " ci=k5@edge\n";

    @Test
    void aRequestThatComesAgainAsTimersLetItIsUnanswered() {
        List<?> calls = (List<?>)
                ask("Mar 17 10:47:15" + REGISTER + "Mar 17 10:47:19" + REGISTER + "Mar 17 10:47:23" + REGISTER)
                        .get("calls");
        assertEquals("no-response-network-unreachable", category(calls.get(0)));
        assertEquals("registration", ((Map<?, ?>) calls.get(0)).get("kind"));
    }

    @Test
    void oneThatComesEveryMinuteIsARefreshAndProvesNothing() {
        List<?> calls = (List<?>)
                ask("Mar 17 10:47:15" + REGISTER + "Mar 17 10:48:15" + REGISTER + "Mar 17 10:49:15" + REGISTER)
                        .get("calls");
        double confidence = (Double) ((Map<?, ?>) ((Map<?, ?>) calls.get(0)).get("root_cause")).get("confidence");
        assertTrue(confidence < 0.5, () -> "confidence " + confidence);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "08:05:00 api callid=k4 method=GET status=404",
                "08:05:00 worker callid=k4 started with 3 retries",
                "08:05:00 INVITE from=1004 to=1002",
                "08:05:00 worker one two three four call-id=k4 INVITE",
                "08:05:00 INFO state=calling call_id=k4",
                "08:05:00 INVITE was sent call_id=k4",
                "call-id= INVITE"
            })
    void leavesOtherLinesAlone(String line) {
        assertSame(line, KeyedLines.asMessages(line));
    }

    @Test
    void takesTimeInProportionToTheText() {
        assertTimeout(Duration.ofSeconds(5), () -> KeyedLines.asMessages(MIXED.repeat(10_000)));
    }

    private static Object category(Object call) {
        return ((Map<?, ?>) ((Map<?, ?>) call).get("root_cause")).get("category");
    }

    private static Map<String, Object> ask(String text) {
        return Experts.service().text(TextQuestion.of(Map.of("text", text)));
    }
}
