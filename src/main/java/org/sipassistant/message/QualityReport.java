// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What the reporter of a quality report measured itself (RFC 6035), which a device sends as the body of a PUBLISH or NOTIFY,
 * during a call and behind it. The report has a dialog of its own.
 *
 * @param jitterMs mean jitter between packets, in milliseconds
 * @param mos mean opinion score for a conversation, or for listening where there is none; 1 to 5
 */
public record QualityReport(OptionalDouble jitterMs, OptionalDouble mos) {

    /** The media type of such a body. */
    public static final String CONTENT_TYPE = "application/vq-rtcpxr";

    private static final int LONGEST_NUMBER = 12;

    /** Empty where the body of a message is no such report. */
    public static Optional<QualityReport> of(SipMessage message) {
        String type = message.header(Header.CONTENT_TYPE).orElse("");
        return type.regionMatches(true, 0, CONTENT_TYPE, 0, CONTENT_TYPE.length())
                ? Optional.of(read(message.body()))
                : Optional.empty();
    }

    private static QualityReport read(String body) {
        OptionalDouble jitter = OptionalDouble.empty();
        OptionalDouble mos = OptionalDouble.empty();
        int end;
        for (int at = 0; at < body.length(); at = end + 1) {
            int feed = body.indexOf('\n', at);
            end = feed < 0 ? body.length() : feed;
            int colon = Characters.find(body, ':', at, end);
            String name = Characters.trimmed(body, at, Math.max(at, colon));
            // RFC 6035 4.6.1: what the other side measured follows what the reporter did
            if (name.equalsIgnoreCase("RemoteMetrics")) {
                break;
            }
            if (name.equalsIgnoreCase("Delay")) {
                jitter = number(body, colon + 1, end, "IAJ");
            } else if (name.equalsIgnoreCase("QualityEst")) {
                OptionalDouble conversation = number(body, colon + 1, end, "MOSCQ");
                mos = conversation.isPresent() ? conversation : number(body, colon + 1, end, "MOSLQ");
            }
        }
        return new QualityReport(jitter, mos);
    }

    /** The number behind a name, as in {@code RTD=200 IAJ=2}; empty where there is none that is not negative. */
    private static OptionalDouble number(String text, int from, int to, String name) {
        for (int at = Characters.skipSpace(text, from, to); at < to; ) {
            int blank = Characters.find(text, ' ', at, to);
            int end = blank < 0 ? Characters.trimEnd(text, at, to) : blank;
            int equals = Characters.find(text, '=', at, end);
            if (equals > 0 && Characters.equalsIgnoreCase(text, at, equals, name)) {
                return number(text, equals + 1, end);
            }
            at = Characters.skipSpace(text, end, to);
        }
        return OptionalDouble.empty();
    }

    private static OptionalDouble number(String text, int from, int to) {
        int points = 0;
        for (int at = from; at < to; at++) {
            points += text.charAt(at) == '.' ? 1 : 0;
            if (text.charAt(at) != '.' && !Characters.isDigit(text.charAt(at))) {
                return OptionalDouble.empty();
            }
        }
        boolean number = to - from > points && points <= 1 && to - from <= LONGEST_NUMBER;
        return number ? OptionalDouble.of(Double.parseDouble(text.substring(from, to))) : OptionalDouble.empty();
    }
}
