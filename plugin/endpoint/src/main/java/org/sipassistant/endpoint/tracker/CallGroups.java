// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Call;
import org.sipassistant.call.Leg;
import org.sipassistant.endpoint.CallReader;

/**
 * Puts the calls together that some Call-IDs are legs of. As {@code why} does, a call is assembled together with those that
 * have something in common with it; but the messages of many calls are read at once. For one thread, and for one batch.
 */
final class CallGroups {
    /** A leg of a leg of a leg: longer chains are not followed. */
    private static final int ROUNDS = 3;

    private final MessageSearch search;
    private final CallReader reader;
    private final TrackerLimits limits;
    private final Crew crew;
    private final Instant since;
    private final Map<String, List<Map<String, Object>>> messages = new LinkedHashMap<>();
    private final Map<String, Opening> openings = new LinkedHashMap<>();
    private final Map<String, Set<String>> alike = new LinkedHashMap<>();
    private final Map<String, Set<String>> likes = new LinkedHashMap<>();
    private final Map<String, List<Call>> found = new LinkedHashMap<>();
    private final Map<Set<String>, CallReader.ReadMessages> read = new HashMap<>();

    CallGroups(MessageSearch search, SourceWork.Workshop workshop, Instant since) {
        this.search = search;
        this.reader = workshop.reader();
        this.limits = workshop.limits();
        this.crew = workshop.crew();
        this.since = since;
    }

    /**
     * The calls, each once, whichever of its legs were asked for, and with them those that may have been taken for legs of
     * these, or may be now: what became known of one call may join or part others.
     */
    List<Call> of(Collection<String> changed) {
        explore(changed);
        Set<String> callIds = new LinkedHashSet<>(changed);
        changed.forEach(callId -> callIds.addAll(alike.getOrDefault(callId, Set.of())));
        explore(callIds.stream().filter(id -> !alike.containsKey(id)).toList());
        readAhead(callIds);
        Collection<String> unknown = callIds;
        for (int round = 0; round < ROUNDS && !unknown.isEmpty(); round++) {
            Set<String> legs = new LinkedHashSet<>();
            for (String callId : round == 0 ? callIds : affected(unknown)) {
                List<Call> calls = around(callId).about(callId);
                found.put(callId, calls);
                calls.forEach(call -> call.legs().forEach(leg -> legs.add(leg.callId())));
            }
            legs.removeAll(alike.keySet());
            explore(legs);
            unknown = legs;
        }
        return distinct(found.values());
    }

    /** The Call-IDs whose calls were put together with all at hand that could be legs of them. */
    Set<String> judged() {
        return Set.copyOf(found.keySet());
    }

    /** The messages that were read of a Call-ID. */
    List<Map<String, Object>> messages(String callId) {
        return messages.getOrDefault(callId, List.of());
    }

    /** Reads calls and those that may be legs of them. */
    private void explore(Collection<String> callIds) {
        if (callIds.isEmpty()) {
            return;
        }
        List<String> unread =
                callIds.stream().filter(id -> !messages.containsKey(id)).toList();
        messages.putAll(search.of(unread, since));
        List<Opening> own = new ArrayList<>();
        opened(callIds.stream().map(id -> Map.entry(id, messages(id))).toList()).forEach((callId, opening) -> {
            openings.put(callId, opening);
            own.add(opening);
        });
        Map<String, List<Map<String, Object>>> others = new LinkedHashMap<>();
        for (Map<String, Object> hit : search.openingsLike(own)) {
            MessageSearch.callId(hit)
                    .ifPresent(id ->
                            others.computeIfAbsent(id, key -> new ArrayList<>()).add(hit));
        }
        opened(List.copyOf(others.entrySet())).forEach(openings::putIfAbsent);
        Set<String> needed = new LinkedHashSet<>();
        Map<String, List<Opening>> byMark = byMark(openings.values());
        for (String callId : callIds) {
            Set<String> same = Optional.ofNullable(openings.get(callId))
                    .map(opening -> alike(opening, byMark))
                    .orElse(Set.of());
            alike.put(callId, same);
            same.forEach(other ->
                    likes.computeIfAbsent(other, key -> new LinkedHashSet<>()).add(callId));
            needed.addAll(same);
        }
        needed.removeAll(messages.keySet());
        messages.putAll(search.of(needed, since));
    }

    /** How calls began, by their Call-IDs, of those that were seen to begin. */
    private Map<String, Opening> opened(List<Map.Entry<String, List<Map<String, Object>>>> calls) {
        List<Optional<Opening>> found = crew.map(calls, call -> Opening.of(call.getValue(), reader));
        Map<String, Opening> opened = new LinkedHashMap<>();
        for (int i = 0; i < calls.size(); i++) {
            String callId = calls.get(i).getKey();
            found.get(i).ifPresent(opening -> opened.put(callId, opening));
        }
        return opened;
    }

    /** Reads the messages that will be needed together, as far as that shows already. */
    private void readAhead(Collection<String> callIds) {
        Set<Set<String>> together = new LinkedHashSet<>();
        callIds.forEach(callId -> together.add(connected(callId)));
        List<Set<String>> unread =
                together.stream().filter(ids -> !read.containsKey(ids)).toList();
        List<CallReader.ReadMessages> done = crew.map(unread, this::material);
        for (int i = 0; i < unread.size(); i++) {
            read.put(unread.get(i), done.get(i));
        }
    }

    /** Calls with a mark in common, so that not each has to be compared with each. */
    private static Map<String, List<Opening>> byMark(Collection<Opening> openings) {
        Map<String, List<Opening>> byMark = new LinkedHashMap<>();
        for (Opening opening : openings) {
            marks(opening)
                    .forEach(mark -> byMark.computeIfAbsent(mark, key -> new ArrayList<>())
                            .add(opening));
        }
        return byMark;
    }

    private static Set<String> marks(Opening opening) {
        Set<String> marks = new HashSet<>(opening.marks().identifiers());
        marks.addAll(opening.marks().numbers());
        marks.add(opening.callId());
        return marks;
    }

    /** The nearest ones. */
    private Set<String> alike(Opening opening, Map<String, List<Opening>> byMark) {
        Set<Opening> candidates = new LinkedHashSet<>();
        for (String mark : marks(opening)) {
            candidates.addAll(byMark.getOrDefault(mark, List.of()));
        }
        Set<String> nearest = new LinkedHashSet<>();
        candidates.stream()
                .filter(opening::mayBelongTo)
                .sorted(Comparator.comparing(opening::distance).thenComparing(Opening::callId))
                .limit(limits.maxLegs())
                .forEach(other -> nearest.add(other.callId()));
        return nearest;
    }

    /** Those of the calls found that have one of the legs that nothing was known of. */
    private List<String> affected(Collection<String> legs) {
        List<String> affected = new ArrayList<>();
        found.forEach((callId, calls) -> {
            if (calls.stream().anyMatch(call -> legs.stream().anyMatch(call::hasCallId))) {
                affected.add(callId);
            }
        });
        return affected;
    }

    /**
     * What is read of the messages of a call and of all that have something in common with it, directly or by others: which
     * of several calls goes on as another one shows only where all of them are at hand.
     */
    private CallReader.ReadMessages around(String callId) {
        return read.computeIfAbsent(connected(callId), this::material);
    }

    private Set<String> connected(String callId) {
        Set<String> callIds = new LinkedHashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of(callId));
        while (!next.isEmpty()) {
            String one = next.remove();
            if (callIds.add(one)) {
                next.addAll(alike.getOrDefault(one, Set.of()));
                next.addAll(likes.getOrDefault(one, Set.of()));
                found.getOrDefault(one, List.of()).forEach(call -> call.legs().forEach(leg -> next.add(leg.callId())));
            }
        }
        return callIds;
    }

    private CallReader.ReadMessages material(Set<String> callIds) {
        // A line of a log may stand near messages of several calls.
        Map<String, Map<String, Object>> byId = new LinkedHashMap<>();
        callIds.forEach(id -> messages(id).forEach(hit -> byId.put(hit.get("_index") + "/" + hit.get("_id"), hit)));
        List<Map<String, Object>> around = new ArrayList<>(byId.values());
        if (callIds.size() > 1) {
            around.sort(Comparator.comparing(MessageSearch::sortValue));
        }
        return reader.read(around);
    }

    /** Each call once; of two that share legs the one with more legs, which was read with more at hand. */
    private static List<Call> distinct(Collection<List<Call>> found) {
        List<Call> all = new ArrayList<>();
        found.forEach(all::addAll);
        all.sort(Comparator.comparing(call -> -call.legs().size()));
        Set<String> known = new HashSet<>();
        List<Call> distinct = new ArrayList<>();
        for (Call call : all) {
            List<String> legs = call.legs().stream().map(CallGroups::beginning).toList();
            if (legs.stream().noneMatch(known::contains)) {
                distinct.add(call);
            }
            known.addAll(legs);
        }
        return distinct;
    }

    /** Tells apart what one Call-ID was used for at different times. */
    private static String beginning(Leg leg) {
        return leg.callId()
                + leg.attempts().stream()
                        .findFirst()
                        .flatMap(attempt -> attempt.first().at())
                        .map(Instant::toString)
                        .orElse("");
    }
}
