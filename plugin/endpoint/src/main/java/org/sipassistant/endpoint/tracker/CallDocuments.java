// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.sipassistant.call.Call;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.Leg;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.diagnosis.Story;
import org.sipassistant.endpoint.Expertise;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.counting.CallCount;
import org.sipassistant.endpoint.counting.CallRoute;
import org.sipassistant.endpoint.counting.Counted;
import org.sipassistant.endpoint.counting.Customers;
import org.sipassistant.ingest.Knowhow;
import org.sipassistant.ingest.PhoneNumber;
import org.sipassistant.ingest.SipEnricher;
import org.sipassistant.ingest.SipOptions;
import org.sipassistant.message.Header;
import org.sipassistant.message.StatusLine;
import org.sipassistant.secret.Secrets;

/** Writes a judged call as documents, one for each leg. Thread-safe; the same call gives the same documents. */
public final class CallDocuments {
    /** How the names of the indices begin; the namespace and the day follow. */
    public static final String PREFIX = "sip-calls-";

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu.MM.dd", Locale.ROOT);

    private final Expertise expertise;
    private final FirstMessage parties;
    private final String namespace;
    private final WhyLink why;

    /**
     * @param options of the processor, as the messages were read with
     * @param namespace separates what must not be counted together; a part of the names of the indices
     * @param messages names and patterns of the indices that hold the messages
     */
    public CallDocuments(Expertise expertise, SipOptions options, String namespace, List<String> messages) {
        this.expertise = expertise;
        this.namespace = namespace;
        this.why = new WhyLink(messages);
        this.parties = new FirstMessage(SipEnricher.create(
                options,
                new Knowhow(expertise.knowledge(), expertise.logs(), expertise.events(), expertise.inventory())));
    }

    /** The index of the calls that began at a time. */
    public static String index(String namespace, Instant start) {
        return PREFIX + namespace + '-' + DAY.format(start.atZone(ZoneOffset.UTC));
    }

    /**
     * The documents of a call, the primary one first; none for what is no call, and where no message has a time.
     *
     * @param ingested when the newest of its messages came in
     */
    public List<Document> of(Diagnosis diagnosis, Optional<Instant> ingested) {
        Call call = diagnosis.story().call();
        List<Document> documents = new ArrayList<>();
        switch (call.kind()) {
            case CALL, FRAGMENT -> {
                for (Leg leg : call.legs()) {
                    document(diagnosis, leg, ingested).ifPresent(documents::add);
                }
            }
            case REGISTRATION, KEEPALIVE, SUBSCRIPTION, MESSAGE -> {}
        }
        return documents;
    }

    private Optional<Document> document(Diagnosis diagnosis, Leg leg, Optional<Instant> ingested) {
        Call call = diagnosis.story().call();
        List<ObservedMessage> messages = call.legs().size() == 1
                ? call.messages()
                : call.messages().stream()
                        .filter(m -> m.message()
                                .callId()
                                .filter(leg.callId()::equals)
                                .isPresent())
                        .toList();
        List<Instant> times =
                messages.stream().flatMap(m -> m.at().stream()).sorted().toList();
        if (times.isEmpty()) {
            return Optional.empty();
        }
        ObservedMessage first =
                leg.attempts().stream().findFirst().flatMap(Exchange::request).orElseGet(() -> messages.get(0));
        boolean primary = leg.callId().equals(call.legs().get(0).callId());
        Tree tree = new Tree();
        Instant start = times.get(0);
        tree.put("@timestamp", start.toString());
        common(tree, "sip.calls", ingested);
        tree.put("event.start", start.toString())
                .put("event.end", times.getLast().toString())
                .put("event.outcome", outcome(diagnosis));
        parties.write(first, tree);
        message(diagnosis, leg, first, tree);
        if (primary) {
            told(diagnosis.story().told(), tree);
        } else {
            told(leg.start().flatMap(Transaction::finalResponse), tree);
        }
        tree.put("observer.name", observers(messages));
        tree.put("call.group", group(call)).put("call.primary", primary);
        if (primary) {
            // The first hop of an outbound call shows no trunk: what counts is the one that decided.
            CallRoute.of(diagnosis).fields().forEach((field, value) -> tree.put(field, value));
        }
        separate(diagnosis, tree);
        Judgement.write(diagnosis, tree);
        Optional.of(call.callId()).filter(id -> !id.isEmpty()).ifPresent(id -> tree.put("call.why_url", why.to(id)));
        tree.put("call.kpi", CallCount.of(diagnosis, primary).fields());
        Counted.fields(tree.fields()).forEach(tree::put);
        prefix(tree).ifPresent(digits -> tree.put("call.destination_prefix", digits));
        String id = Document.id(leg.callId(), first.message().fromTag().orElse(""), beginning(first, start));
        return Optional.of(new Document(index(namespace, start), id, tree.fields()));
    }

    /**
     * What is told of a call between two customers is told of both, so that it is the document of neither: whoever may see
     * the documents of one customer only does not find it.
     */
    private static void separate(Diagnosis diagnosis, Tree tree) {
        Set<String> customers = Customers.of(diagnosis.story());
        if (Json.at(tree.fields(), "sip.customer") instanceof String own) {
            customers.add(own);
        }
        if (customers.size() > 1) {
            tree.remove("sip.customer").put("call.customers", List.copyOf(customers));
        }
    }

    /** As the observer's clock showed it, whatever later messages say about that clock. */
    private static String beginning(ObservedMessage first, Instant start) {
        return first.at()
                .map(at -> at.minus(first.observation().shift()))
                .orElse(start)
                .toString();
    }

    /** The parties of a message, in the processor's fields. */
    FirstMessage parties() {
        return parties;
    }

    /** What all documents have that the tracker writes. */
    void common(Tree tree, String dataset, Optional<Instant> ingested) {
        tree.put("event.dataset", dataset)
                .put("event.ingested", ingested.map(Instant::toString))
                .put("sip.schema", Schema.VERSION)
                .put("sip.rules_version", expertise.knowledge().version());
    }

    private static void message(Diagnosis diagnosis, Leg leg, ObservedMessage first, Tree tree) {
        Story story = diagnosis.story();
        tree.put("sip.call_id", leg.callId())
                .put("sip.method", first.message().method())
                .put("sip.failed", Judgement.isFailed(diagnosis) ? 1 : 0)
                .put("sip.emergency", story.isEmergency())
                .put("sip.server.original", server(story))
                .put(
                        "sip.reason.q850.cause",
                        Judgement.enders(story)
                                .flatMap(m -> m.message().reasons().stream())
                                .filter(reason -> reason.protocol().equalsIgnoreCase("Q.850")
                                        && reason.cause().isPresent())
                                .map(reason -> reason.cause().getAsInt())
                                .findFirst());
    }

    /** What the side that answered, or refused, says it runs. */
    private static Optional<String> server(Story story) {
        return story.finalResponse()
                .or(story::told)
                .flatMap(m ->
                        m.message().header(Header.SERVER).or(() -> m.message().header(Header.USER_AGENT)))
                .filter(text -> !text.isBlank())
                .map(Secrets::mask);
    }

    private static void told(Optional<ObservedMessage> response, Tree tree) {
        response.ifPresent(m -> {
            tree.put("sip.code", String.valueOf(m.message().statusCode()))
                    .put("sip.status_code", m.message().statusCode());
            if (m.message().startLine() instanceof StatusLine line) {
                tree.put("sip.status", Secrets.mask(line.phrase().strip()));
            }
        });
    }

    private static String outcome(Diagnosis diagnosis) {
        return switch (diagnosis.outcome()) {
            case "answered" -> "success";
            case "failed", "dropped" -> "failure";
            default -> "unknown";
        };
    }

    private static List<String> observers(List<ObservedMessage> messages) {
        TreeSet<String> observers = new TreeSet<>();
        messages.forEach(m -> m.observation().observer().ifPresent(observers::add));
        return List.copyOf(observers);
    }

    /** The smallest Call-ID of the legs: the same whichever of them came in first. */
    static String group(Call call) {
        return call.legs().stream().map(Leg::callId).min(String::compareTo).orElse(call.callId());
    }

    /** The country where the called number tells it, else its first four digits. */
    private static Optional<String> prefix(Tree tree) {
        return Optional.ofNullable(Json.at(tree.fields(), "sip.number.called.spellings"))
                .filter(List.class::isInstance)
                .map(spellings ->
                        ((List<?>) spellings).stream().map(Object::toString).toList())
                .map(PhoneNumber::destination);
    }
}
