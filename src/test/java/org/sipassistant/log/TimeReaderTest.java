// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class TimeReaderTest {
    private static final Instant REFERENCE = Instant.parse("2024-06-15T12:00:00Z");

    @Test
    void readsIsoWithAndWithoutZoneAndFraction() {
        assertEquals("2024-03-17T10:47:15Z", read("2024-03-17T10:47:15Z INFO"));
        assertEquals("2024-03-17T10:47:15.123Z", read("2024-03-17 10:47:15,123 INFO"));
        assertEquals("2024-03-17T09:47:15.123456Z", read("2024-03-17T10:47:15.123456+01:00 host"));
        assertEquals("2024-03-17T15:17:15Z", read("2024-03-17T10:47:15-0430"));
        assertEquals("2024-03-17T10:47:15.123456Z", read("2024/03/17 10:47:15.123456 192.0.2.1:5060"));
        assertEquals("2024-03-17T10:47:15.123456789Z", read("2024-03-17T10:47:15.1234567891Z"));
        assertEquals("2024-03-17T10:47:15Z", read("2024-03-17 10:47:15 UTC LOG"));
    }

    @Test
    void readsTimesInBracketsAndBehindASyslogPriority() {
        assertEquals("2024-03-17T10:47:15.123Z", read("[2024-03-17 10:47:15.123] VERBOSE[1]"));
        assertEquals("2024-03-17T10:47:15Z", read("[Mar 17 10:47:15] NOTICE[1]"));
        assertEquals("2024-03-17T10:47:15Z", read("<134>1 2024-03-17T10:47:15Z host"));
        assertEquals("2024-03-17T10:47:15Z", read("<134>Mar 17 10:47:15 host"));
    }

    @Test
    void readsATimeBehindTheSessionOfItsLine() {
        assertEquals(
                "2024-03-17T10:47:15.100200Z",
                read("6b1f0c2e-77aa-11ee-9d0b-0242ac120002 2024-03-17 10:47:15.100200 [INFO]"));
    }

    @Test
    void readsTheSyslogFormWithAOneDigitDayAYearAndAnUnsynchronisedClock() {
        assertEquals("2024-03-06T13:34:49.416Z", read("Mar  6 13:34:49.416 On"));
        assertEquals("2019-03-06T13:34:49Z", read("Mar 06 2019 13:34:49: %ASA"));
        assertEquals("2024-04-07T07:28:56.046Z", read("*Apr  7 07:28:56.046: //-1/"));
    }

    @Test
    void readsATimeOfDayAndUnixSeconds() {
        assertEquals("2024-06-15T16:49:33.907291Z", read("16:49:33.907291: "));
        assertEquals("2024-06-15T09:15:49.196Z", read("09:15:49:196 message"));
        assertEquals("2024-03-17T10:47:15.250Z", read("1710672435.250 INVITE"));
    }

    @Test
    void readsTheOrdersOfSingleProducts() {
        assertEquals("2024-06-09T09:22:33Z", read("Sun Jun 09 2024 11:22:33 GMT+0200 (CEST) | sip.Transport |"));
        assertEquals("2024-01-18T05:00:43.101Z", read("01/18/2024-05:00:43.101.00005386 (SIPStack"));
        assertEquals("2024-04-05T00:02:15.561Z", read("4/5/2024, 12:02:15 AM,561"));
        assertEquals("2024-04-05T12:02:15Z", read("4/5/2024, 12:02:15 PM"));
        assertEquals("2024-12-16T08:36:15.737177Z", read("1787 12162024 083615.737177:1.01.00"));
        assertEquals("2023-08-29T17:02:41.123Z", read("29-08@17:02:41.123]"));
        assertEquals("2024-04-07T07:28:56.046Z", read("007592: *Apr  7 07:28:56.046: //-1/"));
        assertEquals("2024-03-17T09:08:43.803466Z", read("Mar 17, 2024 09:08:43.803466000 UTC"));
        assertEquals("2024-03-17T09:08:50Z", read("2024-03-17\t09:08:50\tS"));
    }

    @Test
    void takesAZoneFromTheReaderOnlyWhereNoneIsWritten() {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        assertEquals("2024-03-17T09:47:15Z", read("2024-03-17 10:47:15", berlin));
        assertEquals("2024-03-17T10:47:15Z", read("2024-03-17T10:47:15Z", berlin));
        assertEquals("2024-07-17T08:47:15Z", read("2024-07-17 10:47:15", berlin));
    }

    @Test
    void readsAZoneOfHoursAlone() {
        assertEquals("2026-03-17T08:05:05.123Z", read("2026-03-17T10:05:05.123+02"));
        assertEquals("2026-03-17T08:05:05.123Z", read("2026-03-17 10:05:05.123+02 LOG"));
        assertEquals("2026-03-17T08:05:05Z", read("Tue Mar 17 2026 10:05:05 GMT+2 x"));
        assertEquals("2026-03-17T15:05:05Z", read("2026-03-17 10:05:05 UTC-05 x"));
        assertEquals("2026-03-17T04:35:05Z", read("2026-03-17 10:05:05 GMT+5:30"));
        assertEquals("2026-03-17T08:05:05.123Z", read("2026-03-17 10:05:05.123 +0200 x"));
    }

    @Test
    void takesNoNumberForAZone() {
        assertEquals("2026-03-17T10:05:05.123Z", read("2026-03-17 10:05:05.123 +12025550123 called"));
        assertEquals("2026-03-17T10:05:05.123Z", read("2026-03-17 10:05:05.123 +12:02555 called"));
        assertEquals("2026-03-17T10:05:05.123Z", read("2026-03-17 10:05:05.123 +123 called"));
        assertEquals("2026-03-17T10:05:05.123Z", read("2026-03-17 10:05:05.123 -3 dB"));
        assertEquals("2026-03-17T10:05:05.123Z", read("2026-03-17 10:05:05.123 +12 more"));
        assertEquals("2026-03-17T10:05:05Z", read("2026-03-17 10:05:05-7"));
    }

    @Test
    void ignoresAZoneThatCannotBe() {
        assertEquals("2024-03-17T10:47:15Z", read("2024-03-17 10:47:15+18:30"));
        assertEquals("2024-03-17T10:47:15Z", read("2024-03-17 10:47:15-01:75"));
        assertEquals("2024-03-17T10:47:15Z", read("2024-03-17 10:47:15 -"));
    }

    @Test
    void refusesWhatIsNoTime() {
        for (String text : new String[] {
            "",
            "[",
            "2024",
            "2024-03-17",
            "2024-13-17 10:47:15",
            "2023-02-29 10:47:15",
            "24:00:00",
            "10:47",
            "10:61:00",
            "Mai 17 10:47:15",
            "arA 17 10:47:15",
            "Mar 32 10:47:15",
            "12345678901 x",
            "0000000001",
            "SIP/2.0 200 OK",
            "<134>",
            "<",
            "Mar",
            "2024-03-17T",
            "1(61) NOTICE:",
            "13/01/2024 10:00:00",
            "1/18/24 10:00:00",
            "31-02@10:00:00",
            "1787 13162024 083615.737177",
            "1787 12162024 253615.737177",
            "12 34",
            "6b1f0c2e-77aa-11ee-9d0b-0242ac12000z 2024-03-17 10:47:15.100200",
            "6b1f0c2e-77aa-11ee-9d0b-0242ac120002-2024-03-17 10:47:15.100200",
            "Sunday"
        }) {
            assertNull(TimeReader.read(text, 0, text.length()), text);
        }
    }

    private static String read(String text) {
        return read(text, ZoneId.of("UTC"));
    }

    private static String read(String text, ZoneId zone) {
        LogTime time = TimeReader.read(text, 0, text.length());
        assertNotNull(time, text);
        return new LogClock(REFERENCE, zone).at(time).toString();
    }
}
