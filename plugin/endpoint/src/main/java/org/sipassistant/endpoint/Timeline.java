// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.diagnosis.Story;
import org.sipassistant.message.CSeq;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Reason;
import org.sipassistant.message.Sdp;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.StatusLine;

/** The messages of a call in their order, with what a reader of a ladder wants to see beside each. */
final class Timeline {
    private final Story story;
    private final Function<Instant, String> time;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, NavigableSet<Long>> authenticated = new HashMap<>();

    Timeline(Story story, Function<Instant, String> time) {
        this.story = story;
        this.time = time;
        story.call().messages().forEach(m -> noteCredentials(m.message()));
    }

    List<Map<String, Object>> entries() {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (ObservedMessage message : story.call().messages()) {
            entries.add(entry(message));
        }
        return entries;
    }

    private Map<String, Object> entry(ObservedMessage message) {
        Map<String, Object> entry = new LinkedHashMap<>();
        message.at().ifPresent(at -> entry.put("at", time.apply(at)));
        message.source().ifPresent(from -> put("from", from, entry));
        message.destination().ifPresent(to -> put("to", to, entry));
        entry.put("label", label(message.message()));
        note(message).ifPresent(note -> entry.put("note", note));
        message.observation().document().ifPresent(id -> entry.put("_id", id.id()));
        return entry;
    }

    /** An end of the message's way, and what the operator calls it. */
    private void put(String end, Endpoint node, Map<String, Object> entry) {
        entry.put(end, node.toString());
        story.names().entry(node).ifPresent(known -> entry.put(end + "_name", known.name()));
    }

    private static String label(SipMessage message) {
        String label = message.startLine() instanceof StatusLine line
                ? (line.code() + " " + line.phrase()).strip() + method(message)
                : message.method();
        Optional<Sdp> sdp = message.sdp().filter(s -> !s.codecs().isEmpty());
        return label
                + sdp.map(s -> " (SDP: " + String.join(" ", s.codecs()) + ")").orElse("");
    }

    private static String method(SipMessage message) {
        return message.method().isEmpty() || message.method().equals("INVITE") ? "" : " to " + message.method();
    }

    private Optional<String> note(ObservedMessage message) {
        List<String> notes = new ArrayList<>();
        int repetition = seen.merge(key(message), 1, Integer::sum) - 1;
        if (repetition > 0) {
            notes.add("retransmission " + repetition);
        }
        int code = message.message().statusCode();
        if ((code == 401 || code == 407) && isRepaired(message.message())) {
            notes.add("normal challenge");
        }
        for (Reason reason : message.message().reasons()) {
            notes.add(reason.protocol()
                    + (reason.cause().isPresent() ? " " + reason.cause().getAsInt() : "")
                    + reason.text().map(t -> " " + t).orElse(""));
        }
        if (story.finalResponse().filter(message::equals).isPresent()) {
            notes.add("decides");
        }
        return notes.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", notes));
    }

    /** Whether a request without credentials was challenged and came again with them. */
    private boolean isRepaired(SipMessage challenge) {
        NavigableSet<Long> tries = authenticated.getOrDefault(challenge.method(), Collections.emptyNavigableSet());
        long cseq = challenge.cseq().map(CSeq::number).orElse(Long.MAX_VALUE);
        return !tries.contains(cseq) && tries.higher(cseq) != null;
    }

    private void noteCredentials(SipMessage request) {
        if (request.isRequest() && !request.credentials().isEmpty()) {
            request.cseq()
                    .ifPresent(cseq -> authenticated
                            .computeIfAbsent(request.method(), m -> new TreeSet<>())
                            .add(cseq.number()));
        }
    }

    /** What a retransmission has in common with the message it repeats, as one observer sees it. */
    private static String key(ObservedMessage message) {
        SipMessage sip = message.message();
        return sip.topVia().flatMap(via -> via.branch()).orElse("")
                + '|'
                + sip.cseq().map(Object::toString).orElse("")
                + '|'
                + message.quote()
                + '|'
                + sip.toTag().orElse("")
                + '|'
                + message.source().map(Endpoint::toString).orElse("")
                + '|'
                + message.destination().map(Endpoint::toString).orElse("")
                + '|'
                + message.observation().observer().orElse("");
    }
}
