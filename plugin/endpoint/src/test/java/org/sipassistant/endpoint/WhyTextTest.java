// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WhyTextTest {
    private static final String LOG = "[2026-03-17 08:05:00] NOTICE[1710] chan_sip.c: Registration from"
            + " '<sip:1004@192.0.2.1>' failed for '192.0.2.31:5060' - Wrong password\n";

    @Test
    void tellsWhatAPastedLogShows() {
        Map<String, Object> answer = ask(Map.of("text", Traces.busy().text()));
        assertEquals(Map.of("messages", 5, "time_zone", "UTC"), answer.get("interpreted"));
        assertEquals(List.of("failed"), outcomes(answer));
        assertTrue(answer.get("answer").toString().contains("486 Busy Here"), answer.toString());
    }

    @Test
    void theNextStepForALargeRequestThatIsUnansweredNamesItsSize() {
        String small = largeInvites(100);
        String large = largeInvites(2_000);
        assertEquals("next-hop-silent", Json.at(call(large), "root_cause.rule"));
        assertTrue(call(large).get("actions").toString().contains(" bytes of this request travel in fragments"));
        assertFalse(call(small).get("actions").toString().contains("fragments"));
    }

    private static String largeInvites(int size) {
        StringBuilder text = new StringBuilder();
        for (String time : List.of("08:05:00.000", "08:05:00.500", "08:05:01.500", "08:05:03.500")) {
            text.append("2026-03-17T")
                    .append(time)
                    .append("Z sent to 192.0.2.20:5060\n")
                    .append("INVITE sip:1002@example.net SIP/2.0\n")
                    .append("Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK1\nFrom: <sip:1001@example.net>;tag=a\n")
                    .append("To: <sip:1002@example.net>\nCall-ID: big@192.0.2.10\nCSeq: 1 INVITE\n")
                    .append("Subject: ")
                    .append("x".repeat(size))
                    .append("\nContent-Length: 0\n\n");
        }
        return text.toString();
    }

    private static Map<String, Object> call(String text) {
        return Json.asMap(((List<?>) ask(Map.of("text", text)).get("calls")).getFirst());
    }

    @Test
    void readsAMessageWhoseFirstLineWasNotPasted() {
        String headers = "From: <sip:3301@pbx.example>;tag=a\nTo: <sip:4402@pbx.example>\n"
                + "Call-ID: cut@192.0.2.9\nCSeq: 1 INVITE\n";
        Map<String, Object> told = ask(Map.of("text", "INVITE was:\n" + headers + "Max-Forwards: 70\n\n"));
        assertTrue(told.get("answer").toString().contains("call from 3301 to 4402"), told.toString());
        assertTrue(told.get("missing").toString().contains("put together from its headers"), told.toString());
        Map<String, Object> unclear = ask(Map.of("text", "INVITE was:\n" + headers + "\n"));
        assertEquals(List.of(), unclear.get("calls"));
        assertTrue(AnswerPage.of(unclear).contains("(INVITE from 3301 to 4402)"), unclear.toString());
    }

    @Test
    void tellsFailedCallsFirst() {
        String log = Traces.registered().text()
                + Traces.answered().text()
                + Traces.cancelled().text()
                + Traces.redirected().text()
                + Traces.busy().text()
                + Traces.codecMismatch().text();
        Map<String, Object> answer = ask(Map.of("text", log));
        assertEquals(
                List.of("failed", "failed", "redirected", "cancelled", "answered", "not_a_call"), outcomes(answer));
        assertTrue(answer.get("answer").toString().contains("486 Busy Here"), answer.toString());
    }

    @Test
    void tellsTheOneCallThatIsAskedFor() {
        String log = Traces.busy().text() + Traces.redirected().text();
        Map<String, Object> answer = ask(Map.of("text", log, "call_id", "redirected@10.20.4.21"));
        assertEquals(
                Map.of("call_id", "redirected@10.20.4.21", "messages", 3, "time_zone", "UTC"),
                answer.get("interpreted"));
        assertEquals(List.of("redirected"), outcomes(answer));
    }

    @Test
    void leavesOutTheLinesOfACallWhoseIdOnlyEndsAlike() {
        String line = "[2026-03-17 08:05:40] WARNING[771] chan_sip.c: Retransmission timeout reached on transmission"
                + " %s for seqno 102 (Critical Request) -- See the wiki\n";
        String log = new Trace("7@10.20.4.21").request(0, "INVITE").text() + line.formatted("17@10.20.4.21");
        assertFalse(evidence(log).contains("Retransmission timeout"), evidence(log));
        String own = log.replace("17@", "7@");
        assertTrue(evidence(own).contains("Retransmission timeout"), evidence(own));
    }

    private static String evidence(String log) {
        return ask(Map.of("text", log, "call_id", "7@10.20.4.21")).get("calls").toString();
    }

    /** The words of a line are about the password, and its code says that they are not what ended the call. */
    @Test
    void aCodeInASentenceTellsMoreThanItsWords() {
        String told = "The second INVITE holds the digest, and it is refused with the message 481 by the box.";
        assertEquals("dialog-mismatch-481", category(told));
        assertEquals("wrong-credentials", category(told.replace(" with the message 481", "")));
        assertEquals("wrong-credentials", category(told.replace("481", "403")));
    }

    /** What a program states a person may only suppose. */
    @Test
    void theSentenceOfAPersonIsNotAsSureAsALogLine() {
        double log = confidence("dial tcp 198.51.100.7:5061: connect: connection refused");
        double mail = confidence("The fax did not come through, connection refused by the printer it said.");
        assertTrue(log >= 0.7 && mail < 0.6, log + " " + mail);
    }

    private static String category(String text) {
        return cause(text).get("category").toString();
    }

    private static double confidence(String text) {
        return ((Number) cause(text).get("confidence")).doubleValue();
    }

    private static Map<?, ?> cause(String text) {
        List<?> calls = (List<?>) ask(Map.of("text", text)).get("calls");
        return (Map<?, ?>) ((Map<?, ?>) calls.get(0)).get("root_cause");
    }

    @Test
    void says404WhereTheCallIsNotInTheText() {
        TextQuestion question = TextQuestion.of(Map.of("text", Traces.busy().text(), "call_id", "nobody@example.net"));
        assertEquals(
                "no message of call_id [nobody@example.net] in [text]",
                assertThrows(NotFoundException.class, () -> Experts.service().text(question))
                        .getMessage());
    }

    @Test
    void answersWithLittleConfidenceWhereTheTextOnlySpeaksOfACode() {
        Map<String, Object> answer = ask(Map.of("text", "Dear support,\nour calls end with error 486 since Monday.\n"));
        assertEquals(List.of("failed"), outcomes(answer));
        String words = answer.get("answer").toString();
        assertTrue(words.contains("the text speaks of 486 Busy Here"), words);
        assertTrue(answer.get("calls").toString().contains("confidence=0.35"), answer.toString());
    }

    @Test
    void doesNotTakeAMentionForMoreThanAMessage() {
        String mail = "We had 404 Not Found last week, today it is this:\n"
                + Traces.busy().text();
        assertTrue(ask(Map.of("text", mail)).get("answer").toString().contains("486 Busy Here"));
    }

    @Test
    void tellsProblemsApartThatHaveNothingInCommon() {
        String refused = "[2026-03-17 10:%s] NOTICE[1710] chan_sip.c: Registration from '<sip:%s@192.0.2.1>' failed for"
                + " '192.0.2.31:5060' - Wrong password\n";
        String silent = "[2026-03-17 10:%s] WARNING[771] chan_sip.c: Retransmission timeout reached on transmission"
                + " 7@192.0.2.1 for seqno 102 (Critical Request) -- See the wiki\n";
        String apart = refused.formatted("05:00", "1004") + silent.formatted("47:20");
        Map<String, Object> answer = ask(Map.of("text", apart));
        assertEquals(2, Json.list(answer, "calls").size());
        assertTrue(answer.get("answer").toString().contains("1 more of the 2 calls"), answer.toString());
        assertTrue(answer.toString().contains("2026-03-17T10:47:20.000Z"), answer.toString());
        String together = refused.formatted("47:00", "1004") + silent.formatted("47:20");
        assertEquals(1, Json.list(ask(Map.of("text", together)), "calls").size());
        String alike = refused.formatted("05:00", "1004") + refused.formatted("47:20", "1005");
        assertEquals(1, Json.list(ask(Map.of("text", alike)), "calls").size());
    }

    @Test
    void tellsTheRefusalOfOneRequestApartFromThatOfAnother() {
        String refused = "[2026-03-17 10:47:%s] NOTICE[2114] res_pjsip/pjsip_distributor.c: Request 'REGISTER' from"
                + " '<sip:%s@192.0.2.1>' failed for '%s:5060' (callid: %s) - %s\n";
        String log = refused.formatted("10", "100", "203.0.113.9", "88@203.0.113.9", "No matching endpoint found")
                + refused.formatted("20", "1004", "192.0.2.31", "77@192.0.2.31", "Failed to authenticate")
                + refused.formatted("21", "101", "203.0.113.9", "89@203.0.113.9", "No matching endpoint found");
        List<Object> calls = Json.list(ask(Map.of("text", log)), "calls");
        assertEquals(2, calls.size());
        assertEquals(
                Set.of("88@203.0.113.9", "77@192.0.2.31"),
                calls.stream().map(call -> Json.asMap(call).get("call_id")).collect(Collectors.toSet()));
    }

    @Test
    void readsWhatWasQuotedInAMail() {
        String header = "[2026-03-17 08:05:00.000] VERBOSE[2743] res_pjsip_logger.c: <--- Received SIP request"
                + " (300 bytes) from UDP:192.0.2.21:5060 --->\n";
        String mail =
                "Hello,\n\n" + header + new Trace("q").request(0, "INVITE").text();
        String quoted = "On Tuesday Ann wrote:\n> " + mail.replace("\r\n", "\n").replace("\n", "\n> ");
        Map<String, Object> first = Json.asMap(
                Json.list(call(ask(Map.of("text", quoted))), "timeline").get(0));
        assertEquals("2026-03-17T08:05:00.000Z", first.get("at"));
        assertEquals("192.0.2.21:5060", first.get("from"));
    }

    @Test
    void saysWhatToPasteWhereTheTextHoldsNoSip() {
        Map<String, Object> answer = ask(Map.of("text", "Mar 17 08:05:00 pbx sshd[1]: Accepted publickey for root"));
        assertEquals(List.of(), answer.get("calls"));
        assertTrue(answer.get("answer").toString().startsWith("No SIP message was recognised"), answer.toString());
        assertEquals(false, answer.get("truncated"));
    }

    @Test
    void tellsNoMoreCallsThanTheLimitAndSaysSo() {
        StringBuilder log = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            log.append(new Trace("c" + i)
                    .request(0, "INVITE")
                    .response(5, "404 Not Found", "INVITE")
                    .text());
        }
        Map<String, Object> answer = ask(log.toString(), new WhyLimits(100, 3, 1 << 20, Duration.ofSeconds(1)));
        assertEquals(3, Json.list(answer, "calls").size());
        assertEquals(true, answer.get("truncated"));
        assertEquals(
                false,
                ask(log.toString(), new WhyLimits(100, 4, 1 << 20, Duration.ofSeconds(1)))
                        .get("truncated"));
    }

    @Test
    void readsNoMoreMessagesThanTheLimitAndSaysSo() {
        String log = Traces.busy().text();
        WhyLimits four = new WhyLimits(4, 20, 1 << 20, Duration.ofSeconds(1));
        Map<String, Object> answer = ask(log, four);
        assertEquals(4, Json.map(answer, "interpreted").get("messages"));
        assertEquals(true, answer.get("truncated"));
        assertEquals(
                false,
                ask(log, new WhyLimits(5, 20, 1 << 20, Duration.ofSeconds(1))).get("truncated"));
    }

    @Test
    void countsOnlyTheMessagesThatAreAskedFor() {
        TextQuestion question = TextQuestion.of(
                Map.of("text", Traces.busy().text() + Traces.redirected().text(), "call_id", "redirected@10.20.4.21"));
        WhyLimits three = new WhyLimits(3, 20, 1 << 20, Duration.ofSeconds(1));
        assertEquals(false, Experts.service(three).text(question).get("truncated"));
    }

    @Test
    void takesTheTimesOfTheLogInTheZone() {
        String log = "[2026-03-17 09:05:00.000] VERBOSE[2743] res_pjsip_logger.c: <--- Received SIP request (300 bytes)"
                + " from UDP:10.20.4.21:5060 --->\n"
                + new Trace("z").request(0, "INVITE").text();
        Map<String, Object> answer = ask(Map.of("text", log, "time_zone", "Europe/Berlin"));
        Map<String, Object> first =
                Json.asMap(Json.list(call(answer), "timeline").get(0));
        assertEquals("2026-03-17T09:05:00.000+01:00", first.get("at"));
        assertEquals("10.20.4.21:5060", first.get("from"));
    }

    @Test
    void survivesATextOfNothingButStartLines() {
        Map<String, Object> answer = ask(Map.of("text", "INVITE sip:a@b SIP/2.0\n".repeat(500)));
        assertEquals(500, Json.map(answer, "interpreted").get("messages"));
    }

    @Test
    void tellsTheCallThatTheMailNamesFirst() {
        String log = Traces.registered().text()
                + new Trace("a@192.0.2.1")
                        .parties("1001", "1002")
                        .request(0, "INVITE")
                        .response(5, "404 Not Found", "INVITE")
                        .text()
                + new Trace("b@192.0.2.1")
                        .parties("1007", "4930555")
                        .request(0, "INVITE")
                        .response(5, "503 Service Unavailable", "INVITE")
                        .text();
        for (String mail : List.of(
                "From: Ann <ann@example.com>\nTo: support@example.com\nSubject: calls fail\n\nHi,\n\nthe call from 1007"
                        + " to\n+49 30 555 does not work.\n\n",
                "Caller: 1007\nCallee: 4930555\n\n",
                "Please look at Call-ID: b@192.0.2.1\n\n",
                "Ticket. From: 1007\n\n")) {
            Map<String, Object> answer = ask(Map.of("text", mail + log));
            assertEquals("b@192.0.2.1", call(answer).get("call_id"), mail);
        }
        Map<String, Object> behind = ask(Map.of("text", log + "\n\nWhy did the call from 1007 fail?\n"));
        assertEquals("b@192.0.2.1", call(behind).get("call_id"));
        assertEquals("1007", Json.map(behind, "interpreted").get("caller"));
        assertTrue(behind.get("interpreted").toString().contains("{caller=1007}"), behind.toString());
    }

    @Test
    void tellsTheCallOfTheTimeThatTheMailNamesFirst() {
        String line = "[2026-03-17 %s] NOTICE[1710] chan_sip.c: Registration from '<sip:%s@192.0.2.1>' failed for"
                + " '192.0.2.31:5060' - %s\n";
        String log = line.formatted("08:05:00", "1004", "Wrong password")
                + line.formatted("14:05:10", "1005", "No matching peer found");
        String early = ask(Map.of("text", "Hello,\nit happened around 8:05.\n\n" + log))
                .toString();
        assertTrue(early.contains("at=2026-03-17T08:05:00.000Z, assumed"), early);
        Map<String, Object> mine = ask(Map.of("text", "My phone is 1004.\n\n" + log));
        assertTrue(mine.get("answer").toString().contains("1004"), mine.toString());
        Map<String, Object> other = ask(Map.of("text", "My phone is 1005.\n\n" + log));
        assertTrue(other.get("answer").toString().contains("1005"), other.toString());
    }

    @Test
    void readsAMailThatWasBrokenBeforeANumberSentenceBySentence() {
        String mail =
                "a customer (extension 1004) complains that his call at about\n8:06 was rejected. Yesterday it still"
                        + " worked.\n\n";
        Map<String, Object> interpreted = Json.map(ask(Map.of("text", mail + LOG)), "interpreted");
        assertEquals("2026-03-17T08:06:00.000Z", interpreted.get("at"));
        assertEquals("1004", interpreted.get("number"));
    }

    @Test
    void leavesOutWhatNoCallOfTheLogHas() {
        String mail = "Ticket #48213\nSee 3 calls below, 2 phones, all after the update on Monday.\n";
        Map<String, Object> named =
                ask(Map.of("text", mail + "Caller: 1001\n\n" + Traces.busy().text()));
        Map<String, Object> interpreted = Json.map(named, "interpreted");
        assertEquals("1001", interpreted.get("caller"));
        assertFalse(interpreted.containsKey("number"), interpreted.toString());
        assertFalse(interpreted.containsKey("callee"), interpreted.toString());
        assertFalse(interpreted.containsKey("from"), interpreted.toString());
    }

    @Test
    void doesNotTakeTheEndOfALogForWords() {
        Map<String, Object> answer =
                ask(Map.of("text", Traces.busy().text() + "Reason: Q.850;cause=17\nDate: 14:05\n\n"));
        assertEquals(Map.of("messages", 5, "time_zone", "UTC"), answer.get("interpreted"));
    }

    @Test
    void saysThatTheWordsNameNoCallOfTheLog() {
        Map<String, Object> answer = ask(Map.of(
                "text", "The call from 2077 to 2078 failed.\n\n" + Traces.busy().text()));
        assertEquals("2077", Json.map(answer, "interpreted").get("caller"));
        assertTrue(answer.get("interpreted").toString().contains("no call in it has any of that"), answer.toString());
        assertTrue(answer.get("answer").toString().contains("486 Busy Here"), answer.toString());
    }

    @Test
    void takesTheLinesOfATraceForNoWordsOfItsReader() {
        for (String above : List.of(
                "U 2026/03/11 09:00:00.000000 192.0.2.7:5060 -> 192.0.2.1:5060",
                "recv 500 bytes from udp/[192.0.2.9]:5060 at 09:06:00.000000:",
                "interface: eth0 (192.0.2.0/255.255.255.0)")) {
            Map<String, Object> interpreted =
                    Json.map(ask(Map.of("text", above + '\n' + Traces.busy().text())), "interpreted");
            assertEquals(Set.of("messages", "time_zone"), interpreted.keySet(), above);
        }
    }

    @Test
    void stopsWhereNobodyWaits() {
        TextQuestion question = TextQuestion.of(
                Map.of("text", Traces.busy().text() + Traces.redirected().text()));
        List<String> asked = new ArrayList<>();
        assertThrows(
                CancellationException.class,
                () -> Experts.service().text(question, () -> {
                    asked.add("still there?");
                    if (asked.size() > 2) {
                        throw new CancellationException();
                    }
                }));
        assertEquals(3, asked.size());
    }

    private static Map<String, Object> ask(Map<String, Object> values) {
        return Experts.service().text(TextQuestion.of(values));
    }

    private static Map<String, Object> ask(String log, WhyLimits limits) {
        return Experts.service(limits).text(TextQuestion.of(Map.of("text", log)));
    }

    private static Map<String, Object> call(Map<String, Object> answer) {
        return Json.asMap(Json.list(answer, "calls").get(0));
    }

    private static List<Object> outcomes(Map<String, Object> answer) {
        return Json.list(answer, "calls").stream()
                .map(call -> Json.asMap(call).get("outcome"))
                .toList();
    }
}
