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
 * encrypted media and plain ones behind them, a Contact that only its own network reaches. Time linear in the length of the text.
 */
public final class LooseLines {
    /** The product of such an event: it is SIP, and of no product. */
    private static final String PRODUCT = "sip";

    private static final int MOST = 50;
    private static final String CREDENTIALS = "uthorization: Digest ";
    private static final String AUDIO = "m=audio ";
    private static final String CONTACT = "Contact:";

    private final String text;
    private @Nullable NamedHosts hosts;

    /** Whether encrypted media were described above. */
    private boolean isSecured;

    private LooseLines(String text) {
        this.text = text;
    }

    /** At most one per line, in the order of the text. */
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
                            Map.of(),
                            at,
                            at,
                            withoutCredentials(line).strip())));
            start = end + 1;
        }
        return found;
    }

    private Optional<String> says(String line) {
        if (line.contains(CREDENTIALS)) {
            return Optional.of("credentials-sent");
        }
        int audio = line.indexOf(AUDIO);
        if (audio >= 0) {
            boolean secure = line.indexOf("/SAVP", audio) > 0;
            boolean thenPlain = isSecured && !secure && line.indexOf("RTP/AVP", audio) > 0;
            isSecured |= secure;
            return secure
                    ? Optional.of("secure-media-described")
                    : Optional.of("plain-media-described").filter(says -> thenPlain);
        }
        int contact = line.indexOf(CONTACT);
        return contact >= 0 && isStray(line.substring(contact + CONTACT.length()))
                ? Optional.of("stray-contact")
                : Optional.empty();
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
