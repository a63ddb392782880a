// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PacketListTest {
    private static final String BUSY = """
        No.     Time           Source                Destination           Protocol Length Info
              1 0.000000       192.0.2.10            192.0.2.20            SIP/SDP  1020   Request: INVITE sip:1002@example.net |
              2 0.001200       192.0.2.20            192.0.2.10            SIP      360    Status: 100 Trying |
              3 0.201200       192.0.2.20            192.0.2.10            SIP      420    Status: 180 Ringing |
              4 4.351200       192.0.2.20            192.0.2.10            SIP      430    Status: 486 Busy Here |
              5 4.352200       192.0.2.10            192.0.2.20            SIP      390    Request: ACK sip:1002@example.net |
        """;

    @Test
    void writesAnAddressLineAndAStartLineForEachPacket() {
        String[] lines = PacketList.asMessages(BUSY).split("\n");
        assertEquals("1970-01-01 00:00:00.000000 192.0.2.10 -> 192.0.2.20", lines[1]);
        assertEquals("INVITE sip:1002@example.net SIP/2.0", lines[2]);
        assertEquals("CSeq: 1 INVITE", lines[3]);
        assertTrue(PacketList.asMessages(BUSY).contains("SIP/2.0 486 Busy Here\nCSeq: 1 INVITE\n"));
    }

    @Test
    void aListIsJudgedAsTheCallThatItShows() {
        String answer = answer(BUSY);
        assertTrue(answer.contains("192.0.2.20 rang for 4.2 s and then answered 486 Busy Here"), answer);
    }

    @Test
    void readsDatesArrowsAndTablesOfValues() {
        String silent =
                "%d 2026-03-17 10:00:0%s 192.0.2.10 → 192.0.2.20 SIP/SDP 1020 Request: INVITE sip:1002@example.net |\n";
        String answer =
                answer(silent.formatted(1, "0.000") + silent.formatted(2, "0.500") + silent.formatted(3, "1.500"));
        assertTrue(answer.contains("sent the INVITE 3 times in 1.5 s"), answer);
        String table = """
            "1","0.000000","192.0.2.10","192.0.2.20","SIP/SDP","1020","Request: INVITE sip:1002@example.net | "
            "2","0.100000","192.0.2.20","192.0.2.10","SIP","300","Status: 180 Ringing | "
            "3","9.500000","192.0.2.10","192.0.2.20","SIP","320","Request: CANCEL sip:1002@example.net | "
            "4","9.510000","192.0.2.20","192.0.2.10","SIP","320","Status: 200 OK (CANCEL) | "
            "5","9.520000","192.0.2.20","192.0.2.10","SIP","320","Status: 487 Request Terminated (INVITE) | "
            """;
        assertTrue(answer(table).contains("was cancelled"), answer(table));
    }

    @Test
    void readsColumnsApartByTabs() {
        String registered = """
            1\t0.000000\t192.0.2.10\t192.0.2.20\tSIP\t524\tRequest: REGISTER sip:example.net  (1 binding) |
            2\t0.025000\t192.0.2.20\t192.0.2.10\tSIP\t482\tStatus: 401 Unauthorized |
            3\t0.135000\t192.0.2.10\t192.0.2.20\tSIP\t707\tRequest: REGISTER sip:example.net  (1 binding) |
            4\t0.159000\t192.0.2.20\t192.0.2.10\tSIP\t466\tStatus: 200 OK  (1 binding) |
            """;
        assertTrue(answer(registered).contains("accepted"), answer(registered));
    }

    /** The list has no headers, so it cannot show that none were sent. */
    @Test
    void doesNotMissCredentialsThatNoListShows() {
        String challenged = """
            1 0.000000 192.0.2.10 192.0.2.20 SIP 1020 Request: INVITE sip:1002@example.net |
            2 0.001200 192.0.2.20 192.0.2.10 SIP 360 Status: 407 Proxy Authentication Required |
            3 0.001300 192.0.2.10 192.0.2.20 SIP 390 Request: ACK sip:1002@example.net |
            4 0.002000 192.0.2.10 192.0.2.20 SIP 1200 Request: INVITE sip:1002@example.net |
            5 0.003000 192.0.2.20 192.0.2.10 SIP 420 Status: 407 Proxy Authentication Required |
            """;
        assertTrue(answer(challenged).contains("is not in this material"), answer(challenged));
    }

    @Test
    void leavesOtherTextsAlone() {
        String text = "Status: open\nRequest: please look at SIP trunk 7\n";
        assertSame(text, PacketList.asMessages(text));
    }

    @Test
    void takesTimeInProportionToTheText() {
        String line = "1 0.1 192.0.2.10 192.0.2.20 SIP 1020 Request: INVITE sip:1002@example.net |\n";
        assertTimeout(
                Duration.ofSeconds(60), () -> PacketList.asMessages(line.repeat(50_000) + " SIP".repeat(200_000)));
    }

    private static String answer(String text) {
        return Experts.service()
                .text(TextQuestion.of(Map.of("text", text)))
                .get("answer")
                .toString();
    }
}
