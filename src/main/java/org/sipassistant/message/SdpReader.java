// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a session description line by line (RFC 8866); unknown lines are skipped, broken ones as well. */
final class SdpReader {

    /** What stands before an address, where it is missing. */
    private static final Set<String> ADDRESS_TYPES = Set.of("IN", "IP4", "IP6");

    private static final int MEDIA_LIMIT = 64;

    private static final String[] ATTRIBUTES = {
        "rtpmap",
        "sendrecv",
        "sendonly",
        "recvonly",
        "inactive",
        "candidate",
        "ice-ufrag",
        "ice-lite",
        "setup",
        "crypto",
        "key-mgmt",
        "fingerprint"
    };

    private final String text;
    private final int end;
    private final List<SdpMedia> media = new ArrayList<>(2);
    private @Nullable SdpMediaReader current;
    private int port;
    /** Behind the port of the only medium, as long as nothing but attributes follows; -1 where it is not so. */
    private int onlyMedia = -1;

    /** Whether all that follows was read before. */
    private boolean isKnown;

    private String direction = "sendrecv";
    private Optional<String> connection = Optional.empty();
    private Optional<String> origin = Optional.empty();
    private Optional<String> sessionVersion = Optional.empty();
    private Optional<String> setup = Optional.empty();
    private boolean ice;
    private boolean dtmf;
    private boolean fingerprint;
    private boolean crypto;

    private SdpReader(String text, int end) {
        this.text = text;
        this.end = end;
    }

    /** Reads the description in a span; empty where it holds none. */
    static Optional<Sdp> read(String text, int from, int to) {
        int start = start(text, from, to);
        return start < 0 ? Optional.empty() : Optional.of(new SdpReader(text, to).lines(start));
    }

    /** Where the description begins: in a multipart body it is one part of several. */
    private static int start(String text, int from, int to) {
        int at = text.indexOf("v=0", from, to);
        while (at > from && text.charAt(at - 1) != '\n' && !Characters.isBlank(text.charAt(at - 1))) {
            at = text.indexOf("v=0", at + 1, to);
        }
        return at;
    }

    private Sdp lines(int start) {
        int at = start;
        while (at < end && !isKnown) {
            int feed = text.indexOf('\n', at, end);
            int stop = feed < 0 ? end : feed;
            int from = Characters.skipSpace(text, at, stop);
            int to = Characters.trimEnd(text, from, stop);
            if (to - from > 1 && text.charAt(from + 1) == '=') {
                line(text.charAt(from), from + 2, to);
            } else if (to > from && text.startsWith("--", from)) {
                onlyMedia = -1;
                break;
            }
            at = stop + 1;
        }
        if (current != null && !isKnown && onlyMedia >= 0 && !ice && setup.isEmpty()) {
            RecentMedia.keep(text, onlyMedia, end, current);
        }
        finishMedia();
        if (connection.isEmpty() && !media.isEmpty()) {
            connection = media.getFirst().connection();
        }
        return new Sdp(media, connection, origin, sessionVersion, ice, setup, dtmf);
    }

    private void line(char type, int from, int to) {
        onlyMedia = type == 'a' || type == 'b' || type == 'i' ? onlyMedia : -1;
        switch (type) {
            case 'm' -> startMedia(from, to);
            case 'c' -> connection(from, to);
            case 'o' -> origin(from, to);
            case 'a' -> attribute(from, to);
            default -> {}
        }
    }

    private void startMedia(int from, int to) {
        boolean first = current == null && media.isEmpty() && !ice && setup.isEmpty();
        finishMedia();
        if (media.size() < MEDIA_LIMIT && !(first && isKnown(from, to))) {
            current = SdpMediaReader.of(text, from, to);
            port = current.port();
        }
    }

    /** Whether the first medium is written as one that was read before, up to the end. */
    private boolean isKnown(int from, int to) {
        int blank = Characters.find(text, ' ', from, to);
        int behind = blank < 0 ? -1 : Characters.find(text, ' ', blank + 1, to);
        if (behind <= blank + 1) {
            return false;
        }
        onlyMedia = behind;
        SdpMediaReader known = RecentMedia.find(text, behind, end);
        isKnown = known != null && known.isOfType(text, from, blank);
        if (isKnown) {
            current = known;
            port = SdpMediaReader.port(text, blank + 1, behind);
        }
        return isKnown;
    }

    private void finishMedia() {
        if (current != null) {
            dtmf |= current.dtmf();
            media.add(current.finish(port, new SdpMediaReader.Session(connection, direction, crypto, fingerprint)));
            current = null;
        }
    }

    private void connection(int from, int to) {
        // RFC 8866 5.7: "IN IP4 192.0.2.1/127"
        int space = text.lastIndexOf(' ', to - 1);
        int start = space < from ? from : space + 1;
        int slash = Characters.find(text, '/', start, to);
        String last = text.substring(start, slash < 0 ? to : slash);
        Optional<String> address = Optional.of(last).filter(word -> !word.isBlank() && !ADDRESS_TYPES.contains(word));
        if (current != null) {
            current.connection(address);
        } else {
            connection = address;
        }
    }

    private void origin(int from, int to) {
        // RFC 8866 5.2: username, session id, session version, net type, address type, address
        int at = from;
        for (int word = 0; at < to && word < 6; word++) {
            int space = Characters.find(text, ' ', at, to);
            int stop = space < 0 ? to : space;
            if (word == 2) {
                sessionVersion = Optional.of(text.substring(at, stop));
            } else if (word == 5) {
                origin = Optional.of(text.substring(at, stop));
            }
            at = stop + 1;
        }
    }

    private void attribute(int from, int to) {
        int colon = Characters.find(text, ':', from, to);
        String name = name(from, colon < 0 ? to : colon);
        int value = colon < 0 ? to : colon + 1;
        switch (name) {
            case "" -> {}
            case "candidate", "ice-ufrag", "ice-lite" -> ice = true;
            case "setup" -> setup = setup.isPresent() ? setup : Optional.of(Characters.trimmed(text, value, to));
            case "sendrecv", "sendonly", "recvonly", "inactive" -> direction(name);
            default -> mediaAttribute(name, value, to);
        }
    }

    /** The name of an attribute that is read; empty for every other. */
    private String name(int from, int to) {
        for (String name : ATTRIBUTES) {
            if (name.length() == to - from && text.startsWith(name, from)) {
                return name;
            }
        }
        return "";
    }

    private void direction(String name) {
        if (current != null) {
            current.direction(name);
        } else {
            direction = name;
        }
    }

    private void mediaAttribute(String name, int from, int to) {
        if (current != null) {
            current.attribute(name, text, from, to);
        } else {
            fingerprint |= name.equals("fingerprint");
            crypto |= name.equals("crypto") || name.equals("key-mgmt");
        }
    }
}
