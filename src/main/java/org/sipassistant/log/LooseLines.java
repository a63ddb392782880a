// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.PrivateAddress;

/**
 * Finds header and SDP lines that tell something even where an excerpt has cut off the message they belong to: credentials,
 * encrypted media and, in another description behind them, plain ones, a Contact that only its own network reaches, a
 * description all of whose media are switched off, headers that are malformed ({@link HeaderPieces}), an answer
 * that does not fit its offer ({@link DescriptionPieces}). Time linear in the length of the text.
 */
public final class LooseLines {
    /** The product of such an event: it is SIP, and of no product. */
    private static final String PRODUCT = "sip";

    private static final int MOST = 50;
    private static final String CREDENTIALS = "uthorization: Digest ";
    private static final String AUDIO = "m=audio ";
    private static final String CONTACT = "Contact:";
    private static final String VERSION = "v=";
    private static final String SESSION = "s=";
    private static final String SECURE = "secure-media-described";

    /** The lines of media that calls have. */
    private static final List<String> MEDIA =
            List.of(AUDIO, "m=video ", "m=image ", "m=text ", "m=message ", "m=application ");

    /** What shares the port of another medium is in use, whatever its own port (RFC 8843 section 6). */
    private static final String BUNDLED = "a=bundle-only";

    private final String text;
    private @Nullable NamedHosts hosts;

    /** Where the line began that described encrypted media above, behind what a logger wrote before it; -1 where none did. */
    private int secured = -1;

    /** Whether that description has ended: a line stands behind it that is none of SDP. */
    private boolean isOver;

    /** The name of the session that is being described, in which many a PBX and gateway names itself. */
    private String author = "";

    /** Where the first of the media stood of which none is in use; -1 where one is, or none was seen. */
    private int unused = -1;

    private boolean isUsed;

    private LooseLines(String text) {
        this.text = text;
    }

    /** At most one of a kind per line. */
    public static List<LogEvent> find(String text) {
        List<LogEvent> found = new ArrayList<>();
        LooseLines lines = new LooseLines(text);
        int start = 0;
        while (start < text.length() && found.size() < MOST) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            int at = start;
            String line = text.substring(start, end);
            lines.says(line)
                    .ifPresent(says -> found.add(new LogEvent(
                            says,
                            PRODUCT,
                            lines.fields(says),
                            at,
                            at,
                            withoutCredentials(line).strip())));
            lines.note(line, at);
            start = end + 1;
        }
        lines.noMedia().ifPresent(event -> found.add(event));
        found.addAll(HeaderPieces.find(text));
        DescriptionPieces.find(text).ifPresent(found::add);
        return found;
    }

    /** What is switched off has port 0 (RFC 3264 section 5.1); where all is, nothing is left to talk by. */
    private Optional<LogEvent> noMedia() {
        if (isUsed || unused < 0) {
            return Optional.empty();
        }
        int end = text.indexOf('\n', unused);
        String line = text.substring(unused, end < 0 ? text.length() : end).strip();
        return Optional.of(new LogEvent("no-media-described", PRODUCT, Map.of(), unused, unused, line));
    }

    /** What a line tells beside what it says. */
    private Map<String, String> fields(String says) {
        return author.isEmpty() || !says.equals(SECURE) ? Map.of() : Map.of(LogEvent.SOFTWARE, author);
    }

    private void note(String line, int start) {
        String described = line.strip();
        if (described.startsWith(VERSION)) {
            author = "";
        } else if (described.startsWith(SESSION)) {
            author = described.substring(SESSION.length()).strip();
        }
        isUsed |= described.startsWith(BUNDLED);
        for (String media : MEDIA) {
            int at = line.indexOf(media);
            if (at >= 0) {
                isUsed |= !line.startsWith("0 ", at + media.length());
                // Video that is off is ordinary; there is a call by its sound.
                unused = unused < 0 && media.equals(AUDIO) ? start : unused;
            }
        }
    }

    private Optional<String> says(String line) {
        if (line.contains(CREDENTIALS)) {
            return Optional.of("credentials-sent");
        }
        int audio = line.indexOf(AUDIO);
        if (audio >= 0) {
            return media(line, audio);
        }
        isOver |= line.length() <= secured + 1 || line.charAt(secured + 1) != '=';
        int contact = line.indexOf(CONTACT);
        return contact >= 0 && isStray(line.substring(contact + CONTACT.length()))
                ? Optional.of("stray-contact")
                : Optional.empty();
    }

    /** What is refused or switched off has port 0 (RFC 3264 section 6). One description may offer both kinds. */
    private Optional<String> media(String line, int audio) {
        if (line.startsWith("0 ", audio + AUDIO.length())) {
            return Optional.empty();
        }
        if (line.indexOf("/SAVP", audio) > 0) {
            secured = audio;
            isOver = false;
            return Optional.of(SECURE);
        }
        boolean thenPlain = secured >= 0 && isOver && line.indexOf("RTP/AVP", audio) > 0;
        return Optional.of("plain-media-described").filter(says -> thenPlain);
    }

    /** What an answer may quote of a line: the hash of a password and its nonce let others guess the password. */
    private static String withoutCredentials(String line) {
        int credentials = line.indexOf(CREDENTIALS);
        return credentials < 0 ? line : line.substring(0, credentials + CREDENTIALS.length());
    }

    /** Whether it names a private address, of another network than all addresses that the rest of the text names. */
    private boolean isStray(String contact) {
        return NameAddr.parse(contact)
                .uri()
                .host()
                .filter(PrivateAddress::isPrivate)
                .filter(host -> hosts().areElsewhere(host))
                .isPresent();
    }

    private NamedHosts hosts() {
        if (hosts == null) {
            hosts = new NamedHosts(text);
        }
        return hosts;
    }
}
