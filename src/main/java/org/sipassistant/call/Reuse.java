// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/**
 * Tells calls apart that have the same Call-ID: some devices use one for months, some for all that they call at the same
 * time. Time linear in the number of messages.
 */
final class Reuse {
    /** Whoever repeats a refused call by itself does so sooner than this. */
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);

    /** Whoever does what a response asks for does so sooner than this, a few devices with a tag of their own. */
    private static final Duration REPAIR = Duration.ofSeconds(2);

    /** Responses that ask for another request (RFC 3261 8.1.3.5 and what came after it); redirections do too. */
    private static final Set<Integer> REPAIRED =
            Set.of(401, 407, 413, 415, 416, 420, 421, 422, 428, 436, 437, 484, 488, 491, 494, 500, 503);

    private static final String INVITE = "INVITE";
    private static final int FINAL = 200;
    private static final int REDIRECTION = 300;
    private static final int REFUSAL = 400;

    /** One call as far as it was read. */
    private static final class Run {
        private final List<ObservedMessage> messages = new ArrayList<>();
        private final Set<String> parties = new HashSet<>();
        private boolean ended;
        private @Nullable ObservedMessage invite;
        private @Nullable ObservedMessage result;

        void take(ObservedMessage observed) {
            SipMessage message = observed.message();
            messages.add(observed);
            parties.addAll(parties(message));
            ended |= message.isRequest() && message.method().equals("BYE");
            if (invite != null && message.isResponse() && message.statusCode() >= FINAL && answers(message, invite)) {
                result = observed;
            }
        }

        private static boolean answers(SipMessage response, ObservedMessage invite) {
            return response.method().equals(INVITE)
                    && response.fromTag().equals(invite.message().fromTag());
        }
    }

    private final List<Run> runs = new ArrayList<>();
    private final Set<String> invited = new HashSet<>();
    private final Set<String> tags = new HashSet<>();

    /** The last call that a caller began with a tag. */
    private final Map<String, Run> byTag = new HashMap<>();

    private Run current = new Run();

    private Reuse() {
        runs.add(current);
    }

    /**
     * The messages of each call, the calls in the order in which they began. A new one begins with an INVITE of its own
     * after the one before was hung up, long after its last message, or with another From tag where that one was refused or
     * answered, or goes the same way at the same time.
     */
    static List<List<ObservedMessage>> split(List<ObservedMessage> messages) {
        Reuse reuse = new Reuse();
        messages.forEach(reuse::add);
        return reuse.runs.stream().map(run -> run.messages).toList();
    }

    private void add(ObservedMessage observed) {
        SipMessage message = observed.message();
        if (!isInitialInvite(message) || !isNew(message)) {
            if (isOfOthers(observed)) {
                begin();
            }
            run(message).take(observed);
            tags.addAll(tags(message));
            return;
        }
        boolean first = current.messages.isEmpty();
        if (!first && (current.ended || isLate(current.messages.getLast(), observed) || isAnother(observed))) {
            begin();
        }
        tags.addAll(tags(message));
        message.fromTag().ifPresent(tag -> byTag.put(tag, current));
        current.invite = observed;
        current.result = null;
        current.take(observed);
    }

    private void begin() {
        current = new Run();
        runs.add(current);
    }

    /** Whether nothing shows that an INVITE is a copy; one without a number and a tag shows nothing. */
    private boolean isNew(SipMessage invite) {
        return invite.cseq().isEmpty() && invite.fromTag().isEmpty() || invited.add(identity(invite));
    }

    /**
     * Whether a message of which the INVITE was not seen, as where a log holds responses or the ends of transactions alone, is
     * of another call than the last: long after it, with tags of its own, or without any between others.
     */
    private boolean isOfOthers(ObservedMessage observed) {
        boolean late = !current.messages.isEmpty() && isLate(current.messages.getLast(), observed);
        boolean ofCall = observed.message().cseq().isEmpty()
                || observed.message().method().equals(INVITE);
        if (!late || !ofCall) {
            return false;
        }
        Set<String> own = tags(observed.message());
        Set<String> parties = parties(observed.message());
        return own.isEmpty() || tags.isEmpty()
                ? !parties.isEmpty() && !current.parties.containsAll(parties)
                : Collections.disjoint(tags, own);
    }

    private static Set<String> tags(SipMessage message) {
        Set<String> tags = new HashSet<>();
        message.fromTag().ifPresent(tags::add);
        message.toTag().ifPresent(tags::add);
        return tags;
    }

    private static Set<String> parties(SipMessage message) {
        Set<String> parties = new HashSet<>();
        message.from().flatMap(from -> party(from.uri())).ifPresent(parties::add);
        message.to().flatMap(to -> party(to.uri())).ifPresent(parties::add);
        return parties;
    }

    /** Logs that name a number alone leave no host behind it. */
    private static Optional<String> party(SipUri uri) {
        return uri.user().or(uri::host);
    }

    /** The call that a message belongs to by the caller's tag; without one it is the last that began. */
    private Run run(SipMessage message) {
        return message.fromTag()
                .map(byTag::get)
                .or(() -> message.toTag().map(byTag::get))
                .orElse(current);
    }

    /** Whether an INVITE begins a call beside or after the one before, and is none of its hops or attempts. */
    private boolean isAnother(ObservedMessage invite) {
        ObservedMessage before = current.invite;
        Optional<String> tag = invite.message().fromTag();
        if (before == null || tag.isEmpty() || before.message().fromTag().isEmpty() || byTag.containsKey(tag.get())) {
            return false;
        }
        ObservedMessage result = current.result;
        return result == null
                ? isSameWay(before, invite)
                : !caller(before).equals(caller(invite)) || !mayRepair(result, invite);
    }

    /** A hop begins where the one before ends; only another call takes the same way. */
    private static boolean isSameWay(ObservedMessage one, ObservedMessage other) {
        return one.source().isPresent()
                && one.source().equals(other.source())
                && one.destination().isPresent()
                && one.destination().equals(other.destination());
    }

    private static boolean mayRepair(ObservedMessage result, ObservedMessage invite) {
        int code = result.message().statusCode();
        boolean asks = REPAIRED.contains(code) || code >= REDIRECTION && code < REFUSAL;
        return asks
                && result.until(invite)
                        .filter(pause -> pause.compareTo(REPAIR) > 0)
                        .isEmpty();
    }

    private static Optional<String> caller(ObservedMessage invite) {
        return invite.message().from().map(NameAddr::uri).flatMap(uri -> uri.user());
    }

    private static boolean isLate(ObservedMessage earlier, ObservedMessage later) {
        return earlier.until(later)
                .filter(pause -> pause.compareTo(LONGEST_PAUSE) > 0)
                .isPresent();
    }

    private static boolean isInitialInvite(SipMessage message) {
        return message.isRequest()
                && message.method().equals(INVITE)
                && message.toTag().isEmpty();
    }

    /** What a copy of the same INVITE on another hop, or seen late, has in common with it. */
    private static String identity(SipMessage message) {
        return message.cseq().map(Object::toString).orElse("")
                + ' '
                + message.fromTag()
                        .or(() -> message.from().flatMap(from -> party(from.uri())))
                        .orElse("");
    }
}
