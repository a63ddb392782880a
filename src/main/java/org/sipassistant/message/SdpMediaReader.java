// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects what one media description says, from its m= line to the next (RFC 8866 section 5.14). */
final class SdpMediaReader {

    private static final int FORMAT_LIMIT = 128;
    private static final int LARGEST_PORT = 65_535;

    private static final String[] USUAL = {
        "PCMU",
        "PCMA",
        "telephone-event",
        "G722",
        "G729",
        "opus",
        "CN",
        "G723",
        "G728",
        "GSM",
        "iLBC",
        "AMR",
        "AMR-WB",
        "speex",
        "VP8",
        "VP9",
        "H264",
        "H265",
        "AV1",
        "EVS"
    };

    /** The static payload types of RFC 3551 that telephony meets. */
    private static final String[] STATIC = new String[35];

    static {
        STATIC[0] = "PCMU";
        STATIC[3] = "GSM";
        STATIC[4] = "G723";
        STATIC[5] = "DVI4";
        STATIC[6] = "DVI4";
        STATIC[7] = "LPC";
        STATIC[8] = "PCMA";
        STATIC[9] = "G722";
        STATIC[10] = "L16";
        STATIC[11] = "L16";
        STATIC[12] = "QCELP";
        STATIC[13] = "CN";
        STATIC[14] = "MPA";
        STATIC[15] = "G728";
        STATIC[16] = "DVI4";
        STATIC[17] = "DVI4";
        STATIC[18] = "G729";
        STATIC[19] = "CN";
        STATIC[26] = "JPEG";
        STATIC[31] = "H261";
        STATIC[34] = "H263";
    }

    private static final String[] PAYLOAD_TYPES = new String[128];

    static {
        Arrays.setAll(PAYLOAD_TYPES, String::valueOf);
    }

    /** What the session as a whole says where a medium does not. */
    record Session(Optional<String> connection, String direction, boolean crypto, boolean fingerprint) {}

    private final String type;
    private final int port;
    private final String proto;
    private final List<String> formats;
    private final @Nullable String[] names;
    private Optional<String> connection = Optional.empty();
    private @Nullable String direction;
    private boolean crypto;
    private boolean fingerprint;

    /** Made when first asked for; threads that race make equal ones. */
    private @Nullable List<String> codecs;

    private SdpMediaReader(List<String> words) {
        this.type = words.isEmpty() ? "" : words.get(0);
        this.port = words.size() < 2 ? -1 : port(words.get(1), 0, words.get(1).length());
        this.proto = words.size() < 3 ? "" : words.get(2);
        this.formats = words.size() < 4 ? List.of() : List.copyOf(words.subList(3, words.size()));
        this.names = new String[formats.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = staticName(formats.get(i));
        }
    }

    /** Of the line in a span, without its type. */
    static SdpMediaReader of(String text, int from, int to) {
        List<String> words = new ArrayList<>(8);
        int at = Characters.skipSpace(text, from, to);
        while (at < to && words.size() < FORMAT_LIMIT) {
            int space = Characters.find(text, ' ', at, to);
            int stop = space < 0 ? to : space;
            words.add(word(text, at, stop));
            at = Characters.skipSpace(text, stop, to);
        }
        return new SdpMediaReader(words);
    }

    /** A word; payload types, which come again and again, without a copy. */
    private static String word(String text, int from, int to) {
        int length = to - from;
        boolean digits = length > 0 && length <= 3 && (text.charAt(from) != '0' || length == 1);
        int number = 0;
        for (int at = from; at < to && digits; at++) {
            digits = Characters.isDigit(text.charAt(at));
            number = number * 10 + text.charAt(at) - '0';
        }
        return digits && number < PAYLOAD_TYPES.length ? PAYLOAD_TYPES[number] : text.substring(from, to);
    }

    void connection(Optional<String> address) {
        connection = address;
    }

    void direction(String name) {
        direction = name;
    }

    /** An attribute whose value is a span. */
    void attribute(String name, String text, int from, int to) {
        switch (name) {
            case "rtpmap" -> rtpmap(text, from, to);
            case "crypto", "key-mgmt" -> crypto = true;
            case "fingerprint" -> fingerprint = true;
            default -> {}
        }
    }

    /** Whether telephone-event is among the formats (RFC 4733). */
    boolean dtmf() {
        for (String name : names) {
            if ("telephone-event".equalsIgnoreCase(name)) {
                return true;
            }
        }
        return false;
    }

    int port() {
        return port;
    }

    /** Whether the type of the medium is written in a span. */
    boolean isOfType(String text, int from, int to) {
        return type.length() == to - from && text.startsWith(type, from);
    }

    /** Whether it brings keys, or the proof of some, which another call has not. */
    boolean isKeyed() {
        return crypto || fingerprint;
    }

    /** @param at the port of the medium, which is all that differs where the same was read before */
    SdpMedia finish(int at, Session session) {
        return new SdpMedia(
                type,
                at,
                proto,
                formats,
                codecs(),
                connection.isPresent() ? connection : session.connection(),
                direction == null ? session.direction() : direction,
                crypto || session.crypto(),
                fingerprint || session.fingerprint());
    }

    private void rtpmap(String text, int from, int to) {
        // RFC 8866 6.6: "101 telephone-event/8000"
        int space = Characters.find(text, ' ', from, to);
        int index = space < 0 ? -1 : format(text, from, space);
        if (index >= 0) {
            int slash = Characters.find(text, '/', space, to);
            names[index] = name(text, space + 1, slash < 0 ? to : slash);
        }
    }

    private static String name(String text, int from, int to) {
        for (String usual : USUAL) {
            if (usual.length() == to - from && text.startsWith(usual, from)) {
                return usual;
            }
        }
        return text.substring(from, to).strip();
    }

    private int format(String text, int from, int to) {
        for (int i = 0; i < formats.size(); i++) {
            if (formats.get(i).length() == to - from && text.startsWith(formats.get(i), from)) {
                return i;
            }
        }
        return -1;
    }

    private List<String> codecs() {
        List<String> known = codecs;
        if (known == null) {
            known = List.copyOf(readCodecs());
            codecs = known;
        }
        return known;
    }

    private List<String> readCodecs() {
        List<String> found = new ArrayList<>(names.length);
        for (int i = 0; i < names.length; i++) {
            String name = names[i];
            boolean coded = name != null && !name.isEmpty();
            String shown = coded ? shown(name) : formats.get(i);
            if (!shown.equals("telephone-event") && !shown.equals("CN") && !found.contains(shown)) {
                found.add(shown);
            }
        }
        return found;
    }

    /** One spelling for the names that stacks write in different case, so that they can be counted and compared. */
    private static String shown(String name) {
        for (String usual : USUAL) {
            if (usual.length() == name.length() && usual.equalsIgnoreCase(name)) {
                return usual;
            }
        }
        return name;
    }

    private static @Nullable String staticName(String format) {
        long number = Characters.number(format, 0, format.length(), STATIC.length - 1);
        boolean digits = number >= 0 && format.length() <= 2;
        return digits ? STATIC[(int) number] : null;
    }

    /** The port that a span begins with; -1 where it is none. */
    static int port(String text, int from, int to) {
        long port = Characters.number(text, from, to, LARGEST_PORT);
        return port < 0 ? -1 : (int) port;
    }
}
