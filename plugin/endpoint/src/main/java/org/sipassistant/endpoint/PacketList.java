// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

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

    private final FlowWriter flow = new FlowWriter();
    private boolean changed;

    private PacketList() {}

    /** The text itself where no line of it is of such a list. */
    static String asMessages(String text) {
        if (!text.contains(REQUEST) && !text.contains(STATUS)) {
            return text;
        }
        PacketList list = new PacketList();
        text.lines().forEach(list::add);
        return list.changed ? list.flow.text() : text;
    }

    /** Without what stands between and around its columns: the quotes of a table of values, tabs, the arrow of tshark. */
    private static String unquoted(String row) {
        boolean quoted = row.startsWith("\"") && row.contains("\",\"");
        String plain = quoted ? row.replace("\",\"", " ").replace('"', ' ') : row.replace('\t', ' ');
        return plain.replace(" → ", " ").replace(" -> ", " ");
    }

    private void add(String row) {
        String line = unquoted(row);
        int protocol = line.indexOf(PROTOCOL);
        int request = line.indexOf(REQUEST, Math.max(protocol, 0));
        int status = line.indexOf(STATUS, Math.max(protocol, 0));
        int info = request < 0 ? status : status < 0 ? request : Math.min(request, status);
        if (protocol < 0 || info < 0 || !write(line.substring(0, protocol), line.substring(info))) {
            flow.line(row);
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
        if (!isAddress(source) || !isAddress(destination)) {
            return false;
        }
        boolean is = what.startsWith(REQUEST)
                ? request(what.substring(REQUEST.length()), time(words), source, destination)
                : status(what.substring(STATUS.length()), time(words), source, destination);
        changed |= is;
        return is;
    }

    /** What stands behind the URI of a request is Wireshark's. */
    private boolean request(String info, String time, String source, String destination) {
        String[] words = info.split(" +", 3);
        if (words.length < 2 || !FlowWriter.isMethod(words[0])) {
            return false;
        }
        String uri = words[1].endsWith(",") ? words[1].substring(0, words[1].length() - 1) : words[1];
        flow.request(words[0], uri, time, source, destination);
        return true;
    }

    /** {@code 200 OK (INVITE)} and {@code 486 Busy Here, with session description}. */
    private boolean status(String info, String time, String source, String destination) {
        String phrase = info;
        int comma = phrase.indexOf(", with ");
        phrase = comma < 0 ? phrase : phrase.substring(0, comma);
        int bracket = phrase.lastIndexOf('(');
        String method = bracket > 0 && phrase.strip().endsWith(")")
                ? phrase.substring(bracket + 1, phrase.lastIndexOf(')')).strip()
                : "";
        boolean named = FlowWriter.isMethod(method);
        phrase = named ? phrase.substring(0, bracket).strip() : phrase.strip();
        boolean code = phrase.length() >= 3 && phrase.substring(0, 3).chars().allMatch(Character::isDigit);
        if (code) {
            flow.response(phrase, named ? method : "", time, source, destination);
        }
        return code;
    }

    /** The time of the second column, or of two where the date stands apart; seconds since the first packet are of 1970. */
    private static String time(String[] words) {
        String last = words[words.length - 3];
        if (last.indexOf(':') > 0) {
            boolean dated = words.length > 3 && words[words.length - 4].indexOf('-') > 0;
            return (dated ? words[words.length - 4] + ' ' : "") + last + ' ';
        }
        return time(last);
    }

    /** A time of day as it is, seconds as a time of 1970; empty where it is neither. */
    static String time(String last) {
        if (last.indexOf(':') > 0) {
            return last + ' ';
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
