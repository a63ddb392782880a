// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.sipassistant.knowledge.Section;

/**
 * A sentence with placeholders: {@code {caller}} is replaced by a fact, and a part in brackets such as
 * {@code [ ({q850})]} disappears where one of its facts is not known.
 */
public record Template(List<Piece> pieces) {

    /** A literal text, a fact, or an optional part made of both. */
    sealed interface Piece {
        record Literal(String text) implements Piece {}

        record Fact(String name) implements Piece {}

        record Part(List<Piece> pieces) implements Piece {}
    }

    static Template read(Section section, String key) {
        return of(section, key, section.text(key));
    }

    /** Every entry of a list. */
    static List<Template> readAll(Section section, String key) {
        return section.texts(key).stream().map(text -> of(section, key, text)).toList();
    }

    private static Template of(Section section, String key, String text) {
        Template template = new Template(new Reader(text).pieces(false));
        for (String name : template.facts()) {
            if (!Facts.NAMES.contains(name)) {
                throw section.problem(key, "{" + name + "} is not one of " + Facts.NAMES);
            }
        }
        return template;
    }

    String fill(Function<String, Optional<String>> facts) {
        StringBuilder out = new StringBuilder();
        for (Piece piece : pieces) {
            append(piece, facts, out);
        }
        return out.toString();
    }

    List<String> facts() {
        List<String> names = new ArrayList<>();
        pieces.forEach(piece -> collect(piece, names));
        return names;
    }

    private static void collect(Piece piece, List<String> names) {
        switch (piece) {
            case Piece.Literal literal -> {}
            case Piece.Fact fact -> names.add(fact.name());
            case Piece.Part part -> part.pieces().forEach(inner -> collect(inner, names));
        }
    }

    private static void append(Piece piece, Function<String, Optional<String>> facts, StringBuilder out) {
        switch (piece) {
            case Piece.Literal literal -> out.append(literal.text());
            case Piece.Fact fact -> out.append(facts.apply(fact.name()).orElseGet(() -> Facts.standIn(fact.name())));
            case Piece.Part part -> {
                List<String> names = new ArrayList<>();
                collect(part, names);
                if (names.stream().allMatch(name -> facts.apply(name).isPresent())) {
                    part.pieces().forEach(inner -> append(inner, facts, out));
                }
            }
        }
    }

    /** Reads a template from left to right; a bracket or brace that is never closed reaches to the end. */
    private static final class Reader {
        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        List<Piece> pieces(boolean inPart) {
            List<Piece> pieces = new ArrayList<>();
            StringBuilder literal = new StringBuilder();
            while (at < text.length()) {
                char next = text.charAt(at++);
                if (next == ']' && inPart) {
                    break;
                }
                if (next != '{' && (next != '[' || inPart)) {
                    literal.append(next);
                    continue;
                }
                pieces.add(new Piece.Literal(literal.toString()));
                literal.setLength(0);
                pieces.add(next == '{' ? fact() : new Piece.Part(pieces(true)));
            }
            pieces.add(new Piece.Literal(literal.toString()));
            return List.copyOf(pieces);
        }

        private Piece fact() {
            int end = text.indexOf('}', at);
            String name = text.substring(at, end < 0 ? text.length() : end);
            at = end < 0 ? text.length() : end + 1;
            return new Piece.Fact(name);
        }
    }
}
