// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The media statistics that a device puts into its BYE, or its answer to one.
 *
 * @param sent packets
 * @param received packets
 * @param lost packets
 * @param jitterMs in milliseconds
 * @param source the header that says so
 */
public record MediaReport(
        OptionalLong sent, OptionalLong received, OptionalLong lost, OptionalLong jitterMs, String source) {

    private static final int LONGEST_NUMBER = 12;

    /** Empty where a message has no such header, or one without numbers. */
    public static Optional<MediaReport> of(SipMessage message) {
        return statistics(message, Header.P_RTP_STAT)
                .or(() -> statistics(message, Header.X_RTP_STAT))
                .or(() -> received(message));
    }

    /** {@code PS=100,PR=98,PL=2,JI=3}: packets sent and received, packets lost, jitter in milliseconds. */
    private static Optional<MediaReport> statistics(SipMessage message, Header header) {
        return message.header(header).map(value -> {
            Map<String, String> numbers = parameters(value);
            return new MediaReport(
                    number(numbers.get("ps")),
                    number(numbers.get("pr")),
                    number(numbers.get("pl")),
                    number(numbers.get("ji")),
                    header.longName());
        });
    }

    /** {@code Dur=23,Pkt=1128,Oct=22560,LatePkt=0,LostPkt=3,AvgJit=1}, as Cisco phones write it. */
    private static Optional<MediaReport> received(SipMessage message) {
        return message.header(Header.RTP_RX_STAT).map(value -> {
            Map<String, String> numbers = parameters(value);
            OptionalLong sent = message.header(Header.RTP_TX_STAT)
                    .map(other -> number(parameters(other).get("pkt")))
                    .orElse(OptionalLong.empty());
            return new MediaReport(
                    sent,
                    number(numbers.get("pkt")),
                    number(numbers.get("lostpkt")),
                    number(numbers.get("avgjit")),
                    Header.RTP_RX_STAT.longName());
        });
    }

    private static Map<String, String> parameters(String value) {
        return NameAddr.parse("<x>;" + value.replace(',', ';')).parameters();
    }

    private static OptionalLong number(@Nullable String value) {
        if (value == null || value.isEmpty() || value.length() > LONGEST_NUMBER) {
            return OptionalLong.empty();
        }
        long number = 0;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c < '0' || c > '9') {
                return OptionalLong.empty();
            }
            number = number * 10 + (c - '0');
        }
        return OptionalLong.of(number);
    }
}
