// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
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
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SipMessage;

/** A call made by hand, as renderings get it. */
final class Drawn {
    static final String CRLF = "\r\n";

    private final List<Step> steps = new ArrayList<>();
    private final Map<String, String> names = new HashMap<>();
    private String callId = "a@10.0.0.1";
    private String answer = "The call failed.";
    private String observer = "the logging host";
    private String transport = "";
    private Optional<String> suspect = Optional.empty();
    private ZoneId zone = ZoneOffset.UTC;
    private boolean begins;

    Drawn callId(String id) {
        callId = id;
        return this;
    }

    Drawn answer(String sentence) {
        answer = sentence;
        return this;
    }

    Drawn observer(String name) {
        observer = name;
        return this;
    }

    Drawn zone(String id) {
        zone = ZoneId.of(id);
        return this;
    }

    Drawn suspect(String host) {
        suspect = Optional.of(host);
        return this;
    }

    Drawn named(String host, String name) {
        names.put(host, name);
        return this;
    }

    /** Of the messages that follow. */
    Drawn over(String name) {
        transport = name;
        return this;
    }

    /** The failure begins with the message that follows. */
    Drawn beginning() {
        begins = true;
        return this;
    }

    /** A message of which only the label counts. */
    Drawn entry(String time, String from, String to, String label, String... notes) {
        boolean answer = !label.isEmpty() && Character.isDigit(label.charAt(0));
        return add(time, from, to, label, sip(answer ? "SIP/2.0 200 OK" : "INVITE sip:b@b SIP/2.0"), 0, notes);
    }

    Drawn failure(String time, String from, String to, String label, String... notes) {
        return add(time, from, to, label, sip("SIP/2.0 486 Busy Here"), 0, notes);
    }

    /** A retransmission of the message before. */
    Drawn again(String time, String from, String to, String label, int repetition) {
        return add(time, from, to, label, sip("INVITE sip:b@b SIP/2.0"), repetition);
    }

    /** A whole message; its label is its method or its code. */
    Drawn message(String time, String from, String to, String... lines) {
        SipMessage message = sip(lines);
        String label = message.isRequest() ? message.method() : String.valueOf(message.statusCode());
        return add(time, from, to, label, message, 0);
    }

    Sheet sheet() {
        Sheet.Verdict verdict = new Sheet.Verdict(
                callId,
                Sheet.Which.ONLY,
                true,
                "FAILED · 1001 → 1002",
                answer,
                "",
                "A cause",
                List.of(),
                List.of("2 messages"),
                List.of());
        return new Sheet(verdict, steps, new Sheet.Nodes(names, observer, suspect), zone);
    }

    static String text(Rendered rendered) {
        return new String(rendered.content(), StandardCharsets.UTF_8);
    }

    static SipMessage sip(String... lines) {
        return Recogniser.standard()
                .recognise(String.join(CRLF, lines) + CRLF + CRLF)
                .messages()
                .get(0);
    }

    private Drawn add(
            String time, String from, String to, String label, SipMessage message, int repetition, String... notes) {
        Observation observation = new Observation(
                time.isEmpty() ? Optional.empty() : Optional.of(Instant.parse(time)),
                0,
                endpoint(from),
                endpoint(to),
                transport.isEmpty() ? Optional.empty() : Optional.of(transport),
                Optional.empty(),
                Optional.empty());
        ObservedMessage observed = new ObservedMessage(message, observation, steps.size());
        Tone tone = Tone.of(message, false);
        steps.add(new Step(observed, label, tone, repetition, List.of(notes), begins));
        begins = false;
        return this;
    }

    private static Optional<Endpoint> endpoint(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        boolean bracketed = text.startsWith("[");
        int colon = bracketed ? text.indexOf("]:") + 1 : text.indexOf(':');
        boolean port = colon > 0 && (bracketed || colon == text.lastIndexOf(':'));
        String host = port ? text.substring(bracketed ? 1 : 0, bracketed ? colon - 1 : colon) : text;
        return Optional.of(new Endpoint(
                host, port ? OptionalInt.of(Integer.parseInt(text.substring(colon + 1))) : OptionalInt.empty()));
    }
}
