// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.List;

/**
 * Whether a line that names a code speaks of SIP. HTTP has most of the codes too, and who runs calls through an API has lines
 * of both in one log. Looks at a bounded number of lines around the one in question.
 */
final class SipContext {
    /** What a line speaks of. */
    private enum Subject {
        SIP,
        CALLS,
        WEB,
        OTHER
    }

    /** Lines before and behind that belong to the same record, such as those of a JSON object. */
    private static final int NEAR = 2;

    /** A text of so few lines is what a person wants to know, not a log. */
    private static final int FEW = 3;

    private static final PhraseIndex SIP = new PhraseIndex(List.of(
            "sip",
            "sips",
            "invite",
            "voip",
            "pjsip",
            "pjsua*",
            "cseq",
            "register*",
            "registration*",
            "registrar*",
            "registrier*",
            "softphone*",
            "sofia",
            "trunk*"));

    private static final PhraseIndex CALLS = new PhraseIndex(List.of(
            "call*",
            "dial*",
            "hang*",
            "ring*",
            "phone*",
            "extension",
            "telephon*",
            "bye",
            "cancel*",
            "refer",
            "busy",
            "anruf*",
            "telefon*",
            "anmeld*",
            "gespräch*",
            "fax"));

    private static final PhraseIndex WEB = new PhraseIndex(List.of(
            "http",
            "https",
            "url",
            "urls",
            "api",
            "apis",
            "rest",
            "webhook*",
            "curl",
            "axios",
            "nginx",
            "apache",
            "oauth*",
            "grpc",
            "bearer",
            "graphql",
            "apierror"));

    private static final List<String> WEB_REQUESTS = List.of("GET /", "POST /", "PUT /", "PATCH /", "DELETE /");

    private final String text;
    private final boolean few;

    SipContext(String text) {
        this.text = text;
        this.few = text.strip().lines().limit(FEW + 1L).count() <= FEW;
    }

    /** @param code a response code that stands in a line which begins at some place and ends at another */
    boolean holds(int code, int start, int end) {
        return switch (subject(start, end)) {
            case SIP, CALLS -> true;
            case WEB -> false;
            case OTHER -> isOwn(code) || holdsAround(start, end);
        };
    }

    /** Whether HTTP has no such code: 420, 43x, 48x, 49x but 499, 6xx and a few others. */
    private static boolean isOwn(int code) {
        boolean dialling = code >= 430 && code < 500 && code != 431 && code != 451 && code != 499;
        return dialling || code == 380 || code == 420 || code == 513 || code == 555 || code == 580 || code >= 600;
    }

    /** What the lines around speak of; where they tell nothing, a text of a few lines was written for us. */
    private boolean holdsAround(int start, int end) {
        boolean calls = few;
        int first = start;
        int last = end;
        for (int i = 0; i < NEAR; i++) {
            Subject before = first == 0 ? Subject.OTHER : subject(lineStart(first - 1), first - 1);
            first = first == 0 ? 0 : lineStart(first - 1);
            Subject behind = last >= text.length() ? Subject.OTHER : subject(last + 1, lineEnd(last + 1));
            last = last >= text.length() ? last : lineEnd(last + 1);
            if (before == Subject.WEB || behind == Subject.WEB) {
                return false;
            }
            calls |= before != Subject.OTHER || behind != Subject.OTHER;
        }
        return calls;
    }

    private int lineStart(int end) {
        return text.lastIndexOf('\n', end - 1) + 1;
    }

    private int lineEnd(int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    private Subject subject(int start, int end) {
        List<String> words = LineWords.of(text, start, end);
        if (SIP.isIn(words, 0, words.size())) {
            return Subject.SIP;
        }
        String line = text.substring(start, end);
        if (WEB.isIn(words, 0, words.size()) || WEB_REQUESTS.stream().anyMatch(line::contains)) {
            return Subject.WEB;
        }
        return CALLS.isIn(words, 0, words.size()) ? Subject.CALLS : Subject.OTHER;
    }
}
