// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A node that tries the next route under a new Call-ID. */
class FailoverTest {
    private static final String AT = "2026-03-17 10:00:%s 192.0.2.1:5060 -> %s:5060\n";

    private static String request(String second, String id, String to) {
        return AT.formatted(second, to) + message("INVITE sip:+493023125011@" + to + " SIP/2.0", id, "");
    }

    private static String answer(String second, String id, String from, String status) {
        return "2026-03-17 10:00:%s %s:5060 -> 192.0.2.1:5060\n".formatted(second, from)
                + message("SIP/2.0 " + status, id, ";tag=t-" + id);
    }

    private static String message(String start, String id, String tag) {
        return start + "\nVia: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK-" + id
                + "\nFrom: <sip:1001@192.0.2.1>;tag=f-" + id
                + "\nTo: <sip:+493023125011@192.0.2.1>" + tag
                + "\nCall-ID: " + id + "@192.0.2.1\nCSeq: 1 INVITE\nContent-Length: 0\n\n";
    }

    private static Map<String, Object> ask(String log) {
        return Experts.service().text(TextQuestion.of(Map.of("text", log)));
    }

    private static List<String> outcomes(Map<String, Object> answer) {
        return Json.list(answer, "calls").stream()
                .map(call -> String.valueOf(Json.asMap(call).get("outcome")))
                .toList();
    }

    @Test
    void theRouteThatAnsweredIsToldFirst() {
        Map<String, Object> answer = ask(request("00.000", "one", "198.51.100.9")
                + answer("00.100", "one", "198.51.100.9", "503 Service Unavailable")
                + request("00.110", "two", "203.0.113.9")
                + answer("02.000", "two", "203.0.113.9", "200 OK"));
        assertEquals(List.of("answered", "failed"), outcomes(answer));
        String words = answer.get("answer").toString();
        assertTrue(words.contains("was answered") && words.contains("was repaired by this one"), words);
        assertTrue(words.contains("503 Service Unavailable") && !words.contains("more of the"), words);
    }

    @Test
    void whoDialsAgainLaterHadACallThatFailed() {
        Map<String, Object> answer = ask(request("00.000", "one", "198.51.100.9")
                + answer("00.100", "one", "198.51.100.9", "503 Service Unavailable")
                + request("20.000", "two", "203.0.113.9")
                + answer("22.000", "two", "203.0.113.9", "200 OK"));
        assertEquals(List.of("failed", "answered"), outcomes(answer));
    }

    @Test
    void aBusyCalleeIsNoFailedRoute() {
        Map<String, Object> answer = ask(request("00.000", "one", "198.51.100.9")
                + answer("00.100", "one", "198.51.100.9", "486 Busy Here")
                + request("00.110", "two", "203.0.113.9")
                + answer("02.000", "two", "203.0.113.9", "200 OK"));
        assertEquals(List.of("failed", "answered"), outcomes(answer));
    }

    /** As syslog gives it, a second is all there is. */
    @Test
    void attemptsOfOneSecondFollowEachOtherInOneDirection() {
        Map<String, Object> answer = assertTimeoutPreemptively(
                Duration.ofSeconds(60),
                () -> ask(request("00", "one", "198.51.100.9")
                        + answer("00", "one", "198.51.100.9", "503 Service Unavailable")
                        + request("00", "two", "203.0.113.9")
                        + answer("00", "two", "203.0.113.9", "500 Server Internal Error")));
        String words = answer.get("answer").toString();
        assertTrue(words.contains("answered 500") && words.contains("(Call-ID one@192.0.2.1)"), words);
    }

    /** Without the lines of a sniffer there are neither times nor addresses, only the messages. */
    private static String bare(String log) {
        return log.lines().filter(line -> !line.startsWith("2026-")).reduce("", (text, line) -> text + line + '\n');
    }

    @Test
    void withoutTimesOnlyAnotherWayRightBehindTheRefusalIsTheNextAttempt() {
        String failed = request("00.000", "one", "198.51.100.9")
                + answer("00.100", "one", "198.51.100.9", "503 Service Unavailable");
        String elsewhere = request("00.110", "two", "203.0.113.9") + answer("02.000", "two", "203.0.113.9", "200 OK");
        String again = request("00.110", "two", "198.51.100.9") + answer("02.000", "two", "198.51.100.9", "200 OK");
        String other = request("00.000", "three", "203.0.113.9").replace("sip:+493023125011@", "sip:8501@")
                + answer("00.100", "three", "203.0.113.9", "486 Busy Here");
        assertEquals(List.of("answered", "failed"), outcomes(ask(bare(failed + elsewhere))));
        assertEquals(List.of("failed", "answered"), outcomes(ask(bare(failed + again))));
        assertEquals(
                "failed",
                outcomes(ask(bare(failed + other + other + elsewhere))).get(0));
    }

    @Test
    void ofManyAttemptsTheLastOnesAreToldInWords() {
        StringBuilder log = new StringBuilder();
        for (int i = 10; i < 40; i++) {
            log.append(request(i + ".000", "try" + i, "198.51.100.9"))
                    .append(answer(i + ".100", "try" + i, "198.51.100.9", "503 Service Unavailable"));
        }
        String words = ask(log.toString()).get("answer").toString();
        assertTrue(words.contains("29 attempts just before it had failed, the last ones so: "), words);
        assertTrue(words.contains("try38@") && words.contains("try36@") && !words.contains("try35@"), words);
    }

    @Test
    void manyCallsToTheSameNumberHideNoAttempt() {
        StringBuilder log = new StringBuilder();
        for (int i = 10; i < 40; i++) {
            log.append(request(i + ".500", "other" + i, "203.0.113.9").replace("sip:1001@", "sip:20" + i + "@"))
                    .append(answer(i + ".600", "other" + i, "203.0.113.9", "200 OK")
                            .replace("sip:1001@", "sip:20" + i + "@"));
        }
        log.append(request("45.000", "one", "198.51.100.9"))
                .append(answer("45.100", "one", "198.51.100.9", "503 Service Unavailable"))
                .append(request("45.110", "two", "203.0.113.9"))
                .append(answer("47.000", "two", "203.0.113.9", "200 OK"));
        Map<String, Object> answer = ask(log.toString());
        assertTrue(outcomes(answer).stream().noneMatch("failed"::equals), "" + outcomes(answer));
    }

    @Test
    void moreAttemptsThanAreToldAreSaidToBeLeftOut() {
        StringBuilder log = new StringBuilder();
        for (int i = 10; i < 40; i++) {
            log.append(request(i + ".000", "try" + i, "198.51.100.9"))
                    .append(answer(i + ".100", "try" + i, "198.51.100.9", "503 Service Unavailable"));
        }
        TextQuestion question = TextQuestion.of(Map.of("text", log.toString(), "call_id", "try39@192.0.2.1"));
        assertEquals(true, Experts.service().text(question).get("truncated"));
    }

    private static final String INDEX = "sip-messages-2026.03.17";

    /** A trunk is spelled the number in its own way. */
    private static Shelf triedAgain(String second) {
        return new Shelf()
                .add(
                        INDEX,
                        attempt("one@10.20.0.10", "+4930555012", 0, "503 Service Unavailable")
                                .documents())
                .add(
                        INDEX,
                        attempt("two@10.20.0.10", "004930555012", 130, second).documents())
                .add(
                        INDEX,
                        attempt("other@10.20.0.10", "+4930555012", 20_000, "404 Not Found")
                                .documents());
    }

    private static Trace attempt(String callId, String called, long at, String status) {
        return new Trace(callId)
                .parties("1001", called)
                .hop(Trace.PBX, at == 0 ? Trace.CARRIER : "203.0.113.9:5060")
                .request(at, "INVITE")
                .response(at + 100, status, "INVITE");
    }

    private static Map<String, Object> why(Shelf shelf, String callId) {
        Question question = Question.of(Map.of("call_id", callId), List.of("sip-messages-*"), Experts.NOW);
        return Experts.service().why(question, shelf).toCompletableFuture().join();
    }

    @Test
    void eitherCallIdOfACallThatWasTriedAgainTellsTheWholeOfIt() {
        for (String callId : List.of("one@10.20.0.10", "two@10.20.0.10")) {
            Map<String, Object> answer = why(triedAgain("200 OK"), callId);
            assertEquals(List.of("answered", "failed"), outcomes(answer), callId);
            String words = answer.get("answer").toString();
            assertTrue(words.contains("was repaired by this one"), words);
            assertTrue(words.contains("503 Service Unavailable (Call-ID one@10.20.0.10)"), words);
        }
    }

    @Test
    void whereTheLastRouteRefusesThatIsTheAnswer() {
        Map<String, Object> answer = why(triedAgain("486 Busy Here"), "one@10.20.0.10");
        assertEquals(List.of("failed", "failed"), outcomes(answer));
        String words = answer.get("answer").toString();
        assertTrue(words.contains("486 Busy Here") && words.contains("just before it had failed:"), words);
        assertTrue(!words.contains("repaired") && !words.contains("more of the"), words);
    }

    @Test
    void whereTheLastRouteHasNoEndTheRefusalIsToldAndThatItWasTriedAgain() {
        Map<String, Object> answer = why(triedAgain("183 Session Progress"), "one@10.20.0.10");
        String words = answer.get("answer").toString();
        assertTrue(words.contains("503 Service Unavailable"), words);
        assertTrue(words.contains("Another attempt followed at once (Call-ID two@10.20.0.10)"), words);
    }

    @Test
    void aCallToTheSameNumberThatIsNoAttemptOfItStaysOut() {
        assertEquals(List.of("failed"), outcomes(why(triedAgain("200 OK"), "other@10.20.0.10")));
    }

    @Test
    void aPictureIsOfTheCallIdThatIsAskedFor() {
        Judged judged = Experts.service()
                .judged(WhyQuestion.of(Map.of("call_id", "one@10.20.0.10"), List.of(INDEX)), triedAgain("200 OK"))
                .toCompletableFuture()
                .join();
        assertEquals(1, judged.calls().size());
    }

    @Test
    void callsOfOneSecondAreToldInTheirOrder() {
        StringBuilder log = new StringBuilder();
        for (int i = 1; i <= 6; i++) {
            log.append(request("00", "n" + i, "198.51.100.9"))
                    .append(answer("00", "n" + i, "198.51.100.9", "503 Service Unavailable"));
        }
        String words = ask(log.toString()).get("answer").toString();
        assertTrue(words.contains("5 attempts just before it had failed, the last ones so: "), words);
        assertTrue(words.endsWith("(Call-ID n5@192.0.2.1)."), words);
    }
}
