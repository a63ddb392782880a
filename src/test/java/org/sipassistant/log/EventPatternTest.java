// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventPatternTest {

    private static Optional<Map<String, String>> match(String pattern, String text) {
        EventPattern compiled = EventPattern.compile(pattern);
        int at = text.indexOf(compiled.anchor());
        return at < 0
                ? Optional.empty()
                : compiled.match(text, EventPattern.Line.around(text, at), at).map(EventPattern.Match::fields);
    }

    @Test
    void readsTheFieldsBetweenItsLiterals() {
        assertEquals(
                Optional.of(Map.of("code", "486", "phrase", "Busy Here", "source", "192.0.2.7:5060")),
                match(
                        "Got SIP response {code} \"{phrase}\" back from {source}",
                        "[Mar 17] NOTICE: Got SIP response 486 \"Busy Here\" back from 192.0.2.7:5060"));
    }

    @Test
    void takesAValueOutOfItsQuotes() {
        assertEquals(
                Optional.of(Map.of("realm", "example.net")),
                match("no account for realm '{realm}'", "no account for realm '\"example.net\"'"));
        assertEquals(
                Optional.of(Map.of("user", "\"Al\" <sip:al@example.net>")),
                match("no account for user '{user}'", "no account for user '\"Al\" <sip:al@example.net>'"));
    }

    @Test
    void endsBeforeAQuoteThatBeganBeforeTheField() {
        assertEquals(
                Optional.of(Map.of("source", "192.0.2.7:5060")),
                match("unknown peer {source}", "Ext. s: \"unknown peer 192.0.2.7:5060\""));
        assertEquals(
                Optional.of(Map.of("detail", "cannot open 'a.pem'")),
                match("reason: {detail}", "reason: cannot open 'a.pem'"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "alice, who is gone | alice",
                "alice\"} | alice",
                "alice\\\"} | alice",
                "sip:alice@example.net. No more. | sip:alice@example.net",
                "alice  | alice",
                "'alice b' and more | 'alice b'",
                "\"alice b\" and more | alice b",
                "'alice b | 'alice b"
            })
    void aUserAtTheEndIsAWord(String rest, String user) {
        assertEquals(Optional.of(Map.of("user", user)), match("no account for {user}", "WARN no account for " + rest));
    }

    @Test
    void soIsAUriOfWhomeverItIs() {
        assertEquals(
                Optional.of(Map.of("to", "sip:1002@acme.example")),
                match("no account for {to}", "{\"msg\":\"no account for sip:1002@acme.example\"}"));
        assertEquals(
                Optional.of(Map.of("to", "\"Al\" <sip:al@example.net>")),
                match("no account for {to}", "no account for \"Al\" <sip:al@example.net>"));
        assertEquals(
                Optional.of(Map.of("detail", "sip: none, or two")),
                match("no account, {detail}", "no account, sip: none, or two"));
    }

    @Test
    void readsFieldsBeforeTheLongestLiteral() {
        assertEquals(
                Optional.of(Map.of("user", "alice", "source", "192.0.2.7")),
                match(
                        "User {user} at {source} used the wrong password",
                        "User alice at 192.0.2.7 used the wrong password"));
    }

    @Test
    void aLineMayEndBehindAnyOfItsLiterals() {
        String pattern = "Got SIP response {code} \"{phrase}\" back from {source}";
        String line = "Got SIP response 486 \"Busy Here\" back from 192.0.2.7";
        for (int end = 0; end < line.length(); end++) {
            String text = line.substring(0, end) + '\n' + "and more";
            EventPattern compiled = EventPattern.compile(pattern);
            for (int at = text.indexOf(compiled.anchor()); at >= 0; at = text.indexOf(compiled.anchor(), at + 1)) {
                compiled.match(text, EventPattern.Line.around(text, at), at)
                        .ifPresent(match -> assertEquals("486", match.fields().get("code")));
            }
        }
        assertEquals(Optional.empty(), match(pattern, "Got SIP response "));
        assertEquals(Optional.empty(), match("Call {call_id} failed because of {any} there", "x failed because of "));
    }

    @Test
    void aFieldAtTheBeginningTakesAWord() {
        assertEquals(
                Optional.of(Map.of("host", "sip.example.net")),
                match(
                        "{host}: Name or service not known",
                        "could not look up sip.example.net: Name or service not known"));
    }

    @Test
    void aFieldAtTheEndTakesTheRestOfTheLine() {
        assertEquals(
                Optional.of(Map.of("reason", "no such host")),
                match("could not connect: {reason}", "could not connect: no such host \r\nnext line"));
    }

    @Test
    void aNumberIsMadeOfDigits() {
        assertEquals(Optional.of(Map.of("code", "486")), match("session closed: {code}", "session closed: 486"));
        assertEquals(Optional.empty(), match("session closed: {code}", "session closed: Connection reset"));
    }

    @Test
    void aFieldIsNeverEmpty() {
        assertEquals(Optional.empty(), match("rejected because '{reason}'", "rejected because ''"));
    }

    @Test
    void aPatternDoesNotCrossTheEndOfALine() {
        assertEquals(
                Optional.empty(),
                match("Hangup cause is {q850} for {user} here", "Hangup cause is 17\nfor alice here"));
        assertEquals(Optional.empty(), match("User {user} was rejected", "User alice\n was rejected"));
    }

    @Test
    void isLookedForByWhatTheFewestLinesHold() {
        EventPattern pattern = EventPattern.compile("Hangup(\"{channel}\", \"{q850}\") in new stack");
        List<String> lines = List.of("Answer(\"a\", \"\") in new stack", "Hangup(\"a\", \"16\") in new stack");

        EventPattern anchored = pattern.anchoredIn(lines);

        assertEquals("\") in new stack", pattern.anchor());
        assertEquals("Hangup(\"", anchored.anchor());
        assertEquals(
                Optional.of(Map.of("channel", "a", "q850", "16")),
                anchored.match(lines.get(1), EventPattern.Line.around(lines.get(1), 0), 0)
                        .map(EventPattern.Match::fields));
        assertEquals(pattern.anchor(), pattern.anchoredIn(List.of()).anchor());
    }

    @Test
    void keepsNothingOfWhatDoesNotMatter() {
        assertEquals(
                Optional.of(Map.of("q850", "17")),
                match("channel {any} hung up with cause {q850}", "channel sip-1 hung up with cause 17"));
    }

    @Test
    void refusesAPatternThatWouldMatchAnything() {
        assertThrows(IllegalArgumentException.class, () -> EventPattern.compile("busy {user}"));
        assertThrows(IllegalArgumentException.class, () -> EventPattern.compile("long enough {user}{code} here"));
        assertThrows(IllegalArgumentException.class, () -> EventPattern.compile("long enough but open {user"));
    }
}
