// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Requests as people write them down with what they were answered behind them: {@code REFER sip:bob@example.net → 202
 * Accepted}, {@code INVITE -> 100 -> 180 -> 486 Busy Here}. Who sent them is not told. Such lines become what a sniffer writes
 * ({@link FlowWriter}). Time linear in the length of the text.
 */
final class AnsweredLines {
    /** Lines of a text that make it such a flow. */
    private static final int FEWEST = 2;

    /** Lines after which a text is of another kind. */
    private static final int MOST_LOOKED_AT = 2_000;

    private static final int LONGEST = 200;
    private static final String INVITE = "INVITE";

    /** Methods of which one is in every flow that somebody asks about. */
    private static final Set<String> OF_CALLS = Set.of(INVITE, "BYE", "CANCEL", "REFER", "REGISTER");

    private static final List<String> ARROWS = List.of("→", "⇒", "-->", "->", "==>", "=>");

    /** The nodes, which have no names. */
    private static final String ASKING = "one side";

    private static final String ANSWERING = "other side";

    private AnsweredLines() {}

    /** The text itself where it is no such flow. */
    static String asMessages(String text) {
        List<List<LadderLabel>> lines = text.lines()
                .limit(MOST_LOOKED_AT)
                .map(AnsweredLines::labels)
                .filter(row -> !row.isEmpty())
                .toList();
        if (lines.size() < FEWEST || !isOneCall(lines)) {
            return text;
        }
        FlowWriter flow = new FlowWriter();
        text.lines().forEach(row -> {
            List<LadderLabel> labels = labels(row);
            labels.forEach(label -> write(label, flow));
            if (labels.isEmpty()) {
                flow.line(row);
            }
        });
        return flow.text();
    }

    /** A table of what is answered how has a call in each line, or none in any, or codes alone. */
    private static boolean isOneCall(List<List<LadderLabel>> lines) {
        List<String> methods =
                lines.stream().map(row -> row.getFirst().method()).toList();
        long called = lines.stream()
                .map(List::getFirst)
                .filter(first -> first.method().equals(INVITE))
                .map(LadderLabel::uri)
                .distinct()
                .count();
        boolean isTold = lines.stream()
                .flatMap(List::stream)
                .anyMatch(label -> !label.isRequest() && label.status().indexOf(' ') > 0);
        return called <= 1 && isTold && methods.stream().anyMatch(OF_CALLS::contains);
    }

    private static void write(LadderLabel label, FlowWriter flow) {
        if (label.isRequest()) {
            label.write(flow, "", ASKING, ANSWERING);
        } else {
            label.write(flow, "", ANSWERING, ASKING);
        }
    }

    /** The request of a line and its responses, perhaps more than one of each; empty where it holds anything else. */
    private static List<LadderLabel> labels(String row) {
        List<LadderLabel> labels = new ArrayList<>();
        String line = row.strip();
        int start = line.startsWith("- ") || line.startsWith("* ") ? 2 : 0;
        boolean more = line.length() <= LONGEST && !line.contains("SIP/2.0");
        while (more) {
            int at = arrow(line, start);
            String piece = line.substring(start, at < 0 ? line.length() : at);
            Optional<LadderLabel> label = piece.isBlank() ? Optional.empty() : LadderLabel.of(piece);
            if (label.filter(l -> isInOrder(l, piece, labels)).isEmpty()) {
                return List.of();
            }
            labels.add(label.get());
            more = at >= 0;
            start = more ? arrowEnd(line, at) : start;
        }
        return labels.isEmpty() || labels.getLast().isRequest() ? List.of() : labels;
    }

    /** The first is a request, whose method stands in capitals. */
    private static boolean isInOrder(LadderLabel label, String piece, List<LadderLabel> before) {
        return label.isRequest() ? piece.contains(label.method()) : !before.isEmpty();
    }

    private static int arrow(String line, int from) {
        return ARROWS.stream()
                .mapToInt(arrow -> line.indexOf(arrow, from))
                .filter(at -> at >= 0)
                .min()
                .orElse(-1);
    }

    private static int arrowEnd(String line, int at) {
        return at
                + ARROWS.stream()
                        .filter(arrow -> line.startsWith(arrow, at))
                        .mapToInt(String::length)
                        .max()
                        .orElseThrow();
    }
}
