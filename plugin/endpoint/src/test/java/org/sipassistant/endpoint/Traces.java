// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.List;

/** Calls that went wrong in ways everybody meets, and some that did not. */
public final class Traces {
    static final String DIGEST = "Authorization: Digest username=\"1001\", realm=\"example.net\", nonce=\"n1\","
            + " uri=\"sip:example.net\", response=\"6629fae49393a05397450978507c4ef1\"";
    private static final String CHALLENGE = "WWW-Authenticate: Digest realm=\"example.net\", nonce=\"n1\"";

    private Traces() {}

    public static List<Trace> all() {
        return List.of(
                busy(),
                answered(),
                silentTrunk(),
                registered(),
                wrongPassword(),
                codecMismatch(),
                redirected(),
                cancelled(),
                pinged(),
                emergencyRefused());
    }

    public static Trace busy() {
        return new Trace("busy@10.20.4.21")
                .request(0, "INVITE", sdp("0 8", "PCMU", "PCMA"))
                .response(6, "100 Trying", "INVITE")
                .response(790, "180 Ringing", "INVITE")
                .response(5005, "486 Busy Here", "INVITE", "Reason: Q.850;cause=17;text=\"User busy\"")
                .request(5012, "ACK");
    }

    public static Trace answered() {
        return new Trace("answered@10.20.4.21")
                .request(0, "INVITE", sdp("0 8", "PCMU", "PCMA"))
                .response(6, "100 Trying", "INVITE")
                .response(790, "180 Ringing", "INVITE")
                .response(4000, "200 OK", "INVITE", "Contact: <sip:1002@10.20.0.10:5060>")
                .inDialog()
                .cseq(2)
                .hop(Trace.PHONE, Trace.PBX)
                .request(64_000, "BYE")
                .response(64_008, "200 OK", "BYE");
    }

    public static Trace silentTrunk() {
        Trace trace = new Trace("silent@10.20.4.21")
                .parties("1001", "+4930123456")
                .request(0, "INVITE", sdp("0 8", "PCMU", "PCMA"))
                .response(4, "100 Trying", "INVITE")
                .hop(Trace.PBX, Trace.CARRIER);
        for (long at : new long[] {10, 510, 1511, 3512, 7513, 15_514, 31_516}) {
            trace.request(at, "INVITE", sdp("8", "PCMA"));
        }
        return trace.hop(Trace.PHONE, Trace.PBX)
                .response(32_012, "408 Request Timeout", "INVITE")
                .request(32_040, "ACK");
    }

    public static Trace registered() {
        return new Trace("registered@10.20.4.21")
                .parties("1001", "1001")
                .request(0, "REGISTER")
                .response(4, "401 Unauthorized", "REGISTER", CHALLENGE)
                .cseq(2)
                .request(60, "REGISTER", DIGEST)
                .response(66, "200 OK", "REGISTER");
    }

    public static Trace signedOff() {
        return new Trace("signed-off@10.20.4.21")
                .parties("1001", "1001")
                .request(0, "REGISTER", DIGEST, "Expires: 0")
                .response(6, "200 OK", "REGISTER");
    }

    public static Trace wrongPassword() {
        return new Trace("wrong@10.20.4.21")
                .parties("1001", "1001")
                .request(0, "REGISTER")
                .response(4, "401 Unauthorized", "REGISTER", CHALLENGE)
                .cseq(2)
                .request(60, "REGISTER", DIGEST)
                .response(66, "401 Unauthorized", "REGISTER", CHALLENGE);
    }

    public static Trace codecMismatch() {
        return new Trace("codec@10.20.4.21")
                .request(0, "INVITE", sdp("9 96", "G722", "opus"))
                .response(
                        20,
                        "488 Not Acceptable Here",
                        "INVITE",
                        "Warning: 305 10.20.0.10 \"Incompatible media format\"")
                .request(25, "ACK");
    }

    public static Trace redirected() {
        return new Trace("redirected@10.20.4.21")
                .request(0, "INVITE")
                .response(20, "302 Moved Temporarily", "INVITE", "Contact: <sip:+33123456789@198.51.100.7>")
                .request(25, "ACK");
    }

    public static Trace cancelled() {
        return new Trace("cancelled@10.20.4.21")
                .request(0, "INVITE")
                .response(790, "180 Ringing", "INVITE")
                .request(6000, "CANCEL")
                .response(6004, "200 OK", "CANCEL")
                .response(6006, "487 Request Terminated", "INVITE")
                .request(6010, "ACK");
    }

    public static Trace pinged() {
        return new Trace("ping@198.51.100.7")
                .hop(Trace.CARRIER, Trace.PBX)
                .request(0, "OPTIONS")
                .response(3, "200 OK", "OPTIONS");
    }

    public static Trace emergencyRefused() {
        return new Trace("sos@10.20.4.21")
                .parties("1001", "112")
                .hop(Trace.PBX, Trace.CARRIER)
                .request(0, "INVITE")
                .response(40, "403 Forbidden", "INVITE")
                .request(44, "ACK");
    }

    /** The last lines of a message: a session description that offers codecs. */
    private static String[] sdp(String formats, String... codecs) {
        StringBuilder maps = new StringBuilder();
        String[] numbers = formats.split(" ");
        for (int i = 0; i < codecs.length; i++) {
            maps.append("\r\na=rtpmap:")
                    .append(numbers[i])
                    .append(' ')
                    .append(codecs[i])
                    .append("/8000");
        }
        return new String[] {
            "Contact: <sip:1001@10.20.4.21:5060>",
            "Content-Type: application/sdp",
            "",
            "v=0",
            "o=- 3982 3982 IN IP4 10.20.4.21",
            "s=-",
            "c=IN IP4 10.20.4.21",
            "t=0 0",
            "m=audio 11780 RTP/AVP " + formats + maps
        };
    }
}
