// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

/** Log lines without SIP, among them those that look like it. */
final class OtherLines {

    private OtherLines() {}

    /** What everything else on the machine writes. */
    static String other(Dice dice) {
        return switch (dice.below(8)) {
            case 0 ->
                SipLines.syslog("asterisk", dice) + "VERBOSE[" + dice.below(9_999) + "] pbx.c: Executing ["
                        + dice.between(100, 999) + "@from-trunk:" + dice.below(40) + "] Set(\"PJSIP/"
                        + dice.between(100, 999)
                        + "-" + dice.hex(8) + "\", \"CALLERID(num)=" + dice.below(100_000) + "\") in new stack";
            case 1 ->
                SipLines.syslog("kamailio", dice) + "NOTICE: <core> [main.c:" + dice.below(3_000) + "]: child process "
                        + dice.below(30_000) + " exited normally, status=0 shm_used=" + dice.below(100_000_000);
            case 2 ->
                "2026-03-17 " + dice.clock()
                        + ".771204 99.87% [NOTICE] switch_channel.c:1142 New Channel sofia/external/"
                        + dice.between(100, 999) + "@" + dice.address() + " [" + dice.hex(8) + "-" + dice.hex(4) + "]";
            case 3 ->
                SipLines.syslog("rtpengine", dice) + "INFO: [" + dice.hex(26)
                        + "]: ------ Media #1 (audio over RTP/AVP) using " + "PCMA/8000, " + dice.below(9_999)
                        + " packets, " + dice.below(999_999) + " bytes, 0 errors";
            case 4 ->
                dice.address() + " - - [17/Mar/2026:" + dice.clock() + " +0000] \"GET /api/calls/" + dice.below(99_999)
                        + " HTTP/1.1\" " + dice.of("200", "304", "404") + " " + dice.below(99_999)
                        + " \"-\" \"Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101 Firefox/140.0\"";
            case 5 ->
                SipLines.syslog("kernel", dice) + "nf_conntrack: table full, dropping packet SRC=" + dice.address()
                        + " DST=" + dice.address() + " PROTO=UDP SPT=" + dice.below(65_535) + " DPT=5060 LEN="
                        + dice.below(1_500);
            case 6 ->
                "{\"level\":\"info\",\"ts\":\"2026-03-17T" + dice.clock()
                        + "Z\",\"logger\":\"rating\",\"msg\":\"rated call\"," + "\"seconds\":" + dice.below(3_600)
                        + ",\"account\":\"" + dice.hex(12) + "\"}";
            default ->
                SipLines.syslog("sshd", dice) + "Failed password for invalid user " + dice.of("admin", "test", "pi")
                        + " from " + dice.address() + " port " + dice.below(65_535) + " ssh2";
        };
    }

    /** The words of SIP in a line that is none. */
    static String lookAlike(Dice dice) {
        return switch (dice.below(7)) {
            case 0 ->
                SipLines.syslog("kamailio", dice) + "DEBUG: <core>: parsed header Via: SIP/2.0/UDP " + dice.address()
                        + ":5060;branch=z9hG4bK" + dice.hex(12);
            case 1 ->
                SipLines.syslog("nginx", dice) + "upstream sent HTTP/1.1 "
                        + dice.of("404 Not Found", "503 Service Unavailable") + " while reading header from "
                        + dice.address() + ":8080";
            case 2 ->
                SipLines.syslog("loader", dice) + "error " + dice.of("404", "486", "503") + " lines processed, "
                        + dice.below(999) + " skipped in batch " + dice.hex(8);
            case 3 ->
                SipLines.syslog("asterisk", dice) + "WARNING[" + dice.below(9_999)
                        + "] chan_sip.c: Bad SIP/2.0 version token from " + dice.address()
                        + ": SIP/2.0/TLS not enabled, dropping " + dice.below(1_500) + " bytes";
            case 4 ->
                SipLines.syslog("chat", dice) + "please INVITE dana to the meeting, sip:dana@voice.example.org is "
                        + dice.of("online", "away") + " ticket " + dice.below(99_999);
            case 5 ->
                SipLines.syslog("proxy", dice) + "cause 486 mapped to Q.850 17 on trunk-" + dice.below(99)
                        + "; code=486 reason=Busy Here gateway=" + dice.address();
            default ->
                SipLines.syslog("freeswitch", dice)
                        + "profile supports SIP/2.0 and SIPS; versions: SIP/2.0, WebRTC/1.0; listening" + " on "
                        + dice.address() + ":5060";
        };
    }
}
