// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.HashMap;
import java.util.Map;

/**
 * The list of packets that Wireshark and tshark show, copied as text: {@code 4 4.351200 192.0.2.20 192.0.2.10 SIP 430
 * Status: 486 Busy Here |}. Its lines become what a sniffer writes, an address line and a start line, with the CSeq method
 * that the list leaves out where an open request in the other direction tells it. Time linear in the length of the text.
 */
final class PacketList {
    private static final String PROTOCOL = " SIP";
    private static final String REQUEST = "Request: ";
    private static final String STATUS = "Status: ";

    /** Lines of a list have few words before their last column. */
    private static final int MOST_WORDS = 12;

    private static final int SECONDS_OF_A_DAY = 86_400;

    /** A request as the list shows it, counted from 1 in its direction; a repetition counts with what it repeats. */
    private record Sent(String method, int number, boolean answered) {
        String cseq() {
            return "CSeq: " + number + ' ' + method;
        }
    }

    private static final String INVITE = "INVITE";
    private static final String TERMINATED = "487";

    /** The last request by its direction, and by direction and method. */
    private final Map<String, Sent> sent = new HashMap<>();

    private final StringBuilder written = new StringBuilder();
    private boolean changed;

    private PacketList() {}

    /** The text itself where no line of it is of such a list. */
    static String asMessages(String text) {
        if (!text.contains(REQUEST) && !text.contains(STATUS)) {
            return text;
        }
        PacketList list = new PacketList();
        text.lines().forEach(list::add);
        return list.changed ? list.written.toString() : text;
    }

    /** Without what stands between and around its columns: the quotes of a table of values, the arrow of tshark. */
    private static String unquoted(String row) {
        boolean quoted = row.startsWith("\"") && row.contains("\",\"");
        String plain = quoted ? row.replace("\",\"", " ").replace('"', ' ') : row;
        return plain.replace(" → ", " ").replace(" -> ", " ");
    }

    private void add(String row) {
        String line = unquoted(row);
        int protocol = line.indexOf(PROTOCOL);
        int request = line.indexOf(REQUEST, Math.max(protocol, 0));
        int status = line.indexOf(STATUS, Math.max(protocol, 0));
        int info = request < 0 ? status : status < 0 ? request : Math.min(request, status);
        if (protocol < 0 || info < 0 || !write(line.substring(0, protocol), line.substring(info))) {
            written.append(row).append('\n');
        }
    }

    private boolean write(String columns, String info) {
        String[] words = columns.strip().split("\\s+", MOST_WORDS);
        if (words.length < 3) {
            return false;
        }
        String source = words[words.length - 2];
        String destination = words[words.length - 1];
        int bar = info.indexOf('|');
        String what = (bar < 0 ? info : info.substring(0, bar)).strip();
        String start = what.startsWith(REQUEST)
                ? request(what.substring(REQUEST.length()), source + ' ' + destination)
                : status(what.substring(STATUS.length()), destination + ' ' + source);
        if (start.isEmpty() || !isAddress(source) || !isAddress(destination)) {
            return false;
        }
        written.append(time(words))
                .append(source)
                .append(" -> ")
                .append(destination)
                .append('\n');
        written.append(start).append("\n\n");
        changed = true;
        return true;
    }

    /** The start line and CSeq of a request; what stands behind its URI is Wireshark's. */
    private String request(String info, String way) {
        String[] words = info.split(" +", 3);
        if (words.length < 2 || !isMethod(words[0])) {
            return "";
        }
        String cseq = sent(words[0], way).cseq();
        String uri = words[1].endsWith(",") ? words[1].substring(0, words[1].length() - 1) : words[1];
        return words[0] + ' ' + uri + " SIP/2.0\n" + cseq;
    }

    /** An ACK or CANCEL has the number of its INVITE; what was answered and is sent again is a new request. */
    private Sent sent(String method, String way) {
        Sent invite = sent.get(way + INVITE);
        if (invite != null && method.equals("ACK")) {
            return new Sent(method, invite.number(), false);
        }
        Sent last = sent.get(way);
        Sent same = sent.get(way + method);
        int next = last == null ? 1 : last.number() + 1;
        boolean again = same != null && !same.answered();
        int number = again ? same.number() : method.equals("CANCEL") && invite != null ? invite.number() : next;
        Sent now = new Sent(method, number, false);
        sent.put(way, now);
        sent.put(way + method, now);
        return now;
    }

    /** {@code 200 OK (INVITE)} and {@code 486 Busy Here, with session description}. */
    private String status(String info, String way) {
        String phrase = info;
        int comma = phrase.indexOf(", with ");
        phrase = comma < 0 ? phrase : phrase.substring(0, comma);
        int bracket = phrase.lastIndexOf('(');
        String method = bracket > 0 && phrase.strip().endsWith(")")
                ? phrase.substring(bracket + 1, phrase.lastIndexOf(')')).strip()
                : "";
        boolean named = isMethod(method);
        phrase = named ? phrase.substring(0, bracket).strip() : phrase.strip();
        boolean code = phrase.length() >= 3 && phrase.substring(0, 3).chars().allMatch(Character::isDigit);
        if (!code) {
            return "";
        }
        Sent last = sent.get(way);
        String answered = named ? method : phrase.startsWith(TERMINATED) ? INVITE : last == null ? "" : last.method();
        Sent request = sent.get(way + answered);
        if (request != null && phrase.charAt(0) > '1') {
            sent.put(way + answered, new Sent(answered, request.number(), true));
        }
        return "SIP/2.0 " + phrase + (request == null || answered.isEmpty() ? "" : '\n' + request.cseq());
    }

    private static boolean isMethod(String word) {
        return word.length() > 2 && word.length() < 10 && word.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    }

    /** The time of the second column, or of two where the date stands apart; seconds since the first packet are of 1970. */
    private static String time(String[] words) {
        String last = words[words.length - 3];
        if (last.indexOf(':') > 0) {
            boolean dated = words.length > 3 && words[words.length - 4].indexOf('-') > 0;
            return (dated ? words[words.length - 4] + ' ' : "") + last + ' ';
        }
        int dot = last.indexOf('.');
        String seconds = dot < 0 ? last : last.substring(0, dot);
        boolean plain = !seconds.isEmpty()
                && seconds.length() < 6
                && dot > 0
                && last.chars().allMatch(c -> Character.isDigit(c) || c == '.');
        if (!plain || Integer.parseInt(seconds) >= SECONDS_OF_A_DAY) {
            return "";
        }
        int whole = Integer.parseInt(seconds);
        return "1970-01-01 %02d:%02d:%02d%s ".formatted(whole / 3600, whole / 60 % 60, whole % 60, last.substring(dot));
    }

    private static boolean isAddress(String word) {
        return word.indexOf('.') > 0 || word.indexOf(':') >= 0;
    }
}
