// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

/** One end of a call, as its messages show it. */
record Party(String name, String user, String domain, String host, String tag, String software) {

    private static final int NOT_LATIN = 2;

    /** The two ends and the identifiers that a call keeps. */
    record Pair(Party caller, Party callee, String callId, String branch, int sequence, String transport) {}

    static Pair pair(Dice dice) {
        String callId = dice.percent(50) ? dice.hex(32) : dice.hex(24) + "@" + dice.address();
        return new Pair(
                any(dice),
                any(dice),
                callId,
                "z9hG4bK" + dice.hex(dice.between(10, 30)),
                dice.between(1, 9_999),
                dice.percent(80) ? "UDP" : dice.of("TCP", "TLS"));
    }

    private static Party any(Dice dice) {
        return new Party(
                dice.percent(NOT_LATIN)
                        ? dice.of("Łucja Żak", "渡辺", "Ирина")
                        : dice.of("", "Dana", "Front Door", "Night Shift"),
                dice.percent(50)
                        ? dice.of("2", "4", "7") + dice.between(100, 999)
                        : "+49301" + dice.between(100_000, 999_999),
                dice.of("voice.example.org", "pbx.example.com", "sip.carrier.example", dice.address()),
                dice.address() + ":" + dice.of("5060", "5060", "5080", "31500"),
                dice.hex(dice.between(8, 16)),
                dice.of(
                        "Asterisk PBX 20.9.1",
                        "FreeSWITCH-mod_sofia/1.10.12-release",
                        "kamailio (5.8.2 (x86_64/linux))",
                        "Yealink SIP-T54W 96.86.0.70",
                        "snomD865/10.1.169.16",
                        "Linphone-Desktop/5.2.6 (belle-sip/5.3.90)"));
    }

    /** The address with its name, as in From and To. */
    String address() {
        String quoted = name.isEmpty() ? "" : '"' + name + "\" ";
        return quoted + "<sip:" + user + "@" + domain + ">";
    }
}
