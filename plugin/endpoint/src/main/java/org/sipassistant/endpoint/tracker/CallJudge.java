// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.sipassistant.call.Call;
import org.sipassistant.call.Leg;

/** Judges calls that messages came in for, many at once, and has their documents written. For one thread. */
final class CallJudge {
    /** Calls that were taken for one with these before, and those that were with them, and so on. */
    private static final int ROUNDS = 3;

    private final SourceWork.Workshop workshop;
    private final CallDocuments documents;
    private final CallStore calls;
    private final ReadBefore read = new ReadBefore();
    private final Function<String, Progress> progress;

    /** @param progress of the lane that a Call-ID belongs to */
    CallJudge(
            SourceWork.Workshop workshop,
            CallDocuments documents,
            CallStore calls,
            Function<String, Progress> progress) {
        this.workshop = workshop;
        this.documents = documents;
        this.calls = calls;
        this.progress = progress;
    }

    /**
     * Judges calls that messages came in for.
     *
     * @param search for these calls alone
     * @return the Call-IDs of all that was judged: of these calls, of their legs, and of calls that might have been legs
     */
    Set<String> judge(List<Feed.Changed> changed, MessageSearch search, long version) {
        return judge(changed, search, version, true);
    }

    /** Judges calls that nothing came in for since. */
    void again(List<Feed.Changed> open, MessageSearch search, long version) {
        judge(open, search, version, false);
    }

    private Set<String> judge(List<Feed.Changed> changed, MessageSearch search, long version, boolean fresh) {
        Instant now = search.until(workshop.clock().instant());
        List<String> callIds = changed.stream().map(Feed.Changed::callId).toList();
        Instant since = since(changed);
        CallGroups groups = new CallGroups(search, workshop, since);
        Map<String, List<CallStore.Written>> before = new LinkedHashMap<>();
        List<Call> found = List.of();
        Collection<String> next = callIds;
        for (int round = 0; round < ROUNDS && !next.isEmpty(); round++) {
            found = groups.of(next);
            Set<String> judged = groups.judged();
            before.putAll(calls.stored(
                    judged.stream().filter(id -> !before.containsKey(id)).toList(), since));
            next = calls.members(former(before, found), since);
            next.removeIf(judged::contains);
        }
        Map<Call, List<Document>> made = documents(found, now, groups);
        List<Document> all = new ArrayList<>();
        made.values().forEach(all::addAll);
        calls.store(all, before, version, written -> {
            count(made, written, callIds.get(0));
            groups.judged().forEach(callId -> read.add(callId, groups.messages(callId)));
            if (fresh) {
                told(made, groups, written);
            }
        });
        return groups.judged();
    }

    /** Counts what was written for the lane of each call, and what was removed for that of the first. */
    private void count(Map<Call, List<Document>> made, Set<String> written, String first) {
        int removed = written.size();
        for (Map.Entry<Call, List<Document>> call : made.entrySet()) {
            int own = (int) call.getValue().stream()
                    .filter(document -> written.contains(document.id()))
                    .count();
            progress.apply(call.getKey().callId()).written(own);
            removed -= own;
        }
        progress.apply(first).written(removed);
    }

    /** Notes how long it took until the calls were written that something was new about. */
    private void told(Map<Call, List<Document>> made, CallGroups groups, Set<String> written) {
        made.forEach((call, own) -> {
            if (own.stream().map(Document::id).anyMatch(written::contains)) {
                ingested(call, groups)
                        .ifPresent(at -> progress.apply(call.callId())
                                .told(workshop.clock().millis() - at.toEpochMilli()));
            }
        });
    }

    /** Whether a call was judged, and written, from all that came in for it during some seconds. */
    boolean knows(Feed.Changed call, Set<Long> during) {
        return read.holds(call, during);
    }

    /** Begins to read what will be needed to judge calls. */
    void prepare(List<Feed.Changed> changed, MessageSearch search) {
        search.begin(
                changed.stream().map(Feed.Changed::callId).toList(),
                since(changed),
                workshop.clock().instant());
    }

    private Instant since(List<Feed.Changed> changed) {
        return changed.stream()
                .map(Feed.Changed::first)
                .min(Instant::compareTo)
                .orElseThrow()
                .minus(workshop.limits().history());
    }

    /** The groups that calls were told to be of before and are not now: what they were left by is another call, too. */
    private static Set<String> former(Map<String, List<CallStore.Written>> before, List<Call> found) {
        Map<String, Set<String>> now = new HashMap<>();
        for (Call call : found) {
            String group = CallDocuments.group(call);
            call.legs()
                    .forEach(leg -> now.computeIfAbsent(leg.callId(), id -> new HashSet<>())
                            .add(group));
        }
        Set<String> former = new HashSet<>();
        before.forEach((callId, there) -> there.stream()
                .map(CallStore.Written::group)
                .filter(group -> !now.getOrDefault(callId, Set.of()).contains(group))
                .forEach(former::add));
        return former;
    }

    /** The documents of each call. A call that cannot be judged must not hold up the others: it is counted, and has none. */
    private Map<Call, List<Document>> documents(List<Call> found, Instant now, CallGroups groups) {
        List<Optional<List<Document>>> judged =
                workshop.crew().map(found, call -> documents(call, now, ingested(call, groups)));
        Map<Call, List<Document>> made = new IdentityHashMap<>();
        for (int i = 0; i < found.size(); i++) {
            Call call = found.get(i);
            made.put(call, judged.get(i).orElse(List.of()));
            progress.apply(call.callId()).judged(call.messages().size());
            if (judged.get(i).isEmpty()) {
                progress.apply(call.callId()).unjudged();
            }
        }
        return made;
    }

    private Optional<List<Document>> documents(Call call, Instant now, Optional<Instant> ingested) {
        try {
            return Optional.of(documents.of(workshop.reader().judge(call, now), ingested));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    /** When the newest message of a call came in. */
    private static Optional<Instant> ingested(Call call, CallGroups groups) {
        Instant newest = Instant.MIN;
        for (Leg leg : call.legs()) {
            for (Map<String, Object> hit : groups.messages(leg.callId())) {
                Instant at = ReadBefore.ingested(hit);
                newest = at.isAfter(newest) ? at : newest;
            }
        }
        return newest.equals(Instant.MIN) ? Optional.empty() : Optional.of(newest);
    }
}
