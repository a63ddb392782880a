// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinePatternTest {

    @Test
    void matchesAnywhereInALine() {
        LogContext read = match("from {transport}:{source} --->", "x y from UDP:192.0.2.1:5060 ---> z");
        assertEquals("192.0.2.1:5060", read.source().orElseThrow().toString());
        assertEquals(Optional.of("udp"), read.transport());
    }

    @Test
    void triesTheNextPlaceWhereAFieldDoesNotFit() {
        LogContext read = match(
                "INVITE {any}from {source} to {destination}",
                "INVITE from alice, from 192.0.2.1:5060 to 192.0.2.2:5060");
        assertEquals("192.0.2.1:5060", read.source().orElseThrow().toString());
        assertEquals("192.0.2.2:5060", read.destination().orElseThrow().toString());
    }

    @Test
    void readsTheFieldBeforeItsFirstText() {
        LogContext read =
                match("{severity}[{bytes}][{channel}]", "[2024-03-17 10:00:00] NOTICE[17][C-0000000a] file.c:");
        assertEquals(Optional.of("NOTICE"), read.severity());
        assertEquals(Optional.of("C-0000000a"), read.channel());
    }

    @Test
    void requiresTheTypeOfAField() {
        assertFalse(LinePattern.compile("({bytes} bytes)").match("(many bytes)", 0, 12, new Prefix("(many bytes)")));
        String line = "over PIGEON:192.0.2.1:5060";
        assertFalse(LinePattern.compile("over {transport}:{source}").match(line, 0, line.length(), new Prefix(line)));
    }

    @Test
    void staysInsideItsSpan() {
        String line = "from 192.0.2.1:5060 --->";
        LinePattern pattern = LinePattern.compile("from {source} --->");
        assertTrue(pattern.match(line, 0, line.length(), new Prefix(line)));
        assertFalse(pattern.match(line, 0, line.length() - 1, new Prefix(line)));
        assertFalse(pattern.match(line, 1, line.length(), new Prefix(line)));
    }

    @Test
    void refusesPatternsThatCouldBeReadInTwoWays() {
        for (String pattern : new String[] {
            "{source}{destination}", "{source}", "{any} x", "{time} x", "from {source", "from {sauce}", ""
        }) {
            assertThrows(IllegalArgumentException.class, () -> LinePattern.compile(pattern), pattern);
        }
    }

    @Test
    void namesTheFieldsThatAreAllowed() {
        String message = assertThrows(IllegalArgumentException.class, () -> LinePattern.compile("a {sauce}"))
                .getMessage();
        assertEquals(
                "field [sauce] is not one of [any, bytes, channel, destination, destination_port, observer, peer,"
                        + " session, severity, source, source_port, time, transport]",
                message);
    }

    @Test
    void givesUpOnHostileLinesSoon() {
        LinePattern pattern = LinePattern.compile("from {any}from {any}from {any}from {source} to {destination}");
        String line = "from ".repeat(200_000);
        assertTimeoutPreemptively(
                Duration.ofSeconds(2), () -> assertFalse(pattern.match(line, 0, line.length(), new Prefix(line))));
    }

    private static LogContext match(String pattern, String line) {
        Prefix prefix = new Prefix(line);
        assertTrue(LinePattern.compile(pattern).match(line, 0, line.length(), prefix), line);
        return prefix.context(new LogClock(Instant.EPOCH, ZoneOffset.UTC));
    }
}
