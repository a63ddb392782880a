// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MermaidDiagramTest {
    private static final String T = "2026-03-17T08:05:00.000Z";

    @Test
    void drawsRequestsWithALineAndAnswersWithADashedOne() {
        assertEquals(
                """
                sequenceDiagram
                    title FAILED · 1001 → 1002
                    accDescr: The call failed.
                    participant n0 as phone<br/>10.0.0.1
                    participant n1 as 10.0.0.2
                    note over n0,n1: The call failed.
                    note over n0,n1: 2026-03-17 UTC
                    n0->>n1: 08:05:00.000 INVITE
                    rect rgba(200, 30, 43, 0.12)
                    n1-->>n0: 08:05:04.000 486 Busy Here
                    note right of n1: failure begins here
                    end
                """,
                diagram(new Drawn()
                        .named("10.0.0.1", "phone")
                        .entry(T, "10.0.0.1", "10.0.0.2", "INVITE")
                        .beginning()
                        .failure("2026-03-17T08:05:04.000Z", "10.0.0.2", "10.0.0.1", "486 Busy Here")));
    }

    @Test
    void writesWhateverCouldBeMoreThanTextAsACode() {
        assertEquals("a#59; b#35; #37;#37; x", MermaidDiagram.escaped("a; b# %% x"));
        assertEquals("#60;b#62; #38;amp#59; #34;#39;", MermaidDiagram.escaped("<b> &amp; \"'"));
        assertEquals("#101;nd #69;ND b#101;nd", MermaidDiagram.escaped("end END bend"));
        assertEquals("no#119;rap: #115;tyle a: #67;lassDef", MermaidDiagram.escaped("nowrap: style a: ClassDef"));
        assertEquals("x  note over n0: y", MermaidDiagram.escaped("x\r\nnote over n0: y"));
        assertEquals("#123;#125;#96;#124;#126;#94;#92;", MermaidDiagram.escaped("{}`|~^\\"));
        assertEquals("Zoë 北", MermaidDiagram.escaped("Zoë 北"));
    }

    @Test
    void makesOneLineOfEachStatementWhateverItHolds() {
        String hostile = "x\nend\n%%{init: {}}%%\u2028\u0085<img src=x onerror=alert(1)>;style a:#fff;";
        List<String> lines = diagram(new Drawn()
                        .callId(hostile)
                        .answer(hostile)
                        .named("b", hostile)
                        .entry(T, hostile, "b", hostile, hostile)
                        .entry(T, "", "", hostile))
                .lines()
                .toList();
        assertEquals(10, lines.size(), lines.toString());
        lines.forEach(line -> {
            String text = line.replace("<br/>", "").replace("-->>", "").replace("->>", "");
            assertTrue(text.matches("[^<>{}\"'%&|`;]*(#[0-9]+;[^<>{}\"'%&|`;]*)*"), line);
        });
        assertTrue(lines.stream().noneMatch(line -> line.contains("end")), lines.toString());
    }

    @Test
    void listsMessagesOfWhichNoWayIsKnown() {
        String diagram = diagram(new Drawn().entry("", "", "", "INVITE"));
        assertTrue(diagram.contains("participant n0 as the log\n"), diagram);
        assertTrue(diagram.endsWith("note over n0: INVITE\n"), diagram);
    }

    @Test
    void drawsTwoHundredMessagesAndCountsTheOthers() {
        Drawn call = new Drawn();
        for (int i = 0; i < 500; i++) {
            call.entry(T, "a", "b", "INVITE");
        }
        String diagram = diagram(call);
        assertEquals(
                200, diagram.lines().filter(line -> line.contains("n0->>n1")).count());
        assertTrue(diagram.contains("note over n0,n1: ... 300 more messages\n"), diagram);
    }

    private static String diagram(Drawn call) {
        Rendered diagram = new MermaidDiagram().render(call.sheet());
        assertEquals("text/vnd.mermaid; charset=utf-8", diagram.type());
        return Drawn.text(diagram);
    }
}
