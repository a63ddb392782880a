// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.message.SipMessage;

class HandwritingTest {

    @ParameterizedTest
    @CsvSource({
        // a browser hangs up its own call through FreeSWITCH, and one that came to it
        "true, k2v8m0q4zt, Xb7QmT2rKpL9a, 3f9a0kd82mvq71xwz5ty",
        "false, k2v8m0q4zt, Xb7QmT2rKpL9a, 6d1c2b3a-07fe-123c-9a5d-00163e4f5a6b",
        // the other way round
        "true, Xb7QmT2rKpL9a, k2v8m0q4zt, 6d1c2b3a-07fe-123c-9a5d-00163e4f5a6b",
        "false, as5c81d0fe, 0a1b2c3d, mNx2WqT7aB_c-9ZkLpQ1rS..",
        // a Call-ID as nobody of the two draws it, as far as they are known
        "'', k2v8m0q4zt, 4711, 9-abc@192.0.2.7",
        "'', 4711, k2v8m0q4zt, 9-abc@192.0.2.7",
        // a number is no handwriting
        "'', 1928301774, a6c85cf, a84b4c76e66710",
        "'', 1928301774, Xb7QmT2rKpL9a, 3f9a0kd82mvq71xwz5ty",
        // two alike, two unknown, two known whose Call-ID it is not
        "'', k2v8m0q4zt, a1b2c3d4e5, 3f9a0kd82mvq71xwz5ty",
        "'', 4711, 4712, 9-abc@192.0.2.7",
        "'', k2v8m0q4zt, as5c81d0fe, 9-abc@192.0.2.7"
    })
    void whoMadeUpTheCallIdCalls(String caller, String sender, String receiver, String callId) {
        String log = String.join(
                "\n",
                "BYE sip:1002@192.0.2.7 SIP/2.0",
                "Via: SIP/2.0/UDP 192.0.2.9;branch=z9hG4bKh1",
                "From: <sip:1001@example.net>;tag=" + sender,
                "To: <sip:1002@example.net>;tag=" + receiver,
                "Call-ID: " + callId,
                "CSeq: 2 BYE",
                "");
        SipMessage bye =
                new RuleExample.Material(log, true).messages().getFirst().message();
        assertEquals(
                caller.isEmpty() ? Optional.empty() : Optional.of(Boolean.valueOf(caller)),
                Handwriting.isOfCaller(bye));
    }
}
