// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;

/** What has to stand on the panels, by panel and call. */
final class Words {
    private static final Map<String, List<String>> WANTED = Map.ofEntries(
            Map.entry(
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
                            "Why: ")),
            Map.entry(
                    "sip-ladder-busy",
                    List.of("✖ 486 Busy Here", "failure begins here", "Q.850 17", "180 Ringing", "+")),
            Map.entry(
                    "sip-ladder-challenged",
                    List.of("normal challenge", "ANSWERED", "407 Proxy Authentication Required")),
            Map.entry("sip-ladder-hostile", List.of("<script>alert(1)</script>", "hostile-<b>1</b>@192.0.2.7")),
            Map.entry(
                    "sip-why-card-silent",
                    List.of(
                            "FAILED",
                            "WHAT HAPPENED",
                            "NEXT STEP",
                            "EVIDENCE",
                            "confidence",
                            "no-response-network-unreachable")),
            Map.entry("sip-why-card-emergency", List.of("EMERGENCY CALL", "503")),
            Map.entry("sip-causes-change", List.of("failures", "first half → second half", "▲ new", "carrier-b")),
            Map.entry(
                    "sip-trunk-state",
                    List.of(
                            "carrier-b",
                            "▼ silent since ",
                            "▲ answers pings since ",
                            "last call answered ",
                            "state and since, times in UTC+",
                            "post-dial delay")),
            Map.entry("sip-ladder-nothing", List.of("No SIP message matches the filters and the time range.")),
            Map.entry("sip-why-card-nothing", List.of("No call document matches the filters and the time range.")),
            Map.entry("sip-causes-change-nothing", List.of("Nothing failed that somebody has to repair.")),
            Map.entry("sip-trunk-state-nothing", List.of("no call in the time in view", "▼ silent since ")));

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
        // The next step has a place of its own.
        drawn.stream()
                .filter(panel -> panel.id().startsWith("sip-why-card"))
                .forEach(panel -> assertTrue(!panel.shows("Next: "), panel.toString()));
        drawn.stream()
                .filter(panel -> panel.id().endsWith("-hostile"))
                .forEach(panel -> assertTrue(!panel.shows("\u202e"), panel.toString()));
    }
}
