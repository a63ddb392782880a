// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Set;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.log.LogEvent;
import org.sipassistant.log.PlainWords;

/** Lines that a web server, a mail server or a kernel may have written as well: nothing in them is of telephony. */
final class OtherLines {
    /** Wordings that programs of all kinds share. */
    private static final Set<String> SHARED = Set.of(PlainWords.PRODUCT, "generic", "resolver-and-sockets");

    private static final List<String> OF_TELEPHONY = List.of(
            "sip*",
            "5060",
            "5061",
            "rtp*",
            "srtp*",
            "sdp",
            "stun",
            "turn",
            "ice",
            "dtls*",
            "webrtc",
            "voip",
            "invite*",
            "register*",
            "registration*",
            "registrar",
            "bye",
            "options",
            "call*",
            "dial*",
            "ring*",
            "phone*",
            "trunk*",
            "pbx",
            "codec*",
            "audio",
            "media",
            "carrier",
            "gateway",
            "extension",
            "ua",
            "tport*",
            "tsx*",
            "dialog*");

    private OtherLines() {}

    /** Whether all that is known of a call are such lines. */
    static boolean all(Story story) {
        List<ObservedEvent> events = story.call().events();
        return story.call().messages().isEmpty()
                && !events.isEmpty()
                && events.stream().map(ObservedEvent::event).allMatch(event -> isOther(event, story));
    }

    private static boolean isOther(LogEvent event, Story story) {
        return SHARED.contains(event.product())
                && !WholeWords.anyIn(event.line(), OF_TELEPHONY)
                && story.knowledge().product(event.line()).isEmpty();
    }
}
