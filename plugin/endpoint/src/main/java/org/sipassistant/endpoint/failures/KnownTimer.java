// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.util.List;
import java.util.Optional;

/**
 * A timer that people meet.
 *
 * @param means what it is likely to be where many calls last exactly that long
 */
record KnownTimer(int seconds, String means) {
    private static final int TOLERANCE_S = 1;

    private static final List<KnownTimer> TALK = List.of(
            new KnownTimer(32, "64*T1 (RFC 3261 section 13.3.1.4): the ACK of the 200 OK does not arrive"),
            new KnownTimer(60, "a media timeout: no RTP for a minute, or a firewall that forgets UDP streams"),
            new KnownTimer(90, "the smallest session interval (RFC 4028 section 4): nobody refreshes the session"),
            new KnownTimer(120, "a firewall that forgets UDP streams after two minutes"),
            new KnownTimer(180, "a firewall that forgets UDP streams after three minutes, or a session timer"),
            new KnownTimer(300, "a media timeout of five minutes, or a firewall"),
            new KnownTimer(
                    900,
                    "half of the usual session interval of 1800 s: the refresh is refused or lost (RFC 4028 section"
                            + " 10); or a limit of a quarter of an hour"),
            new KnownTimer(
                    1_768, "the usual session interval of 1800 s less 32 s (RFC 4028 section 10): nobody refreshes it"),
            new KnownTimer(1_800, "the usual session interval (RFC 4028), or a limit of half an hour"),
            new KnownTimer(3_600, "a limit of an hour, or a session interval of one"),
            new KnownTimer(7_200, "a limit of two hours"));

    private static final List<KnownTimer> RING = List.of(
            new KnownTimer(15, "a ring timer, such as a step of a hunt group"),
            new KnownTimer(20, "a ring timer, such as a step of a hunt group or the way to a voice mailbox"),
            new KnownTimer(25, "a ring timer, such as the way to a voice mailbox"),
            new KnownTimer(30, "a ring timer of 30 s"),
            new KnownTimer(32, "64*T1 (RFC 3261 section 17.1.1.2)"),
            new KnownTimer(45, "a ring timer of 45 s"),
            new KnownTimer(60, "a ring timer of a minute"),
            new KnownTimer(120, "a proxy's timer for an INVITE that rings, by default 120 s in Kamailio"),
            new KnownTimer(180, "timer C of a proxy (RFC 3261 section 16.6), or the telephone network's limit"));

    /** Empty where nobody knows one that long. */
    static Optional<KnownTimer> talk(int seconds) {
        return of(TALK, seconds);
    }

    static Optional<KnownTimer> ring(int seconds) {
        return of(RING, seconds);
    }

    private static Optional<KnownTimer> of(List<KnownTimer> known, int seconds) {
        return known.stream()
                .filter(timer -> Math.abs(timer.seconds - seconds) <= TOLERANCE_S)
                .findFirst();
    }
}
