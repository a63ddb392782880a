// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of an example ladder: {@code TIME FROM > TO  START  Header: value  Header: value}.
 *
 * @param text as it stands in the ladder
 * @param time since the beginning of the ladder
 * @param from the node that sends the message
 * @param to the node that gets it
 * @param fields the headers that the line gives, pseudo headers among them
 */
record LadderLine(String text, Duration time, String from, String to, Start start, List<Field> fields) {

    /** What the message is. */
    sealed interface Start {
        record Request(String method, Optional<String> uri) implements Start {}

        /** @param method of the request that is answered, where the line says so */
        record Answer(int code, String phrase, Optional<String> method) implements Start {}
    }

    private static final Pattern LINE =
            Pattern.compile("(\\d+(?:\\.\\d+)?)\\s+([\\w.-]+)\\s*>\\s*([\\w.-]+)\\s+(\\S.*)");
    private static final String METHODS =
            "ACK|BYE|CANCEL|INFO|INVITE|MESSAGE|NOTIFY|OPTIONS|PRACK|PUBLISH|REFER|REGISTER" + "|SUBSCRIBE|UPDATE";
    private static final Pattern REQUEST = Pattern.compile("([A-Z]+)(?:\\s(\\S+))?");
    private static final Pattern ANSWER =
            Pattern.compile("([1-9]\\d\\d)(?:\\s(.*?))??(?:\\s?\\((" + METHODS + ")\\))?");
    private static final Pattern FIELD = Pattern.compile("([\\w.-]+):\\s?(.*)");

    LadderLine {
        fields = List.copyOf(fields);
    }

    /** @throws IllegalArgumentException naming the line that is no line of a ladder */
    static LadderLine read(String text) {
        Matcher line = LINE.matcher(text.strip());
        if (!line.matches()) {
            throw new IllegalArgumentException("ladder line [" + text + "] is not [TIME FROM > TO  START]");
        }
        String[] parts = line.group(4).split("\\s{2,}");
        List<Field> fields = new ArrayList<>();
        for (int i = 1; i < parts.length; i++) {
            fields.add(field(parts[i], text));
        }
        long nanos = new BigDecimal(line.group(1)).movePointRight(9).longValue();
        return new LadderLine(
                text, Duration.ofNanos(nanos), line.group(2), line.group(3), start(parts[0], text), fields);
    }

    /** The value of a header of this line. */
    Optional<String> field(String name) {
        return fields.stream().filter(field -> field.is(name)).map(Field::value).findFirst();
    }

    private static Start start(String part, String text) {
        Matcher answer = ANSWER.matcher(part);
        if (answer.matches()) {
            String phrase = answer.group(2) == null ? "" : answer.group(2);
            return new Start.Answer(Integer.parseInt(answer.group(1)), phrase, Optional.ofNullable(answer.group(3)));
        }
        Matcher request = REQUEST.matcher(part);
        if (request.matches()) {
            return new Start.Request(request.group(1), Optional.ofNullable(request.group(2)));
        }
        throw new IllegalArgumentException(
                "ladder line [" + text + "]: [" + part + "] is neither a request nor a response");
    }

    private static Field field(String part, String text) {
        Matcher field = FIELD.matcher(part);
        if (!field.matches()) {
            throw new IllegalArgumentException("ladder line [" + text + "]: [" + part + "] is not [Header: value]");
        }
        return new Field(field.group(1), field.group(2).strip());
    }
}
