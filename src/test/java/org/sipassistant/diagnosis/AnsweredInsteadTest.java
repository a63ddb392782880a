// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.knowledge.TestYaml;

class AnsweredInsteadTest {
    private static final RuleBook RULES = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);
    private static final String PHONE = "192.0.2.10:5060";
    private static final String PBX = "192.0.2.1:5060";
    private static final String CARRIER = "198.51.100.7:5060";

    private final StringBuilder log = new StringBuilder();

    @ParameterizedTest
    @CsvSource({
        "answered-by-announcement, user-not-found-number-format, 404 Not Found, 1.1",
        "answered, not-a-failure, 503 Service Unavailable, 1.1",
        "answered, not-a-failure, 486 Busy Here, 1.1",
        "answered, not-a-failure, 480 Temporarily Unavailable, 1.1",
        "answered, not-a-failure, 404 Not Found, 7.5"
    })
    void whoAnswersAtOnceInPlaceOfARefusalPlaysAnAnnouncement(
            String rule, String category, String refusal, double answered) {
        Diagnosis told = told(refusal, answered, true, 9);
        assertEquals(rule, told.rootCause().rule());
        assertEquals(category, told.category().category());
    }

    @ParameterizedTest
    @CsvSource({"answered-by-announcement, 50", "answered, 300"})
    void announcementsAreShort(String rule, double ended) {
        assertEquals(rule, told("404 Not Found", 1.1, true, ended).rootCause().rule());
    }

    @Test
    void aCallerWhoHangsUpMayHaveReachedSomebody() {
        assertEquals(
                "answered", told("404 Not Found", 1.1, false, 9).rootCause().rule());
    }

    private Diagnosis told(String refusal, double answered, boolean byServer, double ended) {
        String first = byServer ? PBX : PHONE;
        String second = byServer ? PHONE : PBX;
        add(0, PHONE, PBX, "INVITE sip:0302312@192.0.2.1 SIP/2.0", "near", "1 INVITE", false);
        add(0.1, PBX, CARRIER, "INVITE sip:0302312@198.51.100.7 SIP/2.0", "far", "1 INVITE", false);
        add(1, CARRIER, PBX, "SIP/2.0 " + refusal, "far", "1 INVITE", false);
        add(answered, PBX, PHONE, "SIP/2.0 200 OK", "near", "1 INVITE", false);
        add(answered + 0.1, PHONE, PBX, "ACK sip:0302312@192.0.2.1 SIP/2.0", "near", "1 ACK", false);
        add(ended, first, second, "BYE sip:0302312@" + second + " SIP/2.0", "near", "2 BYE", byServer);
        add(ended + 0.1, second, first, "SIP/2.0 200 OK", "near", "2 BYE", byServer);
        RuleExample.Material read = new RuleExample.Material(log.toString(), true);
        return Diagnosis.of(
                CallAssembler.assemble(read.messages(), read.events()).getFirst(), RULES);
    }

    private void add(double at, String from, String to, String start, String leg, String cseq, boolean back) {
        boolean request = start.endsWith("SIP/2.0");
        String caller = "<sip:1001@example.net>;tag=a" + leg;
        String callee = "<sip:0302312@example.net>" + (request && cseq.equals("1 INVITE") ? "" : ";tag=b" + leg);
        log.append("2026/03/17 08:%02d:%09.6f %s -> %s\n".formatted((int) at / 60, at % 60, from, to))
                .append(start)
                .append("\nVia: SIP/2.0/UDP ")
                .append(request ? from : to)
                .append(";branch=z9hG4bK")
                .append(leg)
                .append(cseq.replace(" ", ""))
                .append("\nFrom: ")
                .append(back ? callee : caller)
                .append("\nTo: ")
                .append(back ? caller : callee)
                .append("\nCall-ID: ")
                .append(leg)
                .append("@announced.test\nSession-ID: 0123456789abcdef0123456789abcdef\nCSeq: ")
                .append(cseq)
                .append("\nContent-Length: 0\n\n");
    }
}
