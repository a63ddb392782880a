// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;
import org.sipassistant.message.Header;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.Sdp;
import org.sipassistant.message.SdpMedia;
import org.sipassistant.message.SipMessage;

/**
 * What is wrong with the session description of a message (RFC 8866). What a logger cut off is no flaw: a line counts as missing
 * only where the body is as long as its Content-Length says.
 */
final class DescriptionFlaws {
    private static final String TYPE = "application/sdp";

    private static final String VERSION = "v=";

    private static final String ORIGIN = "o=";

    private static final String TIME = "t=";

    private static final String MEDIA = "m=";

    private static final String FINGERPRINT = "a=fingerprint:";

    /** What stands before a digest (RFC 8122 section 5); who hides one leaves another word. */
    private static final Set<String> HASHES = Set.of("sha-1", "sha-224", "sha-256", "sha-384", "sha-512", "md5");

    private static final String ZRTP = "a=zrtp-hash:";

    /** User, session, version, network, kind of address, address. */
    private static final int ORIGIN_WORDS = 6;

    private DescriptionFlaws() {}

    static List<Flaw> of(SipMessage message) {
        List<Flaw> flaws = new ArrayList<>();
        if (hasBareFingerprint(message)) {
            flaws.add(Flaw.BARE_FINGERPRINT);
        }
        if (message.truncated() || !isDescribed(message)) {
            return flaws;
        }
        if (declinesAll(message)) {
            flaws.add(Flaw.OFFER_DECLINED);
        }
        List<SdpMedia> media = message.sdp().map(Sdp::media).orElse(List.of());
        List<String> lines = message.body().lines().map(String::strip).toList();
        if (media.stream().anyMatch(DescriptionFlaws::isIncomplete)) {
            flaws.add(Flaw.MEDIA_LINE_INCOMPLETE);
        }
        if (message.sdp().isPresent() && media.isEmpty() && hasLine(lines, TIME)) {
            flaws.add(Flaw.NO_MEDIA);
        }
        if (message.has(Header.CONTENT_LENGTH)
                && hasLine(lines, TIME)
                && media.stream().anyMatch(m -> m.port() > 0 && m.connection().isEmpty())) {
            flaws.add(Flaw.NO_CONNECTION);
        }
        if (message.isRequest() && isMeasured(message) && areWithoutKeys(message, media)) {
            flaws.add(Flaw.SECURED_WITHOUT_KEYS);
        }
        if (isSimple(message)) {
            ofLines(message, lines, flaws);
        }
        if (lacksIce(message)) {
            flaws.add(Flaw.NO_ICE);
        }
        return flaws;
    }

    /** Of the body as text, which for several parts would be those of all of them. */
    private static void ofLines(SipMessage message, List<String> lines, List<Flaw> flaws) {
        boolean headless = !hasLine(lines, VERSION) || !hasLine(lines, ORIGIN) || !hasLine(lines, TIME);
        if (headless && hasLine(lines, MEDIA) && isMeasured(message)) {
            flaws.add(Flaw.DESCRIPTION_HEADLESS);
        }
        // the last line may be cut
        if (lines.stream().limit(Math.max(0, lines.size() - 1L)).anyMatch(DescriptionFlaws::isBrokenOrigin)) {
            flaws.add(Flaw.ORIGIN_INCOMPLETE);
        }
        if (isMeasured(message)
                && lines.stream().filter(line -> line.startsWith(VERSION)).count() > 1
                && lines.stream().filter(line -> line.startsWith(ORIGIN)).count() > 1) {
            flaws.add(Flaw.DESCRIPTION_TWICE);
        }
    }

    /** Of the request that begins a call; inside it that is how a stream is ended. */
    private static boolean declinesAll(SipMessage message) {
        List<SdpMedia> media = message.sdp().map(Sdp::media).orElse(List.of());
        return message.isRequest()
                && message.method().equals("INVITE")
                && message.toTag().isEmpty()
                && !media.isEmpty()
                && media.stream().allMatch(medium -> medium.port() == 0);
    }

    private static boolean isDescribed(SipMessage message) {
        return message.sdp().isPresent() || isSimple(message);
    }

    private static boolean isSimple(SipMessage message) {
        return message.header(Header.CONTENT_TYPE)
                .filter(type -> type.regionMatches(true, 0, TYPE, 0, TYPE.length()))
                .isPresent();
    }

    private static boolean hasLine(List<String> lines, String type) {
        return lines.stream().anyMatch(line -> line.startsWith(type));
    }

    /**
     * Whether nothing was taken out of the body or put into it: it has its announced length, with line ends of one byte or of
     * two.
     */
    private static boolean isMeasured(SipMessage message) {
        OptionalLong announced = message.number(Header.CONTENT_LENGTH);
        String body = message.body();
        long feeds = body.chars().filter(c -> c == '\n').count()
                - (body.length() - body.replace("\r\n", "\n").length());
        long end = body.endsWith("\n") ? 0 : 2;
        return announced.isPresent()
                && (announced.getAsLong() == body.length()
                        || Math.abs(announced.getAsLong() - body.length() - feeds) <= end);
    }

    /** Whoever hides an address leaves a word in its place. */
    private static boolean isBrokenOrigin(String line) {
        return line.startsWith(ORIGIN)
                && line.substring(ORIGIN.length()).strip().split(" +").length < ORIGIN_WORDS - 1;
    }

    /** Without its port every word stands one place too far forward: a format where the protocol belongs. */
    private static boolean isIncomplete(SdpMedia media) {
        boolean isPortMissing = media.port() < 0
                && !media.proto().isEmpty()
                && media.proto().chars().allMatch(c -> c >= '0' && c <= '9');
        return media.formats().isEmpty() || isPortMissing;
    }

    /** Whether that is so of every stream that is used; ZRTP agrees on keys within the media (RFC 6189). */
    private static boolean areWithoutKeys(SipMessage message, List<SdpMedia> media) {
        return media.stream().anyMatch(medium -> medium.port() > 0)
                && media.stream().allMatch(medium -> medium.port() == 0 || medium.isWithoutKeys())
                && !message.body().contains(ZRTP);
    }

    /** What follows the last of its lines may be cut off. */
    private static boolean hasBareFingerprint(SipMessage message) {
        boolean used = message.sdp()
                .filter(sdp -> sdp.media().stream().anyMatch(medium -> medium.port() > 0 && medium.fingerprint()))
                .isPresent();
        String body = used ? message.body() : "";
        int start = body.indexOf(FINGERPRINT);
        int end = body.indexOf('\n', Math.max(start, 0));
        return start >= 0
                && end >= 0
                && HASHES.contains(body.substring(start + FINGERPRINT.length(), end)
                        .strip()
                        .toLowerCase(Locale.ROOT));
    }

    /** A stream that is refused needs none. */
    private static boolean lacksIce(SipMessage message) {
        return message.has(Header.CONTENT_LENGTH)
                && message.sdp()
                        .filter(sdp -> !sdp.ice() && sdp.media().stream().anyMatch(DescriptionFlaws::isForDtls))
                        .isPresent()
                && isForBrowser(message);
    }

    private static boolean isForDtls(SdpMedia media) {
        return media.port() > 0 && media.fingerprint() && media.proto().contains("SAVPF");
    }

    /**
     * A request to a client behind a WebSocket, or a response to one, on the last hop (RFC 7118 section 5): before it a media relay
     * may still add what is missing.
     */
    private static boolean isForBrowser(SipMessage message) {
        boolean last = message.topVia()
                .filter(via -> BrowserClient.isTransport(via.transport()))
                .isPresent();
        return last
                && (message.isResponse()
                        || (message.startLine() instanceof RequestLine line && BrowserClient.isAt(line.uri())));
    }
}
