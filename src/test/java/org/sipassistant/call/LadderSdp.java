// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes the session description behind {@code SDP: PCMU PCMA}, {@code SDP: RTP/SAVP PCMU} or {@code SDP: PCMU sendonly}, and behind
 * {@code SDP: T38} one for fax.
 */
final class LadderSdp {
    /** Payload types that need no rtpmap (RFC 3551 section 6). */
    private static final Map<String, Integer> STATIC = Map.ofEntries(
            Map.entry("PCMU", 0),
            Map.entry("GSM", 3),
            Map.entry("G723", 4),
            Map.entry("LPC", 7),
            Map.entry("PCMA", 8),
            Map.entry("G722", 9),
            Map.entry("L16", 11),
            Map.entry("CN", 13),
            Map.entry("G728", 15),
            Map.entry("G729", 18));

    private static final List<String> DIRECTIONS = List.of("sendonly", "recvonly", "inactive");

    private static final String FAX = "T38";

    private LadderSdp() {}

    /** @param words a transport protocol, where it is not RTP/AVP, the names of codecs and perhaps a direction */
    static String write(String words, String address) {
        List<String> codecs = new ArrayList<>(List.of(words.split("\\s+")));
        String proto = codecs.get(0).contains("/") ? codecs.remove(0) : "RTP/AVP";
        StringBuilder formats = new StringBuilder();
        StringBuilder attributes = new StringBuilder();
        int dynamic = 96;
        for (String codec : codecs) {
            if (codec.equals(FAX)) {
                continue;
            }
            if (DIRECTIONS.contains(codec)) {
                attributes.append("a=").append(codec).append("\r\n");
                continue;
            }
            boolean known = STATIC.containsKey(codec);
            int type = known ? STATIC.get(codec) : dynamic++;
            formats.append(' ').append(type);
            if (!known) {
                attributes.append("a=rtpmap:%d %s/%d\r\n".formatted(type, codec, clock(codec)));
            }
        }
        String media =
                words.equals(FAX) ? "m=image 40002 udptl t38\r\n" : "m=audio 40000 %s%s\r\n".formatted(proto, formats);
        return "v=0\r\no=- 1 1 IN IP4 %s\r\ns=-\r\nc=IN IP4 %s\r\nt=0 0\r\n".formatted(address, address)
                + media
                + attributes
                + keys(proto);
    }

    private static int clock(String codec) {
        return codec.equalsIgnoreCase("opus") ? 48000 : 8000;
    }

    private static String keys(String proto) {
        if (proto.startsWith("UDP/TLS")) {
            return "a=setup:actpass\r\na=fingerprint:sha-256 " + "AB:".repeat(31) + "AB\r\n";
        }
        return proto.contains("SAVP") ? "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:" + "A".repeat(40) + "\r\n" : "";
    }
}
