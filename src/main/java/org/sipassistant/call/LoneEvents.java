// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Makes calls of log lines beside which there is no message. What a person pastes is one story, so lines are told apart
 * only where nothing joins them: they name another user or call, say something else, and either stand at another time,
 * belong to another request in as many words, or speak of another account or peer as such. Where a product numbers its calls,
 * that decides.
 */
final class LoneEvents {
    /** Between two lines of one story: longer than a call rings, and than a node tries to reach another. */
    private static final Duration PAUSE = Duration.ofMinutes(2);

    /** Between the lines about two legs of one call, of which each has an identifier. */
    private static final Duration LEGS = Duration.ofSeconds(5);

    /** More stories than anybody reads. */
    private static final int MOST = 50;

    /** Calls of records, of which each is one; more are left out. */
    private static final int MOST_RECORDS = 500;

    private final List<Story> stories = new ArrayList<>();
    private Story current = new Story();

    private LoneEvents() {}

    private static final class Story {
        private final List<ObservedEvent> events = new ArrayList<>();
        private final Set<String> users = new HashSet<>();
        private final Set<String> hosts = new HashSet<>();
        private boolean ofAccounts = true;
        private final Set<String> callIds = new HashSet<>();
        private final Set<String> tags = new HashSet<>();
        private final Set<String> says = new HashSet<>();
        private final Set<CallMark> marks = new HashSet<>();
        private Optional<Instant> last = Optional.empty();
    }

    /** @param events at least one, in the order of the text */
    static List<Call> calls(List<ObservedEvent> events) {
        LoneEvents lone = new LoneEvents();
        lone.stories.add(lone.current);
        events.forEach(lone::add);
        return lone.stories.stream().map(story -> call(story.events)).toList();
    }

    private void add(ObservedEvent event) {
        Optional<String> callId = Optional.ofNullable(event.event().fields().get("call_id"));
        LineSubject subject = LineSubject.of(event.event());
        Optional<CallMark> mark = CallMark.of(event.event().line());
        Optional<Story> known = mark.flatMap(own -> find(story -> story.marks.contains(own)))
                .or(() -> find(story -> isOfOne(story, mark, event)
                        && !isOfOtherDialog(story, event)
                        && (callId.filter(story.callIds::contains).isPresent()
                                || subject.users().stream().anyMatch(story.users::contains))))
                .or(() -> find(story -> isOfOne(story, mark, event)
                        && !isOfOtherDialog(story, event)
                        && story.says.contains(event.event().says())));
        boolean isRecord = event.event().isRecord();
        boolean apart = known.isEmpty() && isApart(event, callId, subject, mark);
        if (apart && isRecord && stories.size() >= MOST_RECORDS) {
            return;
        }
        boolean begins = apart && (isRecord || stories.size() < MOST);
        current = known.orElseGet(() -> begins ? begun() : current);
        mark.ifPresent(current.marks::add);
        current.events.add(event);
        current.users.addAll(subject.users());
        current.hosts.addAll(subject.hosts());
        current.ofAccounts &= subject.isOfAccount();
        callId.ifPresent(current.callIds::add);
        current.tags.addAll(tags(event));
        current.says.add(event.event().says());
        current.last = event.observation().at().or(() -> current.last);
    }

    private Optional<Story> find(Predicate<Story> wanted) {
        return stories.stream().filter(wanted).findFirst();
    }

    /** Whether a line stands at another time than the last story, or belongs to somebody else than that. */
    private boolean isApart(
            ObservedEvent event, Optional<String> callId, LineSubject subject, Optional<CallMark> mark) {
        boolean others = callId.isPresent()
                && !subject.users().isEmpty()
                && !current.callIds.isEmpty()
                && !current.users.isEmpty();
        boolean later = !current.callIds.isEmpty()
                && callId.filter(id -> !current.callIds.contains(id)).isPresent()
                && isFar(current, event, LEGS);
        return others
                || later
                || isOfOtherDialog(current, event)
                || isOfAnother(subject)
                || isFar(current, event, PAUSE)
                || !isOfOne(current, mark, event);
    }

    /** Whether a line may be about the call of a story, as far as a product's identifiers tell. */
    private static boolean isOfOne(Story story, Optional<CallMark> mark, ObservedEvent event) {
        if (mark.isEmpty()
                || story.marks.stream()
                        .noneMatch(other -> other.whole() == mark.get().whole())) {
            return true;
        }
        return story.marks.contains(mark.get()) || !mark.get().whole() && !isFar(story, event, LEGS);
    }

    /**
     * Whether the tags of both are known, and have none in common: a device may use one Call-ID for all that it calls. A
     * record that names no Call-ID of the story is of another call.
     */
    private static boolean isOfOtherDialog(Story story, ObservedEvent event) {
        if (event.event().isRecord()) {
            return !story.events.isEmpty()
                    && !story.callIds.contains(event.event().fields().getOrDefault("call_id", ""));
        }
        Set<String> tags = tags(event);
        return !tags.isEmpty() && !story.tags.isEmpty() && Collections.disjoint(tags, story.tags);
    }

    /** The tags that a line names. */
    static Set<String> tags(ObservedEvent event) {
        Set<String> tags = new HashSet<>();
        for (String side : List.of("from_tag", "to_tag")) {
            Optional.ofNullable(event.event().fields().get(side))
                    .filter(tag -> !tag.isBlank())
                    .ifPresent(tags::add);
        }
        return tags;
    }

    /** Whether it names others than the last story does, of which one is about accounts: a call has two parties. */
    private boolean isOfAnother(LineSubject subject) {
        boolean named = !subject.users().isEmpty() && !current.users.isEmpty()
                || !subject.hosts().isEmpty() && !current.hosts.isEmpty();
        boolean ofAccounts = subject.isOfAccount() || current.ofAccounts;
        return named
                && ofAccounts
                && Collections.disjoint(subject.users(), current.users)
                && Collections.disjoint(subject.hosts(), current.hosts);
    }

    private static boolean isFar(Story story, ObservedEvent event, Duration pause) {
        return story.last
                .flatMap(before -> event.observation().at().map(now -> Duration.between(before, now)))
                .filter(passed -> passed.abs().compareTo(pause) > 0)
                .isPresent();
    }

    private Story begun() {
        Story story = new Story();
        stories.add(story);
        return story;
    }

    private static Call call(List<ObservedEvent> events) {
        String callId = events.stream()
                .flatMap(event -> Optional.ofNullable(event.event().fields().get("call_id")).stream())
                .findFirst()
                .orElse("");
        Kind kind = events.stream()
                .flatMap(event -> Optional.ofNullable(event.event().fields().get("method")).stream())
                .map(Kind::of)
                .filter(known -> known != Kind.FRAGMENT)
                .findFirst()
                .orElse(Kind.FRAGMENT);
        return new Call(callId, kind, List.of(), List.of(), List.of(), events);
    }
}
