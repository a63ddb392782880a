// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sipassistant.call.Decision;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.diagnosis.Evidence;
import org.sipassistant.diagnosis.Story;
import org.sipassistant.message.CSeq;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.Reason;
import org.sipassistant.message.Sdp;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.StatusLine;
import org.sipassistant.secret.Secrets;

/** Makes the steps of a call of its messages, in their order. */
public final class Steps {
    /** The note of the final response that decided. */
    static final String DECIDES = "decides";

    private static final Set<String> FAILURES = Set.of("failed", "dropped", "in_progress", "unknown");

    private final Story story;
    private final Optional<ObservedMessage> decided;
    private final Optional<ObservedMessage> beginning;
    private final Map<String, Integer> seen = new HashMap<>();
    private final Map<String, NavigableSet<Long>> authenticated = new HashMap<>();

    private Steps(Diagnosis diagnosis) {
        this.story = diagnosis.story();
        this.decided = decided(diagnosis);
        this.beginning = isFailure(diagnosis) ? beginning(diagnosis) : Optional.empty();
        story.call().messages().forEach(m -> noteCredentials(m.message()));
    }

    public static List<Step> of(Diagnosis diagnosis) {
        Steps steps = new Steps(diagnosis);
        List<Step> all = new ArrayList<>();
        diagnosis.story().call().messages().forEach(message -> all.add(steps.step(message)));
        return List.copyOf(all);
    }

    /** Whether something went wrong that somebody may have to repair; a call that its caller gave up did not. */
    public static boolean isFailure(Diagnosis diagnosis) {
        return FAILURES.contains(diagnosis.outcome())
                && !diagnosis.rootCause().verdict().category().equals("not-a-failure");
    }

    /**
     * The message with which a failure begins: the final response that decided where the finding rests on it, else the
     * first message it rests on; where the finding cites none, the request that was never answered.
     */
    private static Optional<ObservedMessage> beginning(Diagnosis diagnosis) {
        List<ObservedMessage> proof = diagnosis.rootCause().evidence().stream()
                .map(Evidence::witness)
                .filter(ObservedMessage.class::isInstance)
                .map(ObservedMessage.class::cast)
                .toList();
        Story story = diagnosis.story();
        return decided(diagnosis)
                .filter(m -> proof.isEmpty() || proof.contains(m))
                .or(() -> proof.stream().findFirst())
                .or(() -> story.hop().flatMap(Transaction::request));
    }

    private static Optional<ObservedMessage> decided(Diagnosis diagnosis) {
        return diagnosis.decision().flatMap(Decision::response);
    }

    private Step step(ObservedMessage message) {
        SipMessage sip = message.message();
        int repetition = seen.merge(key(message, true), 1, Integer::sum) - 1;
        int code = sip.statusCode();
        boolean repaired = (code == 401 || code == 407) && isRepaired(sip);
        boolean begins = beginning.filter(message::equals).isPresent();
        return new Step(message, label(sip), Tone.of(sip, repaired), repetition, notes(message, repaired), begins);
    }

    private static String label(SipMessage message) {
        String label = message.startLine() instanceof StatusLine line
                ? Secrets.mask((line.code() + " " + line.phrase()).strip()) + method(message)
                : message.method();
        Optional<Sdp> sdp = message.sdp().filter(s -> !s.codecs().isEmpty());
        return label
                + sdp.map(s -> " (SDP: " + String.join(" ", s.codecs()) + ")").orElse("");
    }

    private static String method(SipMessage message) {
        return message.method().isEmpty() || message.method().equals("INVITE") ? "" : " to " + message.method();
    }

    private List<String> notes(ObservedMessage message, boolean repaired) {
        List<String> notes = new ArrayList<>();
        if (repaired) {
            notes.add("normal challenge");
        }
        for (Reason reason : message.message().reasons()) {
            notes.add(reason.protocol()
                    + (reason.cause().isPresent() ? " " + reason.cause().getAsInt() : "")
                    + reason.text().map(t -> " " + Secrets.mask(t)).orElse(""));
        }
        target(message.message()).ifPresent(target -> notes.add("transfer to " + target));
        if (decided.filter(message::equals).isPresent()) {
            notes.add(DECIDES);
        }
        return notes;
    }

    /** Where a REFER sends the other side: the user and the host, without what is to be replaced there. */
    private static Optional<String> target(SipMessage message) {
        return Optional.of(message)
                .filter(m -> m.isRequest() && m.method().equals("REFER"))
                .flatMap(m -> m.header(Header.REFER_TO))
                .map(value -> NameAddr.parse(value).uri())
                .map(uri -> uri.user()
                        .map(user -> user + uri.host().map(host -> '@' + host).orElse(""))
                        .orElse(uri.host().orElse("")))
                .filter(target -> !target.isEmpty());
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

    /** The messages of a call, each once however many observers saw it. */
    public static List<Step> once(Diagnosis diagnosis) {
        return Sightings.once(of(diagnosis));
    }

    /**
     * What a retransmission has in common with the message it repeats.
     *
     * @param observed whether only what one observer saw is the same
     */
    static String key(ObservedMessage message, boolean observed) {
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
                + (observed ? message.observation().observer().orElse("") : "");
    }
}
