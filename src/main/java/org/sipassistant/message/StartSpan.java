// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import org.jspecify.annotations.Nullable;

/**
 * Where a start line lies in its text.
 *
 * @param start of the method or of the version
 * @param end of the whole line, without line end
 * @param version the position of {@code SIP/}
 * @param from start of the Request-URI or of the reason phrase
 * @param to end of the Request-URI or of the reason phrase
 * @param code the status code, 0 for a bad one, -1 for a request
 * @param problem what is wrong with it
 */
record StartSpan(
        int start,
        int end,
        int version,
        int from,
        int to,
        int code,
        @Nullable Problem problem) {

    private static final String USUAL_VERSION = "2.0";

    boolean isRequest() {
        return code < 0;
    }

    /** The method of a request. */
    String method(String text) {
        int methodEnd = start;
        while (!Characters.isBlank(text.charAt(methodEnd))) {
            methodEnd++;
        }
        return Methods.name(text, start, methodEnd);
    }

    /** The line taken apart. */
    StartLine parse(String text) {
        int first = version + StartLines.ANCHOR.length();
        int last = first;
        while (last < text.length() && (text.charAt(last) == '.' || Characters.isDigit(text.charAt(last)))) {
            last++;
        }
        boolean usual = text.startsWith(USUAL_VERSION, first) && last - first == USUAL_VERSION.length();
        String shown = usual ? USUAL_VERSION : text.substring(first, last);
        return isRequest()
                ? new RequestLine(method(text), SipUri.parse(text, from, to), shown)
                : new StatusLine(shown, code, Characters.trimmed(text, from, to));
    }

    StartSpan withPhrase(int phraseEnd) {
        return new StartSpan(start, phraseEnd, version, from, phraseEnd, code, problem);
    }
}
