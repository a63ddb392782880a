// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;
import org.sipassistant.message.Header;
import org.sipassistant.message.SipMessage;

/** The software at both ends of a message, its name and version apart. Safe for many threads. */
final class SoftwareFields {

    /** A network has some hundreds of products and versions at most. */
    private static final int KEPT_BITS = 9;

    private final Recent<FieldMap> agents = new Recent<>(KEPT_BITS, SoftwareFields::agent);

    void write(SipMessage message, FieldMap sip) {
        Optional<String> agent = message.header(Header.USER_AGENT);
        if (agent.isPresent()) {
            sip.object("user_agent", agents.of(agent.get()).copy());
        }
        Optional<String> server = message.header(Header.SERVER);
        if (server.isPresent()) {
            FieldMap fields = new FieldMap(1);
            fields.text("original", server);
            sip.object("server", fields);
        }
    }

    private static FieldMap agent(String original) {
        FieldMap fields = new FieldMap(3);
        fields.text("original", original);
        int version = versionStart(original);
        if (version >= 0) {
            fields.text("version", version(original, version));
        }
        fields.text("name", name(original, version));
        return fields;
    }

    /** Where a number with a dot begins a word: products put their version behind a blank, a slash or a bracket. */
    private static int versionStart(String text) {
        for (int at = 1; at < text.length() - 1; at++) {
            if (isDigit(text.charAt(at)) && isBorder(text.charAt(at - 1))) {
                int end = at;
                while (end < text.length() && isDigit(text.charAt(end))) {
                    end++;
                }
                if (end + 1 < text.length() && text.charAt(end) == '.' && isDigit(text.charAt(end + 1))) {
                    return at;
                }
            }
        }
        return -1;
    }

    private static String version(String text, int start) {
        int end = start;
        while (end < text.length() && " ();,".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(start, end);
    }

    private static String name(String text, int version) {
        int end = version < 0 ? text.length() : version;
        while (end > 0 && (isBorder(text.charAt(end - 1)) || text.charAt(end - 1) == ' ')) {
            end--;
        }
        return text.substring(0, end);
    }

    private static boolean isBorder(char c) {
        return " /-_(:v".indexOf(c) >= 0;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
