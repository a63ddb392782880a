// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.SipMessage;

/** Media statistics that devices put into the BYE and its response. */
public final class MediaFields {

    private static final int LONGEST_NUMBER = 12;

    private MediaFields() {}

    /** What a message says about the media: counts of packets, {@code jitter_ms}, and the header that says so. */
    public static Map<String, Object> of(SipMessage message) {
        return report(message).fields();
    }

    static void write(SipMessage message, FieldMap sip) {
        sip.object("media", report(message));
    }

    private static FieldMap report(SipMessage message) {
        FieldMap media = new FieldMap(6);
        statistics(message, Header.P_RTP_STAT, media);
        statistics(message, Header.X_RTP_STAT, media);
        received(message, media);
        return media;
    }

    /** {@code PS=100,PR=98,PL=2,JI=3}: packets sent and received, packets lost, jitter in milliseconds. */
    private static void statistics(SipMessage message, Header header, FieldMap media) {
        Optional<String> value = message.header(header);
        if (value.isPresent() && media.fields().isEmpty()) {
            Map<String, String> numbers = parameters(value.get());
            number("sent", numbers.get("ps"), media);
            number("received", numbers.get("pr"), media);
            number("lost", numbers.get("pl"), media);
            number("jitter_ms", numbers.get("ji"), media);
            media.text("source", header.longName());
        }
    }

    /** {@code Dur=23,Pkt=1128,Oct=22560,LatePkt=0,LostPkt=3,AvgJit=1}, as Cisco phones write it. */
    private static void received(SipMessage message, FieldMap media) {
        Optional<String> value = message.header(Header.RTP_RX_STAT);
        if (value.isPresent() && media.fields().isEmpty()) {
            Map<String, String> numbers = parameters(value.get());
            number("received", numbers.get("pkt"), media);
            number("lost", numbers.get("lostpkt"), media);
            number("jitter_ms", numbers.get("avgjit"), media);
            Optional<String> sent = message.header(Header.RTP_TX_STAT);
            if (sent.isPresent()) {
                number("sent", parameters(sent.get()).get("pkt"), media);
            }
            media.text("source", Header.RTP_RX_STAT.longName());
        }
    }

    private static Map<String, String> parameters(String value) {
        return NameAddr.parse("<x>;" + value.replace(',', ';')).parameters();
    }

    private static void number(String name, @Nullable String value, FieldMap media) {
        if (value == null || value.isEmpty() || value.length() > LONGEST_NUMBER) {
            return;
        }
        long number = 0;
        for (int at = 0; at < value.length(); at++) {
            char c = value.charAt(at);
            if (c < '0' || c > '9') {
                return;
            }
            number = number * 10 + (c - '0');
        }
        media.number(name, number);
    }
}
