// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A SIP message in the making: a start line, headers in their order and a body. */
final class SipText {
    private final String startLine;
    private final List<Field> fields = new ArrayList<>();
    private String body = "";

    SipText(String startLine) {
        this.startLine = startLine;
    }

    /** The same headers and body under another start line. */
    SipText copy(String otherStartLine) {
        SipText copy = new SipText(otherStartLine);
        copy.fields.addAll(fields);
        copy.body = body;
        return copy;
    }

    String startLine() {
        return startLine;
    }

    SipText add(String name, String value) {
        fields.add(new Field(name, value));
        return this;
    }

    void addVia(String via) {
        fields.add(0, new Field("Via", via));
    }

    void removeTopVia() {
        all("Via").stream().findFirst().ifPresent(top -> fields.remove(new Field("Via", top)));
    }

    SipText set(String name, String value) {
        int at = indexOf(name);
        fields.removeIf(field -> field.is(name));
        fields.add(at < 0 ? fields.size() : at, new Field(name, value));
        return this;
    }

    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    List<String> all(String name) {
        return fields.stream().filter(field -> field.is(name)).map(Field::value).toList();
    }

    /**
     * Puts in what a line of the ladder gives: a header replaces what stands there by default, an empty one removes it,
     * and From and To keep their tag unless the line says otherwise.
     */
    SipText with(List<Field> given, String address) {
        for (int i = 0; i < given.size(); i++) {
            Field field = given.get(i);
            boolean repeated = given.subList(0, i).stream().anyMatch(other -> other.is(field.name()));
            switch (field.name()) {
                case "SDP" -> describe(field.value(), address);
                case "Transport" -> {}
                case "From", "To" -> set(field.name(), tagged(field.value(), first(field.name())));
                case "Via" -> replaceTopVia(field.value());
                default -> put(field, repeated);
            }
        }
        return this;
    }

    private void put(Field field, boolean repeated) {
        if (field.value().isEmpty()) {
            fields.removeIf(other -> other.is(field.name()));
        } else if (repeated) {
            fields.add(field);
        } else {
            set(field.name(), field.value());
        }
    }

    private void replaceTopVia(String value) {
        removeTopVia();
        if (!value.isEmpty()) {
            addVia(value);
        }
    }

    private void describe(String words, String address) {
        body = LadderSdp.write(words, address);
        set("Content-Type", "application/sdp");
    }

    private static String tagged(String value, Optional<String> before) {
        String tag = before.map(SipText::tag).orElse("");
        return value.contains(";tag") || tag.isEmpty() ? value : value + ";tag=" + tag;
    }

    static String tag(String party) {
        int at = party.indexOf(";tag=");
        return at < 0 ? "" : party.substring(at + 5);
    }

    private int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).is(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(startLine).append("\r\n");
        fields.forEach(field ->
                text.append(field.name()).append(": ").append(field.value()).append("\r\n"));
        if (indexOf("Content-Length") < 0) {
            int length = body.getBytes(StandardCharsets.UTF_8).length;
            text.append("Content-Length: ").append(length).append("\r\n");
        }
        return text.append("\r\n").append(body).toString();
    }
}
