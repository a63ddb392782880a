// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.List;
import java.util.Optional;

/**
 * One media description of a session description (RFC 8866 section 5.14).
 *
 * @param type {@code audio}, {@code video}, {@code image} ...
 * @param port 0 where the stream is refused or switched off; -1 where it is no port
 * @param proto for example {@code RTP/AVP} or {@code UDP/TLS/RTP/SAVPF}
 * @param formats payload types as received
 * @param codecs names of the formats in their order, without telephone-event and comfort noise
 * @param connection the address of the stream, its own or the session's
 * @param direction {@code sendrecv}, {@code sendonly}, {@code recvonly} or {@code inactive}
 * @param crypto whether keys are offered in the clear ({@code a=crypto}, RFC 4568)
 * @param fingerprint whether DTLS is offered ({@code a=fingerprint}, RFC 8122)
 */
public record SdpMedia(
        String type,
        int port,
        String proto,
        List<String> formats,
        List<String> codecs,
        Optional<String> connection,
        String direction,
        boolean crypto,
        boolean fingerprint) {

    public SdpMedia {
        formats = List.copyOf(formats);
        codecs = List.copyOf(codecs);
    }

    /** Whether it is to be encrypted (RFC 3711), and says neither with which keys nor whom to agree on them with. */
    public boolean isWithoutKeys() {
        return port > 0 && proto.contains("SAVP") && !crypto && !fingerprint;
    }
}
