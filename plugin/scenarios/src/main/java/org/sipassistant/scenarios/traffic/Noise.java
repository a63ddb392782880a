// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios.traffic;

import java.time.Instant;
import java.util.function.BiPredicate;

/** What a network says beside its calls: registrations and pings. */
final class Noise {
    private static final int PHONES = 40;
    private static final long PING_EVERY_S = 60;
    private static final long REGISTER_EVERY_S = 900;
    private static final String CHALLENGE = "WWW-Authenticate: Digest realm=\"example.net\", nonce=\"n";
    private static final String CREDENTIALS = "Authorization: Digest username=\"phone\", realm=\"example.net\","
            + " uri=\"sip:example.net\", response=\"0123456789abcdef0123456789abcdef\", nonce=\"n";

    private final Log log;
    private final BiPredicate<String, Instant> isSilent;

    /** @param isSilent whether the trunk of a name is out at a time */
    Noise(Log log, BiPredicate<String, Instant> isSilent) {
        this.log = log;
        this.isSilent = isSilent;
    }

    void write(Instant from, Instant to) {
        for (Station carrier : Operator.CARRIERS) {
            for (Instant at = from; at.isBefore(to); at = at.plusSeconds(PING_EVERY_S)) {
                ping(at, carrier);
            }
        }
        for (int phone = 0; phone < PHONES; phone++) {
            int cseq = 1;
            for (Instant at = from.plusSeconds(phone * 20L); at.isBefore(to); at = at.plusSeconds(REGISTER_EVERY_S)) {
                register(at, phone, cseq);
                cseq += 2;
            }
        }
    }

    private void ping(Instant at, Station carrier) {
        String callId = "ping-" + carrier.name() + "-" + at.getEpochSecond() + "@" + Operator.SBC.address();
        Script script = new Script(log, at, callId, "ping", "ping");
        Hop hop = Hop.first(Operator.SBC, carrier, "p" + Integer.toHexString(callId.hashCode()));
        script.request(0, hop, "OPTIONS", 1, false);
        if (isSilent.test(carrier.name(), at)) {
            script.request(500, hop, "OPTIONS", 1, false);
            script.request(1_500, hop, "OPTIONS", 1, false);
            script.request(3_500, hop, "OPTIONS", 1, false);
        } else {
            script.response(18, hop, "200 OK", "OPTIONS", 1);
        }
    }

    private void register(Instant at, int phone, int cseq) {
        Station device = new Station("", "192.0.2." + (100 + phone), "Deskphone 7.1");
        String user = String.valueOf(2_000 + phone);
        Script script = new Script(log, at, "registration-" + phone + "@" + device.address(), user, user);
        Hop hop = Hop.first(device, Operator.SBC, "r" + phone);
        script.request(0, hop, "REGISTER", cseq, false, "Expires: 1800");
        script.response(3, hop, "401 Unauthorized", "REGISTER", cseq, CHALLENGE + cseq + '"');
        script.request(40, hop, "REGISTER", cseq + 1, false, "Expires: 1800", CREDENTIALS + cseq + '"');
        script.response(44, hop, "200 OK", "REGISTER", cseq + 1, "Expires: 1800");
    }
}
