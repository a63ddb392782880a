// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.counting;

import java.util.Locale;
import java.util.Map;
import org.sipassistant.endpoint.Json;

/** Whose doing it is that a call came to nothing: three things that one number for all would hide. */
public enum Loss {
    /** Somebody has to repair something. */
    FAILURE,
    /** Busy, no answer, declined, cancelled. */
    PEOPLE,
    /** A stranger tried the system, and was turned away rightly. */
    ATTACK,
    /** It came to something, it is not known yet what became of it, or nobody was seen to try: its INVITE is missing. */
    NONE;

    /** As a document has it in {@code call.loss}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param call a document of the tracker, or one like it */
    static Loss of(Map<String, Object> call) {
        if (Boolean.TRUE.equals(Json.at(call, "call.cause.attack"))) {
            return ATTACK;
        }
        if (Json.at(call, "call.kpi.attempts") instanceof Number attempts && attempts.intValue() == 0) {
            return NONE;
        }
        if ("people".equals(Json.at(call, "call.cause.group"))) {
            return PEOPLE;
        }
        return Json.at(call, "sip.failed") instanceof Number failed && failed.intValue() == 1 ? FAILURE : NONE;
    }

    /** Of a name that {@link #id} gave; {@link #NONE} of any other. */
    static Loss named(String id) {
        for (Loss loss : values()) {
            if (loss.id().equals(id)) {
                return loss;
            }
        }
        return NONE;
    }
}
