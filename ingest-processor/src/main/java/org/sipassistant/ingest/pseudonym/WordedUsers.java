// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest.pseudonym;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sipassistant.log.LogEvent;

/** Replaces whom lines of a product's own wording name, where they stand in the text. */
final class WordedUsers {
    private static final List<String> USERS = List.of("user", "from", "to");
    private static final String CHANNEL = "channel";

    private final String text;
    private final Pseudonyms pseudonyms;
    private final Replacements replacements;

    WordedUsers(String text, Pseudonyms pseudonyms, Replacements replacements) {
        this.text = text;
        this.pseudonyms = pseudonyms;
        this.replacements = replacements;
    }

    void replace(List<LogEvent> lines) {
        for (LogEvent line : lines) {
            Map<String, String> fields = line.fields();
            USERS.forEach(name -> user(line, fields.get(name)));
            user(line, peer(fields.get(CHANNEL)));
        }
    }

    /** A URI is left to those who know one. */
    private void user(LogEvent line, @Nullable String user) {
        if (user == null || user.isEmpty() || user.indexOf(':') >= 0) {
            return;
        }
        int host = user.indexOf('@');
        String name = host < 0 ? user : user.substring(0, host);
        if (name.isEmpty()) {
            return; // of "@example.net": a host alone is nobody
        }
        int end = Math.min(text.length(), line.start() + line.line().length());
        for (int at = text.indexOf(name, line.start(), end);
                at >= 0;
                at = text.indexOf(name, at + name.length(), end)) {
            if (isBorder(at - 1) && isBorder(at + name.length())) {
                replacements.put(at, at + name.length(), pseudonyms.user(name));
            }
        }
    }

    private boolean isBorder(int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }

    /** Asterisk names a channel after whom it leads to: {@code PJSIP/1004-00000008}. */
    private static @Nullable String peer(@Nullable String channel) {
        if (channel == null) {
            return null;
        }
        int end = channel.lastIndexOf('-');
        int start = channel.indexOf('/') + 1;
        return end > start && channel.indexOf('/', start) < 0 ? channel.substring(start, end) : null;
    }
}
