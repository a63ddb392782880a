// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.sipassistant.call.Call;
import org.sipassistant.call.Kind;
import org.sipassistant.endpoint.TrackingCluster.Change;

/** Keeps one document for each registration: its state now, since when, and why it was refused last. For one thread. */
final class Registrations {
    static final String PREFIX = "sip-registrations-";

    /** A challenge, and the request before it that came in earlier, belong to what came in now. */
    private static final Duration BEFORE = Duration.ofMinutes(1);

    /** That ran out and are looked at at once, those first that did so first. */
    private static final int MOST = 5_000;

    private final SourceWork.Workshop workshop;
    private final CallDocuments documents;

    Registrations(SourceWork.Workshop workshop, CallDocuments documents) {
        this.workshop = workshop;
        this.documents = documents;
    }

    /** Brings the registrations up to date that messages came in for; answers how many documents were written. */
    int update(Collection<Feed.Changed> changed, MessageSearch search, String namespace, long version) {
        Optional<Instant> first = changed.stream().map(Feed.Changed::first).min(Instant::compareTo);
        if (first.isEmpty()) {
            return 0;
        }
        Map<String, List<RegistrationEvent>> byId = new LinkedHashMap<>();
        search.of(
                        changed.stream().map(Feed.Changed::callId).toList(),
                        first.get().minus(BEFORE))
                .values()
                .forEach(hits -> {
                    for (Call call : workshop.reader().calls(hits)) {
                        if (call.kind() == Kind.REGISTRATION) {
                            RegistrationEvent.of(call, workshop.reader())
                                    .forEach(event -> byId.computeIfAbsent(event.id(), id -> new ArrayList<>())
                                            .add(event));
                        }
                    }
                });
        return byId.isEmpty() ? 0 : store(byId, PREFIX + namespace, version);
    }

    /**
     * Marks registrations that ran out and were not renewed; answers how many.
     *
     * @param until what came in before is known
     * @param isMine whether a Call-ID belongs to this node: whoever else reads the renewals of a device writes its document
     */
    int expire(Instant until, Predicate<String> isMine, String namespace) {
        String index = PREFIX + namespace;
        if (workshop.cluster().indices(index).isEmpty()) {
            return 0;
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("size", MOST);
        body.put("track_total_hits", false);
        body.put(
                "query",
                Searches.all(
                        Map.of("exists", Map.of("field", Searches.CALL_ID)),
                        Searches.terms("registration.state", List.of(RegistrationState.REGISTERED)),
                        Searches.range("registration.expires_at", Instant.EPOCH, until)));
        body.put("sort", List.of(Map.of("registration.expires_at", Map.of("order", "asc"))));
        body.put("_source", List.of(Searches.CALL_ID));
        List<String> ids = new Searches(workshop.cluster(), List.of(index))
                .hits(body).stream()
                        .filter(hit -> MessageSearch.callId(hit).filter(isMine).isPresent())
                        .map(hit -> String.valueOf(hit.get("_id")))
                        .toList();
        if (ids.isEmpty()) {
            return 0;
        }
        // A search may not see yet what was renewed just now; what another node writes meanwhile has a later version.
        List<Change> changes = new ArrayList<>();
        Searches.await(workshop.cluster().get(index, ids))
                .forEach((id, document) -> RegistrationState.expired(document, until)
                        .ifPresent(marked ->
                                changes.add(new Change(index, id, Optional.of(marked), until.toEpochMilli()))));
        CallStore.write(workshop.cluster(), changes);
        return changes.size();
    }

    private int store(Map<String, List<RegistrationEvent>> byId, String index, long version) {
        workshop.indices().ensure(index, Schema::registrations);
        Map<String, Map<String, Object>> stored =
                Searches.await(workshop.cluster().get(index, List.copyOf(byId.keySet())));
        List<Change> changes = new ArrayList<>();
        byId.forEach((id, events) -> {
            Map<String, Object> before = stored.getOrDefault(id, Map.of());
            RegistrationState state = RegistrationState.of(before);
            events.sort(java.util.Comparator.comparing(RegistrationEvent::at));
            for (RegistrationEvent event : events) {
                state = state.after(event);
            }
            Map<String, Object> document = state.document(documents);
            if (!document.equals(before)) {
                changes.add(new Change(index, id, Optional.of(document), version));
            }
        });
        CallStore.write(workshop.cluster(), changes);
        return changes.size();
    }
}
