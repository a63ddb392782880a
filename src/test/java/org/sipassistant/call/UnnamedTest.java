// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

class UnnamedTest {
    private static final Instant START = Instant.parse("2026-03-17T08:00:00Z");

    @Test
    void whatWasAcceptedBesideACallIsNoPartOfIt() {
        assertEquals(List.of("REGISTER 200", "INVITE 486 ACK"), calls("""
            0 REGISTER sip:example.net
            0 200 OK
            1 INVITE sip:bob@example.net
            1 486 Busy Here
            1 ACK sip:bob@example.net
            """));
    }

    @Test
    void whatWasRefusedMayBeTheReasonAndStays() {
        assertEquals(List.of("REGISTER 403 INVITE 404"), calls("""
            0 REGISTER sip:example.net
            0 403 Forbidden
            1 INVITE sip:bob@example.net
            1 404 Not Found
            """));
    }

    @Test
    void anInviteAfterARefusalIsAnotherCallUnlessItComesAtOnce() {
        String refused = """
            0 INVITE sip:bob@example.net
            0 486 Busy Here
            0 ACK sip:bob@example.net
            """;
        assertEquals(
                List.of("INVITE 486 ACK", "INVITE 180"),
                calls(refused + "9 INVITE sip:bob@example.net\n9 180 Ringing\n"));
        assertEquals(
                List.of("INVITE 486 ACK INVITE 180"),
                calls(refused + "1 INVITE sip:carol@example.net\n1 180 Ringing\n"));
    }

    @Test
    void credentialsAndRepetitionsBelongToTheCall() {
        assertEquals(List.of("INVITE 407 ACK INVITE 200"), calls("""
            0 INVITE sip:bob@example.net
            0 407 Proxy Authentication Required
            0 ACK sip:bob@example.net
            9 INVITE sip:bob@example.net
            9 200 OK
            """));
        assertEquals(List.of("INVITE INVITE INVITE"), calls("""
            0 INVITE sip:bob@example.net
            16 INVITE sip:bob@example.net
            90 INVITE sip:bob@example.net
            """));
    }

    @Test
    void amidACallOnlyAStrangerIsCalledAnew() {
        String answered = """
            0 INVITE sip:bob@example.net
            0 200 OK
            0 ACK sip:bob@192.0.2.7
            """;
        assertEquals(
                List.of("INVITE 200 ACK INVITE 488"),
                calls(answered + "9 INVITE sip:bob@192.0.2.7\n9 488 Not Acceptable Here\n"));
        assertEquals(
                List.of("INVITE 200 ACK BYE", "INVITE 480 ACK"),
                calls(answered
                        + "9 INVITE sip:carol@example.net\n9 480 Temporarily Unavailable\n9 ACK sip:carol@example.net\n"
                        + "9 BYE sip:bob@192.0.2.7\n"));
    }

    @Test
    void whatAProxyLogsTwiceIsOneAnswer() {
        List<Call> calls = CallAssembler.assemble(messages("""
            0 INVITE sip:bob@example.net
            0 180 Ringing
            0 180 Ringing
            3 CANCEL sip:bob@example.net
            3 200 OK
            3 200 OK
            3 487 Request Terminated
            3 487 Request Terminated
            """));
        assertEquals(1, calls.size());
        assertEquals(
                List.of(487),
                calls.getFirst().attempts().stream()
                        .flatMap(attempt -> attempt.finalResponse().stream())
                        .map(answer -> answer.message().statusCode())
                        .toList());
    }

    /** Two requests that wait get an answer each. */
    @ParameterizedTest
    @CsvSource({
        "INVITE 183 PRACK 200 200 ACK, 200",
        "INVITE 180 CANCEL 200 200 ACK BYE 200, 200",
        "INVITE 180 CANCEL 200 200 487 487 ACK, 487"
    })
    void twoAnswersAreNoCopies(String flow, int result) {
        StringBuilder log = new StringBuilder();
        for (String step : flow.split(" ")) {
            log.append(
                    Character.isDigit(step.charAt(0))
                            ? "0 " + step + " Words\n"
                            : "0 " + step + " sip:bob@example.net\n");
        }
        Call call = CallAssembler.assemble(messages(log.toString())).getFirst();
        assertEquals(
                List.of(result),
                call.attempts().stream()
                        .flatMap(attempt -> attempt.finalResponse().stream())
                        .map(answer -> answer.message().statusCode())
                        .toList());
    }

    @Test
    void pingsInsideACallStayInIt() {
        assertEquals(List.of("INVITE 200 ACK OPTIONS 200 OPTIONS BYE 200"), calls("""
            0 INVITE sip:bob@example.net
            0 200 OK
            0 ACK sip:bob@192.0.2.7
            20 OPTIONS sip:bob@192.0.2.7
            20 200 OK
            40 OPTIONS sip:bob@192.0.2.7
            60 BYE sip:bob@192.0.2.7
            60 200 OK
            """));
    }

    /** Who follows a redirection or tries once more does so in the same call. */
    @ParameterizedTest
    @CsvSource({"302 Moved, other.example.net", "503 Busy, example.net"})
    void aRedirectionIsFollowed(String answer, String host) {
        String first = answer.substring(0, "302".length());
        assertEquals(
                List.of("INVITE " + first + " ACK INVITE 200"),
                calls("0 INVITE sip:bob@example.net\n0 " + answer + "\n0 ACK sip:bob@example.net\n9 INVITE sip:bob@"
                        + host + "\n9 200 OK\n"));
    }

    @Test
    void aFirstLineBeforeTheHeadersOfItsAnswersIsTheirRequest() {
        String answers = """
            SIP/2.0 200 OK
            Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bK71
            From: <sip:alice@example.net>;tag=a1
            To: <sip:%s@example.net>;tag=b1
            Call-ID: named@unnamed.test
            CSeq: 20 INVITE
            Content-Length: 0

            """;
        String request = "INVITE sip:bob@example.net SIP/2.0";
        assertEquals(
                1,
                CallAssembler.assemble(read(request, answers.formatted("bob"))).size());
        assertEquals(
                2,
                CallAssembler.assemble(read(request, answers.formatted("carol")))
                        .size());
    }

    /** As a list of packets has them: of another phone, and of the same call further on. */
    @Test
    void whoHasNoPartInACallBeginsAnother() {
        assertEquals(List.of("INVITE INVITE 180 180 200 200 ACK", "INVITE 404 ACK"), calls("""
            0 a>p INVITE sip:bob@example.net
            0 p>b INVITE sip:bob@192.0.2.7
            0 b>p 180 Ringing
            0 p>a 180 Ringing
            2 c>p INVITE sip:carol@example.net
            2 p>c 404 Not Found
            2 c>p ACK sip:carol@example.net
            5 b>p 200 OK
            5 p>a 200 OK
            5 a>p ACK sip:bob@example.net
            """));
    }

    private static List<String> calls(String log) {
        return CallAssembler.assemble(messages(log)).stream()
                .map(call -> String.join(
                        " ",
                        call.messages().stream()
                                .map(ObservedMessage::message)
                                .map(m -> m.isRequest() ? m.method() : String.valueOf(m.statusCode()))
                                .toList()))
                .toList();
    }

    /** Each line has its second, perhaps its hop, and a first line. */
    private static List<ObservedMessage> messages(String log) {
        List<ObservedMessage> messages = new ArrayList<>();
        for (String line : log.lines().toList()) {
            String[] parts = line.strip().split(" ", 2);
            boolean ends = parts[1].indexOf('>') == 1;
            String words = ends ? parts[1].substring(4) : parts[1];
            boolean answer = Character.isDigit(words.charAt(0));
            String first = answer ? "SIP/2.0 " + words : words + " SIP/2.0";
            Optional<Instant> at = Optional.of(START.plus(Duration.ofSeconds(Long.parseLong(parts[0]))));
            String hop = ends ? parts[1].substring(0, 3) : "";
            messages.add(observed(first, at, hop, messages.size()));
        }
        return messages;
    }

    private static List<ObservedMessage> read(String... texts) {
        List<ObservedMessage> messages = new ArrayList<>();
        for (String text : texts) {
            messages.add(observed(text, Optional.empty(), "", messages.size()));
        }
        return messages;
    }

    private static ObservedMessage observed(String text, Optional<Instant> at, String hop, int position) {
        SipMessage message = Recogniser.standard().recognise(text).messages().getFirst();
        List<Endpoint> ends = Stream.of(hop.split(">"))
                .filter(host -> !host.isEmpty())
                .map(host -> new Endpoint(host, OptionalInt.of(5060)))
                .toList();
        Observation observation = new Observation(
                at,
                0,
                ends.stream().findFirst(),
                ends.stream().skip(1).findFirst(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new ObservedMessage(message, observation, position);
    }
}
