// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.endpoint.Json;
import org.sipassistant.message.Endpoint;

/**
 * What is known of a registration: what its document said, and what happened since. Beside the states of events a document
 * may have {@code expired}: what was granted is over, and nothing has come in since. Immutable.
 */
final class RegistrationState {
    static final String REGISTERED = "registered";
    static final String EXPIRED = "expired";

    private final Map<String, Object> before;
    private final Optional<RegistrationEvent> newest;
    private final Optional<RegistrationEvent> success;
    private final Optional<RegistrationEvent> refusal;
    private final Optional<Instant> since;

    private RegistrationState(
            Map<String, Object> before,
            Optional<RegistrationEvent> newest,
            Optional<RegistrationEvent> success,
            Optional<RegistrationEvent> refusal,
            Optional<Instant> since) {
        this.before = before;
        this.newest = newest;
        this.success = success;
        this.refusal = refusal;
        this.since = since;
    }

    /** @param document as it is stored; empty where there is none */
    static RegistrationState of(Map<String, Object> document) {
        return new RegistrationState(
                document, Optional.empty(), Optional.empty(), Optional.empty(), time(document, "registration.since"));
    }

    /**
     * A registration that ran out and was not renewed.
     *
     * @param document as it is stored
     * @param until what happened before is known
     * @return the document as it is to be; empty where it has not run out
     */
    static Optional<Map<String, Object>> expired(Map<String, Object> document, Instant until) {
        boolean over = REGISTERED.equals(Json.at(document, "registration.state"))
                && time(document, "registration.expires_at")
                        .filter(until::isAfter)
                        .isPresent();
        if (!over) {
            return Optional.empty();
        }
        Map<String, Object> registration = new LinkedHashMap<>(Json.map(document, "registration"));
        registration.put("state", EXPIRED);
        Map<String, Object> marked = new LinkedHashMap<>(document);
        marked.put("registration", registration);
        return Optional.of(marked);
    }

    /** Events may come in any order: only one that is newer than all before changes the state. */
    RegistrationState after(RegistrationEvent event) {
        boolean newer = event.at().isAfter(at().orElse(Instant.MIN));
        boolean first = at().isEmpty();
        Optional<Instant> start = since;
        boolean ranOut = newer
                && newest.isEmpty()
                && time(before, "registration.expires_at")
                        .filter(event.at()::isAfter)
                        .isPresent();
        if (event.state().equals(state()) && !ranOut) {
            start = start.filter(time -> !time.isAfter(event.at())).or(() -> Optional.of(event.at()));
        } else if (newer || first) {
            start = Optional.of(event.at());
        }
        return new RegistrationState(
                before,
                newer ? Optional.of(event) : newest,
                later(success, event, REGISTERED),
                later(refusal, event, "refused"),
                start);
    }

    private static Optional<RegistrationEvent> later(
            Optional<RegistrationEvent> known, RegistrationEvent event, String state) {
        boolean later = event.state().equals(state)
                && known.filter(k -> k.at().isAfter(event.at())).isEmpty();
        return later ? Optional.of(event) : known;
    }

    Map<String, Object> document(CallDocuments documents) {
        Tree tree = new Tree();
        if (newest.isEmpty()) {
            merge(before, tree, "");
        } else {
            write(newest.get(), documents, tree);
        }
        tree.put("registration.since", since.map(Instant::toString));
        Optional<Instant> granted = latest(success, "registration.last_success");
        tree.put("registration.last_success", granted.map(Instant::toString));
        Optional<Instant> refused = time(before, "registration.last_refusal.at");
        Optional<RegistrationEvent> own = refusal.filter(r -> refused.isEmpty() || r.at().isAfter(refused.get()));
        if (own.isPresent()) {
            tree.put("registration.last_refusal.code", own.get().code())
                    .put("registration.last_refusal.at", own.get().at().toString())
                    .put("registration.last_refusal.rule", own.get().rule())
                    .put("registration.last_refusal.category", own.get().category());
        } else if (Json.at(before, "registration.last_refusal") instanceof Map<?, ?> kept) {
            tree.put("registration.last_refusal", kept);
        }
        return tree.fields();
    }

    private static void write(RegistrationEvent event, CallDocuments documents, Tree tree) {
        tree.put("@timestamp", event.at().toString());
        documents.common(tree, "sip.registrations", Optional.of(event.at()));
        documents.parties().write(event.request(), tree);
        tree.put(
                "registration.contact",
                RegistrationEvent.contact(event.request().message())
                        .map(contact -> contact.uri().original()));
        tree.put(
                        "registration.aor",
                        RegistrationEvent.addressOfRecord(event.request().message()))
                .put("registration.registrar", event.request().destination().map(Endpoint::toString))
                .put("registration.state", event.state())
                .put("sip.call_id", event.request().message().callId())
                .put("observer.name", event.request().observation().observer());
        if (event.state().equals(REGISTERED) && event.expires().isPresent()) {
            tree.put("registration.expires_s", event.expires().getAsLong())
                    .put(
                            "registration.expires_at",
                            event.at().plusSeconds(event.expires().getAsLong()).toString());
        }
    }

    private Optional<Instant> latest(Optional<RegistrationEvent> event, String path) {
        Optional<Instant> known = time(before, path);
        return event.map(RegistrationEvent::at)
                .filter(at -> known.isEmpty() || at.isAfter(known.get()))
                .or(() -> known);
    }

    private Optional<Instant> at() {
        return newest.map(RegistrationEvent::at).or(() -> time(before, "@timestamp"));
    }

    /** After its last event: that it ran out is none, and a renewal that comes in late makes that undone. */
    private String state() {
        String stored = String.valueOf(Json.at(before, "registration.state"));
        return newest.map(RegistrationEvent::state).orElse(stored.equals(EXPIRED) ? REGISTERED : stored);
    }

    private static void merge(Map<String, Object> from, Tree tree, String path) {
        new LinkedHashMap<>(from).forEach((name, value) -> {
            if (value instanceof Map<?, ?>) {
                merge(Json.asMap(value), tree, path + name + '.');
            } else {
                tree.put(path + name, value);
            }
        });
    }

    private static Optional<Instant> time(Map<String, Object> document, String path) {
        return Json.at(document, path) instanceof String text ? Optional.of(Instant.parse(text)) : Optional.empty();
    }
}
