// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Sentence, responsible node and deciding message speak of one event, and of the node that was seen sending it. */
class NodeNamedTest {
    private static final String PHONE = "10.20.4.33:5060";
    private static final String PROXY = "10.20.0.10:5060";

    private static final String ANSWERED = """
        0.000 A > P  INVITE
        0.010 P > B  INVITE
        0.500 B > P  180 Ringing
        0.510 P > A  180 Ringing
        4.000 B > P  200 OK  Server: Desk/2
        4.010 P > A  200 OK  Server: Desk/2
        4.020 A > P  ACK
        4.030 P > B  ACK
        """;

    @Test
    void aByeThatThePhoneRefusedIsItsDoingAndNotTheProxys() {
        Map<String, Object> answer = ask(ANSWERED + """
            20.00 A > P  BYE
            20.01 P > B  BYE
            20.02 B > P  481 Call/Transaction Does Not Exist (BYE)  Server: Desk/2
            20.03 P > A  481 Call/Transaction Does Not Exist (BYE)  Server: Desk/2
            """);
        assertCause(answer, "dialog-mismatch-481", "callee", PHONE);
        assertDecided(answer, 481, PHONE);
        assertSays(answer, "refused with 481 Call/Transaction Does Not Exist by 10.20.4.33:5060");
    }

    @Test
    void aRefusalWithoutAnyViaIsStillOfTheNodeBehind() {
        String log = TrapLadder.write("""
            0.000 A > P  INVITE
            0.010 P > B  INVITE
            0.500 B > P  180 Ringing
            0.510 P > A  180 Ringing
            3.000 B > P  486 Busy Here  Server: Desk/2
            3.010 P > B  ACK
            3.020 P > A  486 Busy Here  Server: Desk/2
            """);
        Map<String, Object> answer = answer(withoutViasToCaller(log));
        assertCause(answer, "callee-busy", "callee", PHONE);
        assertDecided(answer, 486, PHONE);
        assertSays(answer, "10.20.4.33:5060 (Desk/2) rang");
    }

    /** What a proxy hands on when its own Via was all that the node behind had given back. */
    private static String withoutViasToCaller(String log) {
        return Arrays.stream(log.split("(?=2026/03/17)"))
                .map(message -> message.contains("-> 10.20.4.21") && message.contains("SIP/2.0 ")
                        ? message.lines()
                                        .filter(line -> !line.startsWith("Via:"))
                                        .collect(Collectors.joining("\r\n")) + "\r\n"
                        : message)
                .collect(Collectors.joining());
    }

    @Test
    void aRefusedVoicemailDecidesAndThePhoneThatRangBeforeIsToldBeside() {
        Map<String, Object> answer = ask("""
            0.000 A > P  INVITE
            0.010 P > B  INVITE
            0.300 B > P  180 Ringing
            0.310 P > A  180 Ringing
            20.00 P > B  CANCEL
            20.01 B > P  200 OK (CANCEL)
            20.02 B > P  487 Request Terminated
            20.03 P > B  ACK
            20.05 P > C  INVITE
            20.10 C > P  404 Not Found
            20.11 P > C  ACK
            20.12 P > A  404 Not Found
            """);
        assertDecided(answer, 404, "10.20.4.34:5060");
        assertEquals("10.20.4.34:5060", Json.map(call(answer), "ended_by").get("entity"));
        assertEquals("user-not-found-number-format", cause(answer).get("category"));
        assertSays(answer, "10.20.4.34:5060 answered 404 Not Found");
        assertSays(answer, "before that, 10.20.4.33:5060 rang for 19.7 s without an answer");
        assertTrue(call(answer).get("alternatives").toString().contains("callee-no-answer-timeout"), answer.toString());
    }

    @Test
    void aTranslatedRefusalIsToldWithBothCodesAndByWhom() {
        Map<String, Object> answer = ask("""
            0.000 A > P  INVITE
            0.010 P > B  INVITE
            0.100 B > P  488 Not Acceptable Here
            0.110 P > B  ACK
            0.120 P > A  603 Decline
            """);
        assertDecided(answer, 488, PHONE);
        assertSays(answer, "488 Not Acceptable Here");
        assertSays(answer, PROXY + " told the calling side 603 Decline instead of 488 Not Acceptable Here");
    }

    @Test
    void aRefusedHoldIsToldWithCodeNodeAndNextStep() {
        Map<String, Object> answer = ask(ANSWERED + """
            9.000 A > P  INVITE  Dialog: yes  CSeq: 2
            9.010 P > B  INVITE  Dialog: yes  CSeq: 2
            9.050 B > P  488 Not Acceptable Here  CSeq: 2
            9.060 P > A  488 Not Acceptable Here  CSeq: 2
            60.00 A > P  BYE  CSeq: 3
            60.01 P > B  BYE  CSeq: 3
            60.02 B > P  200 OK (BYE)  CSeq: 3
            60.03 P > A  200 OK (BYE)  CSeq: 3
            """);
        assertEquals("answered", call(answer).get("outcome"));
        assertDecided(answer, 488, PHONE);
        assertSays(answer, "an INVITE");
        assertSays(answer, "was refused with 488 Not Acceptable Here by 10.20.4.33:5060");
        assertSays(answer, "Next: ");
    }

    @Test
    void whatWasSeenIsNotAskedFor() {
        Map<String, Object> rang = ask("""
            0.000 A > B  INVITE
            0.100 B > A  100 Trying
            0.500 B > A  180 Ringing
            3.000 B > A  480 Temporarily Unavailable
            3.010 A > B  ACK
            """);
        assertSays(rang, "rang for 2.5 s");
        assertFalse(rang.toString().contains("See whether a 180"), rang.toString());
        assertFalse(rang.toString().contains("Only the code speaks"), rang.toString());
        Map<String, Object> silent = ask("0.000 A > B  INVITE\n0.050 B > A  480 Temporarily Unavailable\n");
        assertSays(silent, "nothing rang before");
        assertFalse(silent.toString().contains("See whether a 180"), silent.toString());
        Map<String, Object> strange = ask("0.000 A > B  INVITE\n0.050 B > A  699 Strange Thing\n");
        assertFalse(strange.toString().contains("the 600"), strange.toString());
        Map<String, Object> blocked = ask("0.000 A > B  INVITE\n0.050 B > A  608 Rejected\n");
        assertFalse(String.valueOf(blocked.get("answer")).contains("Read Call-Info"), blocked.toString());
    }

    private static Map<String, Object> ask(String ladder) {
        return answer(TrapLadder.write(ladder));
    }

    private static Map<String, Object> answer(String log) {
        return Experts.service().text(TextQuestion.of(Map.of("text", log)));
    }

    private static Map<String, Object> call(Map<String, Object> answer) {
        return Json.asMap(Json.list(answer, "calls").get(0));
    }

    private static Map<String, Object> cause(Map<String, Object> answer) {
        return Json.map(call(answer), "root_cause");
    }

    private static void assertCause(Map<String, Object> answer, String category, String responsible, String node) {
        Map<String, Object> cause = cause(answer);
        assertEquals(List.of(category, responsible), List.of(cause.get("category"), cause.get("responsible")));
        assertTrue(String.valueOf(cause.get("responsible_entity")).startsWith(node), cause.toString());
    }

    private static void assertDecided(Map<String, Object> answer, int code, String node) {
        Map<String, Object> decisive = Json.map(call(answer), "decisive");
        assertEquals(List.of(code, node), List.of(decisive.get("code"), decisive.get("generated_by")));
    }

    private static void assertSays(Map<String, Object> answer, String words) {
        assertTrue(String.valueOf(answer.get("answer")).contains(words), String.valueOf(answer.get("answer")));
    }
}
