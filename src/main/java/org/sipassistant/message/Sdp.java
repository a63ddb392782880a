// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a session description offers or accepts (RFC 8866, RFC 3264).
 *
 * @param media in the order of the text
 * @param connection the address of the session, or of its first medium
 * @param origin the address in the o= line
 * @param sessionVersion the version in the o= line
 * @param ice whether ICE candidates or credentials are there (RFC 8839)
 * @param setup the first {@code a=setup} value (RFC 4145)
 * @param dtmf whether telephone-event is offered (RFC 4733)
 */
public record Sdp(
        List<SdpMedia> media,
        Optional<String> connection,
        Optional<String> origin,
        Optional<String> sessionVersion,
        boolean ice,
        Optional<String> setup,
        boolean dtmf) {

    public Sdp {
        media = List.copyOf(media);
    }

    /** Reads a session description; empty where the text holds no {@code v=0} line. */
    public static Optional<Sdp> parse(String text) {
        return SdpReader.read(text, 0, text.length());
    }

    /** Names of the codecs of all media, in order, each once; without telephone-event and comfort noise. */
    public List<String> codecs() {
        if (media.size() == 1) {
            return media.getFirst().codecs(); // each once already
        }
        Set<String> names = new LinkedHashSet<>();
        for (SdpMedia medium : media) {
            names.addAll(medium.codecs());
        }
        return List.copyOf(names);
    }

    /** The transport protocols of all media, each once. */
    public List<String> protos() {
        if (media.size() == 1) {
            return List.of(media.getFirst().proto());
        }
        Set<String> names = new LinkedHashSet<>();
        for (SdpMedia medium : media) {
            names.add(medium.proto());
        }
        return List.copyOf(names);
    }

    /** The types of all media, in order. */
    public List<String> types() {
        List<String> types = new ArrayList<>(media.size());
        for (SdpMedia medium : media) {
            types.add(medium.type());
        }
        return List.copyOf(types);
    }

    /** The direction of the first medium; {@code sendrecv} where there is none. */
    public String direction() {
        return media.isEmpty() ? "sendrecv" : media.getFirst().direction();
    }

    /** Whether keys are offered in the clear in any medium. */
    public boolean crypto() {
        return media.stream().anyMatch(SdpMedia::crypto);
    }

    /** Whether DTLS is offered in any medium. */
    public boolean fingerprint() {
        return media.stream().anyMatch(SdpMedia::fingerprint);
    }

    /** Whether a fax stream over UDPTL is described (T.38). */
    public boolean t38() {
        return media.stream()
                .anyMatch(m -> m.type().equals("image") || m.proto().equalsIgnoreCase("udptl"));
    }

    /** Whether any stream is refused or switched off with port 0. */
    public boolean portZero() {
        return media.stream().anyMatch(m -> m.port() == 0);
    }

    /** The private address (RFC 1918) at which the first stream that is not switched off wants its media, where no ICE helps. */
    public Optional<String> privateAddress() {
        return media.stream()
                .filter(medium -> medium.port() > 0 && !ice)
                .findFirst()
                .flatMap(SdpMedia::connection)
                .filter(PrivateAddress::isPrivate);
    }
}
