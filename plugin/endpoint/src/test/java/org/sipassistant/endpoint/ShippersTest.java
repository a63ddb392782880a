// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.message.Part;

/** The patterns by which the README lets shippers keep messages whole do so. */
class ShippersTest {
    private static final String ASTERISK = """
        [2026-03-17 08:05:00.000] VERBOSE[2743] res_pjsip_logger.c: <--- Received SIP request (330 bytes) from UDP:10.20.4.21:5060 --->
        INVITE sip:1002@10.20.0.10 SIP/2.0
        Via: SIP/2.0/UDP 10.20.4.21:5060;branch=z9hG4bK74bf9
        Call-ID: a@10.20.4.21
        CSeq: 1 INVITE
        Content-Type: application/sdp
        Content-Length: 54

        v=0
        c=IN IP4 10.20.4.21
        m=audio 4000 RTP/AVP 0 8

        [2026-03-17 08:05:00.001] NOTICE[2743] chan_pjsip.c: something else
        [Mar 17 08:05:00] VERBOSE[2743] res_pjsip_logger.c: <--- Transmitting SIP response (298 bytes) to UDP:10.20.4.21:5060 --->
        SIP/2.0 404 Not Found
        Call-ID: a@10.20.4.21
        CSeq: 1 INVITE
        Content-Length: 0

        """;
    private static final String SIPP = """
        ----------------------------------------------- 2026-03-17 08:05:00.000
        UDP message sent (300 bytes):

        OPTIONS sip:a@192.0.2.1 SIP/2.0
        Call-ID: 1-2@192.0.2.2
        CSeq: 1 OPTIONS
        Content-Length: 0

        ----------------------------------------------- 2026-03-17 08:05:00.010
        UDP message received [200] bytes :

        SIP/2.0 200 OK
        Call-ID: 1-2@192.0.2.2
        CSeq: 1 OPTIONS
        Content-Length: 0

        """;
    private static final String FREESWITCH = """
        recv 436 bytes from udp/[203.0.113.1]:5060 at 16:49:33.907291:
           ------------------------------------------------------------------------
           OPTIONS sip:mod_sofia@192.0.2.30:5060 SIP/2.0
           Call-ID: f1
           CSeq: 1 OPTIONS
           Content-Length: 0
          \s
           ------------------------------------------------------------------------
        2026-03-17 16:49:33.907 [DEBUG] sofia.c:100 something else
        send 603 bytes to udp/[203.0.113.1]:5060 at 16:49:33.907405:
           ------------------------------------------------------------------------
           SIP/2.0 200 OK
           Call-ID: f1
           CSeq: 1 OPTIONS
           Content-Length: 0
          \s
           ------------------------------------------------------------------------
        """;
    private static final String PJSUA = """
        04:14:08.194           pjsua_core.c  .RX 394 bytes Response msg 404/REGISTER/cseq=53371 (rdata0x1) from UDP 192.0.2.1:5060:
        SIP/2.0 404 Not Found
        Call-ID: p1
        CSeq: 53371 REGISTER
        Content-Length: 0

        --end msg--
        04:14:08.195            pjsua_acc.c  ..SIP registration failed, status=404 (Not Found)
        04:14:09.000           pjsua_core.c  .TX 300 bytes Request msg OPTIONS/cseq=2 (tdta0x1) to UDP 192.0.2.1:5060:
        OPTIONS sip:192.0.2.1 SIP/2.0
        Call-ID: p2
        CSeq: 2 OPTIONS
        Content-Length: 0

        --end msg--
        """;

    private final String readme = read();

    @ParameterizedTest
    @ValueSource(strings = {"Filebeat", "Fluent Bit", "Vector", "rsyslog"})
    void keepsTheMessagesOfAsteriskWhole(String shipper) {
        int start = readme.indexOf("<!-- shipper:" + shipper + " -->");
        assertTrue(start > 0, shipper);
        String block = readme.substring(start, readme.indexOf("\n```\n", readme.indexOf("```", start) + 8));
        Matcher pattern = Pattern.compile("(?:pattern: '|\"/|regex=\")(\\^.*?)(?:'|/\"|\")")
                .matcher(block);
        assertTrue(pattern.find(), block);
        // a bracket in brackets is written otherwise in Java
        keepsWhole(pattern.group(1).replace("[[]", "\\["), ASTERISK);
    }

    @Test
    void letsTheSecondRuleOfFluentBitTakeWhatTheFirstLeaves() {
        Matcher rule = Pattern.compile("\"cont\" +\"/(.*)/\" +\"cont\"").matcher(readme);
        assertTrue(rule.find());
        Pattern goesOn = Pattern.compile(rule.group(1));
        ASTERISK.lines()
                .forEach(line ->
                        assertEquals(!line.startsWith("["), goesOn.matcher(line).find(), line));
    }

    @ParameterizedTest
    @CsvSource({"Asterisk", "FreeSWITCH", "SIPp", "pjsua"})
    void keepsTheMessagesOfOtherLogsWhole(String log) {
        int row = readme.indexOf("\n| " + log);
        assertTrue(row > 0, log);
        int start = readme.indexOf('`', readme.indexOf(" | ", row)) + 1;
        String pattern = readme.substring(start, readme.indexOf('`', start)).replace("\\|", "|");
        keepsWhole(
                pattern,
                switch (log) {
                    case "FreeSWITCH" -> FREESWITCH;
                    case "SIPp" -> SIPP;
                    case "pjsua" -> PJSUA;
                    default -> ASTERISK;
                });
    }

    private static void keepsWhole(String pattern, String log) {
        Pattern begins = Pattern.compile(pattern);
        List<String> events = new ArrayList<>();
        for (String line : log.split("\n", -1)) {
            if (events.isEmpty() || begins.matcher(line).find()) {
                events.add(line);
            } else {
                events.add(events.removeLast() + '\n' + line);
            }
        }
        int found = 0;
        for (String event : events) {
            List<LoggedMessage> messages = Experts.expertise().logs().read(event, Instant.EPOCH, ZoneOffset.UTC);
            assertTrue(messages.size() <= 1, event);
            for (LoggedMessage message : messages) {
                assertEquals(Part.MESSAGE, message.message().part(), event);
                assertTrue(message.context().direction().isPresent(), event);
                found++;
            }
        }
        assertEquals(2, found, String.join("\n===\n", events));
    }

    private static String read() {
        try {
            return Files.readString(Path.of("../../README.md"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
