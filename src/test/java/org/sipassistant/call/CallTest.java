// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a call is about, and which of its requests began it. */
class CallTest {

    @Test
    void whatRepeatsTheFirstRequestIsAnAttemptAndWhatComesLaterIsNot() {
        Call call = ExampleLadder.call("""
            0.0 A > B  INVITE sip:bob@example.net
            0.1 B > A  407 Proxy Authentication Required
            0.2 A > B  ACK
            0.3 A > B  INVITE sip:bob@example.net  Proxy-Authorization: Digest realm="r"
            0.4 B > A  200 OK
            0.5 A > B  ACK
            9.0 B > A  INVITE
            9.1 A > B  200 OK
            9.2 B > A  ACK
            20  A > B  BYE
            """);
        assertEquals(2, call.attempts().size());
        assertEquals(
                List.of("INVITE", "BYE"),
                call.later().stream().map(Exchange::method).toList());
        assertEquals(1, call.later("BYE").size());
        assertEquals("tag-A", call.callerTag());
    }

    @Test
    void aDialogWithoutItsBeginningHasNoAttempt() {
        Call call = ExampleLadder.call("""
            0.0 A > B  INVITE sip:bob@example.net  To: <sip:bob@example.net>;tag=t
            0.1 B > A  488 Not Acceptable Here
            """);
        assertEquals(Kind.CALL, call.kind());
        assertEquals(List.of(), call.attempts());
        assertEquals(1, call.later().size());
    }

    @Test
    void aResponseWithoutItsRequestIsAnAttempt() {
        Call call = ExampleLadder.call("0.0 B > A  404 Not Found (INVITE)");
        assertEquals(1, call.attempts().size());
        assertEquals(Optional.empty(), call.attempts().get(0).request());
        assertEquals(
                "10.0.0.2",
                call.attempts().get(0).roots().get(0).sender().orElseThrow().host());
    }

    @Test
    void aRefusalDecidesWhereTheMaterialEndsWithANewAttempt() {
        Call call = ExampleLadder.call("""
            0.0 A > B  REGISTER sip:example.net
            0.1 B > A  403 Forbidden
            5.0 A > B  REGISTER sip:example.net
            """);
        assertEquals(call.attempts().get(0), call.decisiveAttempt().orElseThrow());
    }

    @ParameterizedTest
    @CsvSource({"401 Unauthorized", "302 Moved Temporarily", "423 Interval Too Brief"})
    void anAttemptThatShouldRepairTheOneBeforeDecides(String repairable) {
        Call call = ExampleLadder.call("""
            0.0 A > B  INVITE sip:bob@example.net
            0.1 B > A  %s
            0.2 A > B  ACK
            0.3 A > B  INVITE sip:bob@example.net
            """.formatted(repairable));
        assertEquals(call.attempts().get(1), call.decisiveAttempt().orElseThrow());
    }

    @Test
    void anAttemptThatIsRepeatedInVainDecides() {
        Call call = ExampleLadder.call("""
            0.0 A > B  INVITE sip:bob@example.net
            0.1 B > A  486 Busy Here
            0.2 A > B  ACK
            5.0 A > B  INVITE sip:bob@example.net
            5.5 A > B  INVITE sip:bob@example.net
            """);
        assertEquals(call.attempts().get(1), call.decisiveAttempt().orElseThrow());
    }

    @Test
    void aLoneAckSaysNothing() {
        Call call = ExampleLadder.call("0.0 A > B  ACK sip:bob@example.net");
        assertEquals(Kind.FRAGMENT, call.kind());
        assertEquals(List.of(), call.attempts());
        assertEquals(List.of(), call.later());
        assertEquals(1, call.messages().size());
    }

    @ParameterizedTest
    @CsvSource({
        "INVITE, CALL",
        "REGISTER, REGISTRATION",
        "OPTIONS, KEEPALIVE",
        "SUBSCRIBE, SUBSCRIPTION",
        "NOTIFY, SUBSCRIPTION",
        "PUBLISH, SUBSCRIPTION",
        "MESSAGE, MESSAGE",
        "BYE, FRAGMENT",
        "INFO, FRAGMENT"
    })
    void theMethodTellsTheKind(String method, Kind kind) {
        assertEquals(
                kind,
                ExampleLadder.call("0.0 A > B  " + method + " sip:bob@example.net")
                        .kind());
    }

    @Test
    void aCallWithPingsAndSubscriptionsIsACall() {
        Call call = ExampleLadder.call("""
            0.0 A > B  OPTIONS sip:bob@example.net
            0.1 B > A  200 OK
            0.2 A > B  INVITE sip:bob@example.net
            """);
        assertEquals(Kind.CALL, call.kind());
        assertEquals("INVITE", call.attempts().get(0).method());
    }

    @Test
    void aNotifyIsNoAttemptToSubscribe() {
        Call call = ExampleLadder.call("""
            0.0 A > B  SUBSCRIBE sip:bob@example.net
            0.1 B > A  202 Accepted
            0.2 B > A  NOTIFY
            0.3 A > B  481 Call/Transaction Does Not Exist
            """);
        assertEquals(1, call.attempts().size());
        assertEquals(
                List.of("NOTIFY"), call.later().stream().map(Exchange::method).toList());
    }
}
