// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.sipassistant.call.Observation;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.endpoint.rendering.Sheet;
import org.sipassistant.endpoint.rendering.Step;
import org.sipassistant.endpoint.rendering.Tone;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

/** Lays out a call of which only the answer is at hand: its ladder can be drawn, its messages are not there. */
final class ToldSheet {
    private static final SipMessage REQUEST = message("OPTIONS sip:x@x SIP/2.0");
    private static final SipMessage RESPONSE = message("SIP/2.0 200 OK");
    private static final String AGAIN = "retransmission ";

    private ToldSheet() {}

    /** @param call an element of {@code calls} of an answer */
    static Sheet of(Map<String, Object> call) {
        List<Step> steps = new ArrayList<>();
        Map<String, String> names = new HashMap<>();
        Optional<OffsetDateTime> first = Optional.empty();
        for (Object entry : Json.list(call, "timeline")) {
            Map<String, Object> told = Json.asMap(entry);
            first = first.or(() -> time(told));
            steps.add(step(told, steps.size()));
            name(told, "from", names);
            name(told, "to", names);
        }
        List<Object> observers = Json.list(Json.map(call, "coverage"), "observers");
        String observer = observers.size() == 1 ? observers.get(0).toString() : "the logging host";
        ZoneId zone = first.<ZoneId>map(OffsetDateTime::getOffset).orElse(ZoneOffset.UTC);
        Sheet.Verdict verdict =
                new Sheet.Verdict("", Sheet.Which.ONLY, true, "", "", "", "", List.of(), List.of(), List.of());
        return new Sheet(verdict, steps, new Sheet.Nodes(names, observer, Optional.empty()), zone);
    }

    private static void name(Map<String, Object> told, String end, Map<String, String> names) {
        String name = text(told, end + "_name");
        endpoint(text(told, end)).filter(e -> !name.isEmpty()).ifPresent(e -> names.put(e.host(), name));
    }

    private static Step step(Map<String, Object> told, int position) {
        String label = text(told, "label");
        boolean response = !label.isEmpty() && Character.isDigit(label.charAt(0));
        Observation observation = new Observation(
                time(told).map(OffsetDateTime::toInstant),
                0,
                endpoint(text(told, "from")),
                endpoint(text(told, "to")),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        ObservedMessage message = new ObservedMessage(response ? RESPONSE : REQUEST, observation, position);
        String note = text(told, "note");
        boolean again = note.startsWith(AGAIN);
        String rest = again ? note.substring(Math.min(note.length(), noteEnd(note))) : note;
        Tone tone = response ? Tone.SUCCESS : Tone.REQUEST;
        return new Step(
                message, label, tone, again ? number(note) : 0, rest.isEmpty() ? List.of() : List.of(rest), false);
    }

    /** Behind the number of the retransmission and what separates it from the notes. */
    private static int noteEnd(String note) {
        int separator = note.indexOf("; ");
        return separator < 0 ? note.length() : separator + 2;
    }

    private static int number(String note) {
        int at = AGAIN.length();
        int number = 0;
        while (at < note.length() && Character.isDigit(note.charAt(at)) && number < 10_000) {
            number = number * 10 + note.charAt(at++) - '0';
        }
        return Math.max(1, number);
    }

    private static Optional<OffsetDateTime> time(Map<String, Object> told) {
        try {
            return Optional.of(text(told, "at")).filter(at -> !at.isEmpty()).map(OffsetDateTime::parse);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** What {@link Endpoint#toString} wrote. */
    private static Optional<Endpoint> endpoint(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int colon = text.lastIndexOf(':');
        boolean bracketed = text.startsWith("[") && colon > 1 && text.charAt(colon - 1) == ']';
        boolean port = colon > 0 && (bracketed || text.indexOf(':') == colon);
        if (!port || !isPort(text.substring(colon + 1))) {
            return Optional.of(new Endpoint(text, OptionalInt.empty()));
        }
        String host = bracketed ? text.substring(1, colon - 1) : text.substring(0, colon);
        return Optional.of(new Endpoint(host, OptionalInt.of(Integer.parseInt(text.substring(colon + 1)))));
    }

    private static boolean isPort(String digits) {
        return !digits.isEmpty() && digits.length() < 6 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static String text(Map<String, Object> told, String key) {
        Object value = told.get(key);
        return value == null ? "" : value.toString();
    }

    private static SipMessage message(String startLine) {
        return Recogniser.standard()
                .recognise(startLine + "\r\n\r\n")
                .messages()
                .get(0);
    }
}
