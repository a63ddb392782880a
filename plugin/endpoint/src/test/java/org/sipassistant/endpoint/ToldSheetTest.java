// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.rendering.TextLadder;

class ToldSheetTest {

    @Test
    void drawsTheLadderOfAnAnswer() {
        assertEquals("""
            2026-03-17 UTC         10.20.4.21:5060                10.20.0.10:5060
            08:05:00.000                  │─── INVITE (SDP: PCMU PCMA) ─>│
            08:05:00.006   +0.006         │<──────── 100 Trying ─────────│
            08:05:00.790   +0.784         │<──────── 180 Ringing ────────│
            08:05:05.005   +4.215         │<─────── 486 Busy Here ───────│  Q.850 17 User busy; decides
            08:05:05.012   +0.007         │───────────── ACK ───────────>│
            """, TextLadder.draw(ToldSheet.of(Experts.told(Traces.busy()))));
    }

    @Test
    void drawsWhateverStandsInAnAnswer() {
        assertEquals("", TextLadder.draw(ToldSheet.of(Map.of())));
        assertEquals("", TextLadder.draw(ToldSheet.of(Map.of("timeline", "none"))));
        assertEquals(
                "INVITE\n",
                TextLadder.draw(ToldSheet.of(Map.of("timeline", List.of(Map.of("label", "INVITE", "at", "noon"))))));
        String again = TextLadder.draw(ToldSheet.of(Map.of(
                "timeline",
                List.of(Map.of(
                        "label", "INVITE",
                        "note", "retransmission 3; x",
                        "at", "2026-03-17T08:05:00+01:00",
                        "from", "a:99999999",
                        "to", "2001:db8::2")))));
        assertTrue(again.startsWith("2026-03-17 +01:00") && again.endsWith("·>:  retransmission 3; x\n"), again);
    }
}
