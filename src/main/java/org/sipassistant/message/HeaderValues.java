// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Parses the values of a header where they stand in the text, so that nothing is copied unless a line is folded. */
final class HeaderValues {

    private HeaderValues() {}

    /** Reads a value from its place in a text. */
    @FunctionalInterface
    interface Parser<T> {
        Optional<T> parse(String text, int from, int to);
    }

    /** Where a value stands in one line: in the message, or in a text of its own. */
    record Place(String text, int from, int to) {}

    static Place place(Frame frame, int index) {
        HeaderLines lines = frame.headers();
        if (lines.isFolded(index)) {
            String unfolded = lines.value(index);
            return new Place(unfolded, 0, unfolded.length());
        }
        return new Place(frame.text(), lines.valueStart(index), lines.valueEnd(index));
    }

    /** The value of the first line with a header. */
    static <T> Optional<T> first(Frame frame, Header name, Parser<T> parser) {
        int index = frame.headers().find(name, 0);
        if (index < 0) {
            return Optional.empty();
        }
        Place value = place(frame, index);
        return parser.parse(value.text(), value.from(), value.to());
    }

    /** Every value of a header that can be read, in their order. */
    static <T> List<T> all(Frame frame, Header name, Parser<T> parser) {
        int index = frame.headers().find(name, 0);
        if (index < 0) {
            return List.of();
        }
        Place value = place(frame, index);
        boolean many = name.isList() && Characters.find(value.text(), ',', value.from(), value.to()) >= 0;
        if (!many && !frame.headers().isRepeated(name)) {
            return only(value, name, parser);
        }
        List<T> parsed = new ArrayList<>(2);
        for (; index >= 0; index = frame.headers().find(name, index + 1)) {
            line(frame, index, name, parser, parsed);
        }
        return List.copyOf(parsed);
    }

    private static <T> void line(Frame frame, int index, Header name, Parser<T> parser, List<T> parsed) {
        Place value = place(frame, index);
        if (!name.isList()) {
            add(parser.parse(value.text(), value.from(), value.to()), parsed);
            return;
        }
        ValueList list = new ValueList(value.text(), value.from(), value.to());
        while (parsed.size() < frame.limits().values() && list.next()) {
            add(parser.parse(value.text(), list.start(), list.end()), parsed);
        }
    }

    /** The one value that there is, as of nearly every header. */
    private static <T> List<T> only(Place value, Header name, Parser<T> parser) {
        int start = Characters.skipSpace(value.text(), value.from(), value.to());
        if (start == value.to() && name.isList()) {
            return List.of(); // empty values of a list are none
        }
        Optional<T> one = parser.parse(value.text(), start, Characters.trimEnd(value.text(), start, value.to()));
        return one.isPresent() ? List.of(one.get()) : List.of();
    }

    private static <T> void add(Optional<T> value, List<T> parsed) {
        if (value.isPresent()) {
            parsed.add(value.get());
        }
    }
}
