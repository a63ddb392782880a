// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.Optional;
import org.sipassistant.call.Kind;
import org.sipassistant.diagnosis.Diagnosis;

/** The answer in one to three plain sentences: what became of the call, why, and what to do next. */
public final class Sentence {

    private static final int REFUSED = 300;

    private Sentence() {}

    public static String of(Diagnosis diagnosis) {
        return statement(diagnosis)
                + next(diagnosis).map(step -> " Next: " + step).orElse("");
    }

    /** What to do first; empty where nothing is wrong. */
    static Optional<String> next(Diagnosis diagnosis) {
        boolean refused = diagnosis.outcome().equals("answered")
                && diagnosis
                        .decisive()
                        .filter(m -> m.message().statusCode() >= REFUSED)
                        .isPresent();
        boolean act = refused || !diagnosis.rootCause().verdict().category().equals("not-a-failure");
        return diagnosis.actions().stream().findFirst().filter(step -> act);
    }

    /** What became of the call, and why. */
    static String statement(Diagnosis diagnosis) {
        StringBuilder text = new StringBuilder();
        if (diagnosis.story().isEmergency()) {
            text.append("EMERGENCY CALL. ");
        }
        text.append(subject(diagnosis)).append(verb(diagnosis)).append(": ").append(diagnosis.says());
        if (text.charAt(text.length() - 1) != '.') {
            text.append('.');
        }
        return text.toString();
    }

    private static String subject(Diagnosis diagnosis) {
        Optional<String> from = diagnosis.fact("caller");
        Optional<String> to = diagnosis.fact("callee");
        Kind kind = diagnosis.story().call().kind();
        String what = switch (kind) {
            case CALL -> "The call";
            case REGISTRATION -> diagnosis.story().isSignOff() ? "The sign-off" : "The registration";
            case KEEPALIVE -> "The OPTIONS ping";
            case SUBSCRIPTION, MESSAGE -> "The " + diagnosis.fact("method").orElse("request");
            case FRAGMENT -> "This part of a call";
        };
        if (kind == Kind.REGISTRATION) {
            return what + from.map(f -> " of " + f).orElse("");
        }
        return what
                + from.map(f -> " from " + f).orElse("")
                + to.map(t -> " to " + t).orElse("");
    }

    private static String verb(Diagnosis diagnosis) {
        Kind kind = diagnosis.story().call().kind();
        return switch (diagnosis.outcome()) {
            case "failed" -> " failed";
            case "answered" -> " was answered";
            case "dropped" -> " was answered, but did not end well";
            case "cancelled" -> " was cancelled";
            case "redirected" -> " was redirected";
            case "in_progress" -> " has no end in this material";
            case "not_a_call" -> kind == Kind.CALL ? "" : " is fine";
            default -> " cannot be judged from this";
        };
    }
}
