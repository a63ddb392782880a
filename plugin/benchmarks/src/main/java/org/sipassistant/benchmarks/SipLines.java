// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

/** Log lines with SIP in them, as some products write them. */
final class SipLines {

    private SipLines() {}

    /** A whole message, bare or behind a header line. */
    static String whole(Dice dice) {
        Party.Pair call = Party.pair(dice);
        String message = new MessageText(call, dice, dice.percent(70) ? "\r\n" : "\n").any();
        String peer = call.callee().host();
        return switch (dice.below(10)) {
            case 0, 1, 2, 3 -> message;
            case 4, 5 ->
                "<--- Received SIP message (" + message.length() + " bytes) from UDP:" + peer + " --->\n" + message;
            case 6, 7 ->
                "[2026-03-17 " + dice.clock() + "] VERBOSE[" + dice.below(9_999)
                        + "] res_pjsip_logger.c: <--- Transmitting SIP" + " message (" + message.length()
                        + " bytes) to UDP:" + peer + " --->\n" + message;
            case 8 ->
                "recv " + message.length() + " bytes from udp/[" + peer.replace(":", "]:") + " at " + dice.clock()
                        + ".104233:\n" + "-".repeat(72) + "\n" + message;
            default -> syslog("kamailio", dice) + "DEBUG: <core> [core/receive.c:251]: received:\n" + message;
        };
    }

    /** A start line within one line. */
    static String single(Dice dice) {
        Party.Pair call = Party.pair(dice);
        String start = MessageText.startLine(call, dice);
        String peer = call.callee().host();
        return switch (dice.below(6)) {
            case 0 -> syslog("asterisk", dice) + "VERBOSE[" + dice.below(9_999) + "] chan_sip.c: " + start;
            case 1 ->
                syslog("kamailio", dice) + "INFO: <script>: [" + call.callId() + "] reply from " + peer + ": " + start;
            case 2 ->
                "2026-03-17 " + dice.clock() + ".204711 [DEBUG] sofia.c:7215 Channel sofia/internal/"
                        + call.caller().user() + "@" + call.caller().domain() + " received: " + start;
            case 3 -> syslog("opensips", dice) + "ACC: call ended: call_id=" + call.callId() + ";line=" + start;
            case 4 ->
                start + " callid=" + call.callId() + " src=" + call.caller().host() + " dst=" + peer;
            default ->
                syslog("rtpengine", dice) + "INFO: [" + call.callId() + "]: got \"" + start + "\" from signalling";
        };
    }

    /** How a line of syslog begins. */
    static String syslog(String program, Dice dice) {
        return "Mar 17 " + dice.clock() + " voice" + dice.below(20) + " " + program + "[" + dice.between(300, 32_000)
                + "]: ";
    }
}
