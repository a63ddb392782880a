// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

/** What has to stand on the panels, by panel and call. */
final class Words {
    private static final Map<String, List<String>> WANTED = Map.of(
            "sip-ladder-silent",
            List.of(
                    "no SIP reply",
                    "failure begins here",
                    "retransmission 1",
                    "carrier-b",
                    "sbc-1",
                    "INVITE (SDP:",
                    "time, UTC+0",
                    ":5060/udp",
                    "Why: "),
            "sip-ladder-busy",
            List.of("✖ 486 Busy Here", "failure begins here", "Q.850 17", "180 Ringing", "+"),
            "sip-ladder-challenged",
            List.of("normal challenge", "ANSWERED", "407 Proxy Authentication Required"),
            "sip-ladder-hostile",
            List.of("<script>alert(1)</script>", "hostile-<b>1</b>@192.0.2.7"),
            "sip-why-card-silent",
            List.of(
                    "FAILED",
                    "WHAT HAPPENED",
                    "NEXT STEP",
                    "EVIDENCE",
                    "confidence",
                    "no-response-network-unreachable"),
            "sip-why-card-emergency",
            List.of("EMERGENCY CALL", "503"),
            "sip-causes-change",
            List.of("failures", "first half → second half", "▲ new", "carrier-b"),
            "sip-ladder-nothing",
            List.of("No SIP message matches the filters and the time range."),
            "sip-why-card-nothing",
            List.of("No call document matches the filters and the time range."),
            "sip-causes-change-nothing",
            List.of("Nothing failed that somebody has to repair."));

    private Words() {}

    static void check(List<DrawnPanel> drawn) {
        WANTED.forEach((id, words) -> {
            List<DrawnPanel> panels =
                    drawn.stream().filter(panel -> panel.id().equals(id)).toList();
            assertTrue(!panels.isEmpty(), id + " was not drawn");
            for (DrawnPanel panel : panels) {
                words.forEach(word -> assertTrue(panel.shows(word), word + " does not stand on " + panel));
            }
        });
        drawn.stream()
                .filter(panel -> panel.id().endsWith("-hostile"))
                .forEach(panel -> assertTrue(!panel.shows("\u202e"), panel.toString()));
    }
}
