// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.sipassistant.endpoint.rendering.TextLadder;

/**
 * An answer of {@code why} as a page for a person: the sentence, then for each call the cause, who acts and how, the proof
 * and the ladder. Needs what {@link TextLadder} needs; what strangers wrote cannot reach a terminal as a control character.
 */
public final class AnswerPage {
    private static final int WIDTH = 100;
    private static final int LABEL = 12;
    private static final int MOST_EVIDENCE = 4;

    /** What can be said of a call, as {@code interpreted} tells it. */
    private static final List<String> SAID = List.of("caller", "callee", "number", "peer", "code", "at", "from", "to");

    private final StringBuilder out = new StringBuilder();

    private AnswerPage() {}

    /** @param answer as {@code why} gives it */
    public static String of(Map<String, Object> answer) {
        AnswerPage page = new AnswerPage();
        String sentence = text(answer, "answer");
        page.wrap("  ", "  ", sentence);
        page.labelled("understood", understood(Json.map(answer, "interpreted")));
        page.listed("missing", Json.list(answer, "missing"));
        List<Object> calls = Json.list(answer, "calls");
        for (Object call : calls) {
            page.line("");
            page.call(Json.asMap(call), sentence, calls.size() > 1);
        }
        return page.out.toString();
    }

    private void call(Map<String, Object> call, String sentence, boolean oneOfMany) {
        if (oneOfMany) {
            line("─".repeat(WIDTH));
            labelled("call", text(call, "call_id"));
            labelled("outcome", text(call, "outcome"));
        }
        Map<String, Object> cause = Json.map(call, "root_cause");
        labelled("cause", text(cause, "title"));
        labelled("category", text(cause, "category") + ", by rule " + text(cause, "rule"));
        labelled("confidence", text(cause, "confidence"));
        labelled("may be", alternatives(call));
        labelled("who acts", text(cause, "responsible") + in(text(cause, "responsible_entity")));
        List<Object> actions = Json.list(call, "actions");
        String next = actions.isEmpty() ? "" : actions.get(0).toString();
        labelled("next step", sentence.contains(next) ? "" : next);
        String label = "evidence";
        for (Object evidence :
                Json.list(call, "evidence").stream().limit(MOST_EVIDENCE).toList()) {
            labelled(label, evidence(Json.asMap(evidence)));
            label = "";
        }
        listed("missing", Json.list(call, "missing"));
        line("");
        TextLadder.draw(ToldSheet.of(call))
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> line("  " + line));
    }

    /** What was taken from the words around the log. */
    private static String understood(Map<String, Object> interpreted) {
        return SAID.stream()
                .filter(interpreted::containsKey)
                .map(name -> name + " " + interpreted.get(name))
                .collect(Collectors.joining(", "));
    }

    private static String alternatives(Map<String, Object> call) {
        return Json.list(call, "alternatives").stream()
                .map(Json::asMap)
                .map(other -> text(other, "category") + in(text(other, "confidence")))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private static String in(String text) {
        return text.isEmpty() ? "" : " (" + text + ")";
    }

    private static String evidence(Map<String, Object> evidence) {
        String id = text(evidence, "_id");
        String document = id.isEmpty() ? "" : "  (" + text(evidence, "_index") + "/" + id + ")";
        String shows = text(evidence, "shows");
        return text(evidence, "quote") + document + (shows.isEmpty() ? "" : ": " + shows);
    }

    private static String text(Map<String, Object> object, String key) {
        Object value = object.get(key);
        return value == null ? "" : value.toString();
    }

    private void listed(String label, List<Object> texts) {
        String shown = label;
        for (Object text : texts) {
            labelled(shown, text.toString());
            shown = "";
        }
    }

    private void labelled(String label, String text) {
        if (!text.isEmpty()) {
            wrap("  " + label + " ".repeat(LABEL - label.length()), " ".repeat(LABEL + 2), text);
        }
    }

    /** Breaks a paragraph between words. */
    private void wrap(String first, String rest, String text) {
        StringBuilder line = new StringBuilder(first);
        boolean empty = true;
        for (String word : printable(text).strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                line(line.toString());
                line.setLength(0);
                line.append(rest);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        line(line.toString());
    }

    /** Without what a terminal would obey instead of showing it: control characters, and those that turn the direction. */
    private static String printable(String text) {
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? ' ' : c)
                .forEach(printable::appendCodePoint);
        return printable.toString();
    }

    private void line(String text) {
        out.append(text).append('\n');
    }
}
