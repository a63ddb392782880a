// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.HashMap;
import java.util.Map;

/**
 * Writes the packets of a list or a drawing as what a sniffer writes: an address line and a start line, with the CSeq method
 * that lists and drawings leave out where an open request in the other direction tells it.
 */
final class FlowWriter {
    private static final String INVITE = "INVITE";
    private static final String TERMINATED = "487";

    /** A request as it is shown, counted from 1 in its direction; a repetition counts with what it repeats. */
    private record Sent(String method, int number, boolean answered) {
        String cseq() {
            return "CSeq: " + number + ' ' + method;
        }
    }

    /** The last request by its direction, and by direction and method. */
    private final Map<String, Sent> sent = new HashMap<>();

    /** The numbers of the requests that wait for an answer, by who has to give it and method: who hands one on keeps its number. */
    private final Map<String, Integer> open = new HashMap<>();

    private final StringBuilder written;

    FlowWriter() {
        this(new StringBuilder());
    }

    /** @param written what others write to as well */
    FlowWriter(StringBuilder written) {
        this.written = written;
    }

    /** A line that is no packet, as it is. */
    void line(String row) {
        written.append(row).append('\n');
    }

    String text() {
        return written.toString();
    }

    /**
     * A request.
     *
     * @param time as logs write it, with a blank behind it; may be empty
     */
    void request(String method, String uri, String time, String source, String destination) {
        request(method, uri, time, source, destination, "");
    }

    /** @param headers that are known, each with a line end before it */
    void request(String method, String uri, String time, String source, String destination, String headers) {
        Sent request = sent(method, source, source + ' ' + destination);
        open.put(destination + ' ' + method, request.number());
        String cseq = request.cseq();
        packet(time, source, destination, method + ' ' + uri + " SIP/2.0" + headers + '\n' + cseq);
    }

    /**
     * A response.
     *
     * @param status its code and phrase
     * @param method to which it answers; empty where that is not shown
     */
    void response(String status, String method, String time, String source, String destination) {
        response(status, method, time, source, destination, "");
    }

    /** @param headers that are known, each with a line end before it */
    void response(String status, String method, String time, String source, String destination, String headers) {
        String way = destination + ' ' + source;
        Sent last = sent.get(way);
        String assumed = status.startsWith(TERMINATED) ? INVITE : last == null ? "" : last.method();
        String answered = method.isEmpty() ? assumed : method;
        Sent request = sent.get(way + answered);
        if (request != null && status.charAt(0) > '1') {
            sent.put(way + answered, new Sent(answered, request.number(), true));
            open.remove(source + ' ' + answered);
        }
        String cseq = request == null || answered.isEmpty() ? "" : '\n' + request.cseq();
        packet(time, source, destination, "SIP/2.0 " + status + headers + cseq);
    }

    private void packet(String time, String source, String destination, String message) {
        written.append(time)
                .append(source)
                .append(" -> ")
                .append(destination)
                .append('\n')
                .append(message)
                .append("\n\n");
    }

    /** An ACK or CANCEL has the number of its INVITE; what was answered and is sent again is a new request. */
    private Sent sent(String method, String source, String way) {
        Sent invite = sent.get(way + INVITE);
        if (invite != null && method.equals("ACK")) {
            return new Sent(method, invite.number(), false);
        }
        Sent last = sent.get(way);
        Sent same = sent.get(way + method);
        Integer handedOn = same == null ? open.get(source + ' ' + method) : null;
        int next = handedOn != null ? handedOn : last == null ? 1 : last.number() + 1;
        boolean again = same != null && !same.answered();
        int number = again ? same.number() : method.equals("CANCEL") && invite != null ? invite.number() : next;
        Sent now = new Sent(method, number, false);
        sent.put(way, now);
        sent.put(way + method, now);
        return now;
    }

    static boolean isMethod(String word) {
        return word.length() > 2 && word.length() < 10 && word.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }
}
