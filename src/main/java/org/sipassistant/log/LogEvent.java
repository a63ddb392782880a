// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A log line that is no SIP but says something about a call.
 *
 * @param says what it means, for example {@code wrong-password}: the same for all products
 * @param product whose wording it is
 * @param fields what the line names, for example {@code source} or {@code cause_name}
 * @param start of the line in the text that was read
 * @param at where in the text the words stand that tell it
 * @param line the text of the line
 */
public record LogEvent(String says, String product, Map<String, String> fields, int start, int at, String line) {
    /** The field with the side, {@code caller} or {@code callee}, whose leg of the call the line is about. */
    public static final String SIDE = "side";

    /** The field with what a session description, of which only some lines are there, says of the software that wrote it. */
    public static final String SOFTWARE = "software";

    /** What lines say whose code is one of another protocol: Diameter, STUN, HTTP. */
    private static final Set<String> OF_OTHERS =
            Set.of("diameter-failed", "ice-failed", "media-path-failed", "websocket-refused");

    /** What lines say that tell how a request goes or went, whatever came of it; all others tell of a fault. */
    private static final Set<String> STEPS = Set.of(
            EventBook.NOTICE,
            "answered",
            "answered-elsewhere",
            "authenticated",
            "challenge-sent",
            "channel-answered",
            "dialled-out",
            "hangup",
            "normal-clearing",
            "peer-reachable",
            "redirected",
            "registered",
            "request-sent",
            "response-received",
            "response-sent",
            "ringing",
            "unregistered");

    /** Fields that tell a result. */
    private static final Set<String> RESULTS = Set.of("code", "q850", "cause", "cause_name");

    private static final int FIRST_FAILURE = 400;

    public LogEvent {
        fields = Map.copyOf(fields);
    }

    /** The same with other values of its fields, and its text. */
    public LogEvent with(UnaryOperator<String> values) {
        Map<String, String> changed = new HashMap<>(fields);
        changed.replaceAll((name, value) -> values.apply(value));
        return new LogEvent(says, product, changed, start, at, values.apply(line));
    }

    /** Whether the code that it may name is one of SIP. */
    public boolean isOfSip() {
        return !OF_OTHERS.contains(says);
    }

    /** Whether a code in it tells how it went: a success is no outcome where what became of it is a fault. */
    public boolean isOutcome(int code) {
        return code >= FIRST_FAILURE || STEPS.contains(says);
    }

    /** Whether it tells that something was done and not with what result; the rest of its line may. */
    public boolean isBareStep() {
        return STEPS.contains(says) && RESULTS.stream().noneMatch(fields::containsKey);
    }

    /** Whether it is the record of a whole call, and no line beside others. */
    public boolean isRecord() {
        return product.equals(RecordBook.PRODUCT);
    }

    /** Whether it says what it means in words that others use for more than that: plain words, or the one word of a record. */
    public boolean isVague() {
        return isRecord() || product.equals(PlainWords.PRODUCT);
    }
}
