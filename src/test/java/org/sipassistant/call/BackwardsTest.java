// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackwardsTest {
    private static final String REGISTERED = """
        0.000 A > R  REGISTER sip:example.net  CSeq: 1 REGISTER
        0.000 R > A  401 Unauthorized  CSeq: 1 REGISTER
        0.000 A > R  REGISTER sip:example.net  CSeq: 2 REGISTER
        0.000 R > A  200 OK  CSeq: 2 REGISTER
        """;

    /** The answer to the INVITE comes last, though its number is lower than that of the PRACK. */
    private static final String RELIABLE = """
        0.000 A > B  PRACK sip:bob@example.net  CSeq: 2 PRACK
        0.000 B > A  200 OK  CSeq: 2 PRACK
        0.000 B > A  200 OK  CSeq: 1 INVITE
        """;

    private static List<ObservedMessage> messages(String ladder, boolean newestFirst) {
        List<ObservedMessage> messages = new ArrayList<>(ExampleLadder.messages(ladder));
        if (newestFirst) {
            Collections.reverse(messages);
        }
        return messages;
    }

    private static List<String> told(List<ObservedMessage> messages) {
        return messages.stream()
                .map(m -> m.message().cseq().orElseThrow() + (m.message().isRequest() ? "" : " answered"))
                .toList();
    }

    @Test
    void turnsRoundWhatCountsDown() {
        List<String> order = told(messages(REGISTERED, false));
        assertEquals(order, told(Backwards.righted(messages(REGISTERED, true))));
        assertEquals(order, told(Backwards.righted(messages(REGISTERED, false))));
    }

    @Test
    void leavesAnswersThatOvertakeAlone() {
        assertEquals(told(messages(RELIABLE, false)), told(Backwards.righted(messages(RELIABLE, false))));
    }

    @Test
    void leavesOtherCallsOfThatInstantAlone() {
        List<ObservedMessage> both = messages(REGISTERED, true);
        List<ObservedMessage> other = messages(RELIABLE.replace("\n", "  Call-ID: other@example.net\n"), false);
        both.addAll(other);
        List<ObservedMessage> righted = Backwards.righted(both);
        assertEquals(told(messages(REGISTERED, false)), told(righted.subList(0, 4)));
        assertEquals(told(other), told(righted.subList(4, 7)));
    }
}
