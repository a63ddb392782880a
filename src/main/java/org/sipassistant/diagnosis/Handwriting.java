// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.sipassistant.message.SipMessage;

/**
 * Which side of a dialog made up its Call-ID, by how stacks draw theirs and the tags that go with them. Each side writes its own
 * tag, and the calling side the Call-ID: the two of one stack look alike in every call.
 */
enum Handwriting {
    /** JsSIP and SIP.js: small letters and digits. */
    BROWSER("(?=.*[a-z])(?=.*[0-9])[a-z0-9]{10}", "[a-z0-9]{20,22}"),
    /** Sofia-SIP, and so FreeSWITCH: letters of both sizes and digits; a UUID. */
    SOFIA("[A-Za-z0-9]{13}", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    /** chan_sip of Asterisk: a word of 32 bits behind {@code as}; four of them and a host. */
    CHAN_SIP("as[0-9a-f]{8}", "[0-9a-f]{32}@.*"),
    /** reSIProcate: a word of 32 bits; a hash in Base64. */
    RESIPROCATE("[0-9a-f]{8}", "[A-Za-z0-9_-]+\\.\\.");

    private final Pattern tag;
    private final Pattern callId;

    Handwriting(String tag, String callId) {
        this.tag = Pattern.compile(tag);
        this.callId = Pattern.compile(callId);
    }

    /**
     * Whether the sender of a request inside of a dialog made up its Call-ID, so that it called; empty where both sides write
     * alike, or nobody as it is known here.
     */
    static Optional<Boolean> isOfCaller(SipMessage request) {
        String callId = request.callId().orElse("");
        Optional<Handwriting> sender = of(request.fromTag());
        Optional<Handwriting> receiver = of(request.toTag());
        if (callId.isEmpty() || sender.equals(receiver)) {
            return Optional.empty();
        }
        boolean own =
                sender.filter(hand -> hand.callId.matcher(callId).matches()).isPresent();
        boolean theirs =
                receiver.filter(hand -> hand.callId.matcher(callId).matches()).isPresent();
        return own == theirs ? Optional.empty() : Optional.of(own);
    }

    private static Optional<Handwriting> of(Optional<String> written) {
        return Stream.of(values())
                .filter(hand ->
                        written.filter(tag -> hand.tag.matcher(tag).matches()).isPresent())
                .findFirst();
    }
}
