// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.KnowledgeException;
import org.sipassistant.knowledge.Section;

/**
 * One condition of a rule. The list is closed on purpose: what a rule cannot say with these becomes a new clause here,
 * with its own test, never an expression language.
 */
sealed interface Clause
        permits KindIs,
                StateIs,
                FinalResponse,
                Told,
                Silence,
                Ringing,
                SeenRequest,
                InDialog,
                Absent,
                Challenged,
                Cancelled,
                Ended,
                Codecs,
                EmergencyCall,
                Flawed,
                Transferred,
                Undisturbed,
                MediaSecurity,
                AnsweredMedia,
                ChangedMedia,
                DigitsRefused,
                MediaCounters,
                PrivateMedia,
                MediaTrouble,
                AckAstray,
                AckElsewhere,
                AckToProxy,
                AckAmiss,
                AckAnswered,
                CancelRefused,
                Unbound,
                OfferUnanswered,
                AnswerMissing,
                OutOfOrder,
                HangUpKept,
                Continued,
                Unconfirmed,
                Unresponded,
                Unregistered,
                Resumed,
                RouteMissing,
                RouteDropped,
                AnsweredInVain,
                AnsweredAside,
                Acknowledged,
                AnswersUnseen,
                CalleeBinding,
                NeighboursLost,
                NumberOfNoCountry,
                StrangerAbroad,
                Stated {

    /** The messages that make the condition true, by the names a rule may cite; empty where it does not hold. */
    Optional<Map<String, Witness>> match(Story story);

    /** What this clause takes for not coming, where it holds because of that. */
    default Optional<Awaited> awaited(Story story) {
        return Optional.empty();
    }

    /** The messages that clauses cite; empty where one of them does not hold. */
    static Optional<Map<String, Witness>> cited(List<Clause> clauses, Story story) {
        List<Map<String, Witness>> matches = new ArrayList<>(clauses.size());
        for (Clause clause : clauses) {
            Optional<Map<String, Witness>> match = clause.match(story);
            if (match.isEmpty()) {
                return Optional.empty(); // as nearly always: only a rule that holds is worth the maps
            }
            matches.add(match.get());
        }
        Map<String, Witness> cited = new HashMap<>(story.landmarks());
        matches.forEach(cited::putAll);
        return Optional.of(cited);
    }

    /** Reads one entry of {@code when}: a mapping with one key, the name of the clause. */
    static Clause read(Section entry) {
        if (entry.keys().size() != 1) {
            throw new KnowledgeException(entry.file(), "each entry of [when] has one clause, not " + entry.keys());
        }
        String name = entry.keys().get(0);
        return switch (name) {
            case "kind" -> KindIs.read(entry);
            case "state" -> StateIs.read(entry);
            case "final_response" -> FinalResponse.read(entry.section(name));
            case "told" -> Told.read(entry.section(name));
            case "silence" -> Silence.read(entry.section(name));
            case "ringing" -> Ringing.read(entry.section(name));
            case "request" -> SeenRequest.read(entry.section(name));
            case "in_dialog" -> InDialog.read(entry.section(name));
            case "answers_unseen" -> AnswersUnseen.read(entry.section(name));
            case "absent" -> Absent.read(entry.section(name));
            case "challenged" -> Challenged.read(entry.section(name));
            case "cancelled" -> Cancelled.read(entry.section(name));
            case "ended" -> Ended.read(entry.section(name));
            case "codecs" -> Codecs.read(entry);
            case "flawed" -> Flawed.read(entry.section(name));
            case "transferred" -> Transferred.read(entry.section(name));
            case "undisturbed" -> Undisturbed.read(entry);
            case "acknowledged" -> Acknowledged.read(entry);
            case "answered_media" -> AnsweredMedia.read(entry);
            case "digits_refused" -> DigitsRefused.read(entry);
            case "changed_media" -> ChangedMedia.read(entry);
            case "media_counters" -> MediaCounters.read(entry.section(name));
            case "private_media" -> PrivateMedia.read(entry);
            case "media_trouble", "media_trouble_after_change" -> MediaTrouble.read(entry);
            case "ack_astray" -> AckAstray.read(entry);
            case "ack_to_proxy" -> AckToProxy.read(entry);
            case "ack_amiss" -> AckAmiss.read(entry);
            case "ack_answered" -> AckAnswered.read(entry.section(name));
            case "answer_missing" -> AnswerMissing.read(entry);
            case "hang_up_kept" -> HangUpKept.read(entry);
            case "out_of_order" -> OutOfOrder.read(entry);
            case "offer_unanswered" -> OfferUnanswered.read(entry);
            case "unbound" -> Unbound.read(entry);
            case "cancel_refused" -> CancelRefused.read(entry);
            case "ack_elsewhere" -> AckElsewhere.read(entry);
            case "unresponded" -> Unresponded.read(entry.section(name));
            case "caller_unregistered" -> Unregistered.read(entry);
            case "callee_binding" -> CalleeBinding.read(entry.section(name));
            case "neighbours_lost" -> NeighboursLost.read(entry);
            case "resumed" -> Resumed.read(entry);
            case "route_missing" -> RouteMissing.read(entry);
            case "route_dropped" -> RouteDropped.read(entry);
            case "continued" -> Continued.read(entry);
            case "unconfirmed" -> Unconfirmed.read(entry);
            case "answered_in_vain" -> AnsweredInVain.read(entry);
            case "answered_aside" -> AnsweredAside.read(entry);
            case "media_security" -> MediaSecurity.read(entry.section(name));
            case "number_of_no_country" -> NumberOfNoCountry.read(entry);
            case "stated" -> Stated.read(entry.section(name));
            case "stranger_abroad" -> StrangerAbroad.read(entry);
            case "emergency" -> EmergencyCall.read(entry);
            default -> throw entry.problem(name, "is not a known clause");
        };
    }

    /** An optional yes or no: absent asks nothing. */
    static Optional<Boolean> flag(Section section, String key) {
        return section.has(key) ? Optional.of(section.flag(key, false)) : Optional.empty();
    }

    static Optional<Bound> bound(Section section, String key) {
        return section.has(key) ? Optional.of(Bound.read(section, key)) : Optional.empty();
    }

    static boolean is(Optional<Boolean> wanted, boolean actual) {
        return wanted.isEmpty() || wanted.get() == actual;
    }

    static boolean holds(Optional<Bound> bound, double number) {
        return bound.isEmpty() || bound.get().holds(number);
    }

    static boolean holds(Optional<Bound> bound, Optional<java.time.Duration> duration) {
        return bound.isEmpty() || duration.filter(d -> bound.get().holds(d)).isPresent();
    }
}
