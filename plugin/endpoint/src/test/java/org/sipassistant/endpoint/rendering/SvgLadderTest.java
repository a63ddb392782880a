// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgLadderTest {
    private static final String T = "2026-03-17T08:05:00.000Z";
    private static final String HOSTILE =
            "\"]]><script>alert(1)</script>&x;'--\u0000\u001b\u202e\ufffe\ud800 <svg onload='x'> \ud83d\ude00";

    @Test
    void isAPictureWithTitleAndDescription() throws Exception {
        Element root = parsed(busy()).getDocumentElement();
        assertEquals("svg", root.getTagName());
        assertEquals("img", root.getAttribute("role"));
        assertEquals("FAILED · 1001 → 1002", texts(root, "title").get(0));
        assertEquals("The call failed.", texts(root, "desc").get(0));
    }

    @Test
    void marksWhereTheFailureBegins() throws Exception {
        List<String> marked = new ArrayList<>();
        NodeList groups = parsed(busy()).getElementsByTagName("g");
        for (int i = 0; i < groups.getLength(); i++) {
            Element group = (Element) groups.item(i);
            if (group.getAttribute("class").contains("begins")) {
                marked.add(group.getAttribute("class") + ": " + String.join("|", texts(group, "text")));
            }
        }
        assertEquals(
                List.of(
                        "failure begins: 08:05:04.000|+4.000|✖ 486 Busy Here|failure begins here: Q.850 17",
                        "node begins: 10.0.0.2/udp"),
                marked.stream().sorted().toList());
    }

    @Test
    void dashesRetransmissionsAndTheNodeThatIsSilent() throws Exception {
        String picture = Drawn.text(new SvgLadder()
                .render(new Drawn()
                        .named("b", "carrier-a")
                        .beginning()
                        .entry(T, "a", "b", "INVITE")
                        .again("2026-03-17T08:05:00.500Z", "a", "b", "INVITE", 1)
                        .sheet()));
        assertTrue(picture.contains("class=\"request again\""), picture);
        assertTrue(picture.contains("class=\"node silent begins\""), picture);
        assertTrue(picture.contains(">carrier-a<") && picture.contains(">b · no SIP reply<"), picture);
    }

    @Test
    void keepsWhatStrangersWroteAsText() throws Exception {
        Drawn call = new Drawn()
                .callId(HOSTILE)
                .answer(HOSTILE)
                .named("b", HOSTILE)
                .over(HOSTILE)
                .entry(T, HOSTILE, "b", HOSTILE, HOSTILE)
                .entry(T, "", "", HOSTILE);
        Document document = parsed(call);
        assertTrue(texts(document.getDocumentElement(), "desc").get(0).contains("<script>alert(1)</script>&x;'"));
        Set<String> elements = new TreeSet<>();
        NodeList all = document.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            elements.add(element.getTagName());
            for (int a = 0; a < element.getAttributes().getLength(); a++) {
                String name = element.getAttributes().item(a).getNodeName().toLowerCase(Locale.ROOT);
                assertFalse(name.startsWith("on") || name.contains("href") || name.equals("style"), name);
            }
        }
        assertEquals(Set.of("svg", "title", "desc", "style", "rect", "line", "path", "g", "text"), elements);
        assertFalse(document.getDocumentElement().getTextContent().contains("\u202e"));
    }

    @Test
    void refersToNothingOutside() {
        assertFalse(SvgStyle.SHEET.contains("url(") || SvgStyle.SHEET.contains("@import"));
    }

    @Test
    void followsTheViewersChoiceOfLightOrDark() {
        assertTrue(SvgStyle.SHEET.contains("@media (prefers-color-scheme:dark)"));
    }

    @Test
    void drawsTwoHundredMessagesAndCountsTheOthers() throws Exception {
        Drawn call = new Drawn();
        for (int i = 0; i < 500; i++) {
            call.entry(T, "a", "b", "INVITE");
        }
        List<String> words = texts(parsed(call).getDocumentElement(), "text");
        assertEquals(200, words.stream().filter("INVITE"::equals).count());
        assertTrue(words.contains("… 300 more messages"), words.toString());
    }

    @Test
    void showsWhereTheFailureBeginsHoweverLateThatIs() throws Exception {
        Drawn call = new Drawn();
        for (int i = 0; i < 500; i++) {
            if (i == 400) {
                call.beginning();
            }
            call.entry(T, "a", "b", i == 400 ? "BYE" : "INVITE");
        }
        List<String> words = texts(parsed(call).getDocumentElement(), "text");
        assertTrue(words.contains("BYE"), words.toString());
        assertEquals(199, words.stream().filter("INVITE"::equals).count());
        assertTrue(words.contains("… 220 more messages") && words.contains("… 80 more messages"), words.toString());
    }

    @Test
    void drawsACallOfWhichNoWayIsKnown() throws Exception {
        List<String> words =
                texts(parsed(new Drawn().entry("", "", "", "INVITE")).getDocumentElement(), "text");
        assertTrue(words.contains("INVITE"), words.toString());
    }

    @Test
    void cutsWhatDoesNotFit() {
        String fitting = SvgText.fitting("a".repeat(10_000), 13, 200);
        assertTrue(fitting.endsWith("…") && SvgText.width(fitting, 13) <= 200, fitting);
        List<String> lines = SvgText.wrapped("one two three four five six seven eight nine", 10, 60, 3);
        assertEquals(3, lines.size(), lines.toString());
        lines.forEach(line -> assertTrue(SvgText.width(line, 10) <= 60, lines.toString()));
        assertEquals("one two", lines.get(0));
        assertTrue(lines.get(2).endsWith("…"), lines.toString());
    }

    private static Drawn busy() {
        return new Drawn()
                .over("udp")
                .entry(T, "10.0.0.1", "10.0.0.2", "INVITE")
                .beginning()
                .failure("2026-03-17T08:05:04.000Z", "10.0.0.2", "10.0.0.1", "486 Busy Here", "Q.850 17", "decides");
    }

    private static Document parsed(Drawn call) throws Exception {
        Rendered picture = new SvgLadder().render(call.sheet());
        assertEquals("image/svg+xml; charset=utf-8", picture.type());
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(picture.content()));
    }

    private static List<String> texts(Element root, String name) {
        List<String> texts = new ArrayList<>();
        NodeList found = root.getElementsByTagName(name);
        for (int i = 0; i < found.getLength(); i++) {
            texts.add(found.item(i).getTextContent());
        }
        return texts;
    }
}
