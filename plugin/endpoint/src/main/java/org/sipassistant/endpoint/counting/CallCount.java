// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.counting;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.sipassistant.call.Kind;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.diagnosis.State;

/**
 * What one call adds to the ratios of many: ASR is the sum of {@code answered} over the sum of {@code attempts}, NER that of
 * {@code ner}; SER and SEER are the sums of {@code ser} and {@code seer} over {@code ser_attempts} (RFC 6076 sections 4.6
 * and 4.7). The rules are those of {@code docs/counting.md}.
 *
 * @param attempt whether somebody tried to call, and it is known what became of it
 * @param answered whether it was answered, whatever happened later
 * @param effective whether the network did its part: answered, or a person was busy, declined, did not answer, or hung up
 *     while it rang
 * @param session whether RFC 6076 counts it as an attempt to set up a session: all but those that end with a 3xx, a 401, a
 *     402 or a 407
 * @param effectiveSession whether it is established, or ended with a code that RFC 6076 takes for a person's doing
 */
public record CallCount(
        boolean attempt, boolean answered, boolean effective, boolean session, boolean effectiveSession) {

    private static final CallCount NOTHING = new CallCount(false, false, false, false, false);

    /** What is not known to be over, was sent elsewhere, or is no call. */
    private static final Set<String> UNCOUNTED = Set.of("in_progress", "unknown", "redirected", "not_a_call");

    /** A 2xx proves it as well, whatever became of the ACK. */
    private static final Set<String> ANSWERED = Set.of("answered", "dropped");

    /** RFC 6076 section 4.6: a repair is expected of the caller, not of the network. A 3xx is one too. */
    private static final Set<Integer> REPAIRABLE = Set.of(401, 402, 407);

    /** RFC 6076 section 4.7: what an individual user did. */
    private static final Set<Integer> PERSONAL = Set.of(480, 486, 600, 603);

    /** @param primary whether this is the leg that stands for its call; the others count nothing */
    public static CallCount of(Diagnosis diagnosis, boolean primary) {
        boolean unseen = diagnosis.story().call().attempts().isEmpty();
        if (!primary
                || unseen
                || diagnosis.story().call().kind() != Kind.CALL
                || UNCOUNTED.contains(diagnosis.outcome())
                || Attack.is(diagnosis.rootCause())) {
            return NOTHING;
        }
        boolean answered =
                ANSWERED.contains(diagnosis.outcome()) || diagnosis.story().state() == State.ANSWERED;
        int code = code(diagnosis);
        boolean session = answered || !(code / 100 == 3 || REPAIRABLE.contains(code));
        return new CallCount(
                true,
                answered,
                answered || isPersons(diagnosis),
                session,
                answered || (session && PERSONAL.contains(code)));
    }

    /** As a document has it below {@code call.kpi}: 1 or 0 each. */
    public Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("attempts", one(attempt));
        fields.put("answered", one(answered));
        fields.put("ner", one(effective));
        fields.put("ser_attempts", one(session));
        fields.put("ser", one(answered));
        fields.put("seer", one(effectiveSession));
        return fields;
    }

    private static int one(boolean counted) {
        return counted ? 1 : 0;
    }

    /** Who hangs up before anything came back may have given up on a silent route: that proves nothing for the network. */
    private static boolean isPersons(Diagnosis diagnosis) {
        boolean cancelled = diagnosis.category().category().equals("caller-cancelled");
        return diagnosis.category().group().equals("people")
                && (!cancelled || diagnosis.timing().postDialDelay().isPresent());
    }

    /** As the side that started saw it; 0 where it saw none. */
    private static int code(Diagnosis diagnosis) {
        return diagnosis
                .story()
                .told()
                .or(diagnosis.story()::finalResponse)
                .map(m -> m.message().statusCode())
                .orElse(0);
    }
}
