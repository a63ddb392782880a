// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.message.Sdp;
import org.sipassistant.message.SdpMedia;

/** What a request inside a call wants of the media, where its session description shows that (RFC 3264 section 8.4). */
final class Wish {
    private static final String NOWHERE = "0.0.0.0";
    private static final List<String> HELD = List.of("sendonly", "inactive");

    private Wish() {}

    static Optional<String> of(ObservedMessage request) {
        return request.message().sdp().flatMap(Wish::of);
    }

    private static Optional<String> of(Sdp sdp) {
        if (sdp.media().stream().anyMatch(medium -> medium.type().equals("image") && medium.port() > 0)) {
            return Optional.of("to switch to fax");
        }
        boolean held = sdp.connection().filter(NOWHERE::equals).isPresent()
                || (!sdp.media().isEmpty() && sdp.media().stream().allMatch(Wish::isHeld));
        return held ? Optional.of("to put the call on hold") : Optional.empty();
    }

    private static boolean isHeld(SdpMedia medium) {
        return HELD.contains(medium.direction());
    }
}
