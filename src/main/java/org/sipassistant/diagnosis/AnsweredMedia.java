// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Sdp;
import org.sipassistant.message.SdpMedia;

/**
 * {@code answered_media: refused}: what the 2xx makes of the offer. {@code refused}: the port of every stream is zero, also
 * where the offer was not seen; {@code refused_secured}: the same, and all of them are encrypted;
 * {@code miscounted}: it has another number of media lines than the offer (RFC 3264 section 6); {@code other_codec}: it
 * takes none of the formats that a stream was offered with; {@code other_profile}: it encrypts a stream that was offered
 * plain, or the other way round; {@code unkeyed}: it takes an encrypted stream and gives no key, and no fingerprint by which
 * to agree on one, in any of its streams (RFC 5763 section 5, RFC 4568 section 5.1.2); {@code other_keys}: it gives keys where a fingerprint was offered, or the other
 * way round; {@code misfit}: one of the last five.
 */
record AnsweredMedia(String kind) implements Clause {

    private static final String MISFIT = "misfit";

    private static final List<String> MISFITS =
            List.of("miscounted", "other_codec", "other_profile", "unkeyed", "other_keys");

    static AnsweredMedia read(Section entry) {
        return new AnsweredMedia(entry.oneOf(
                "answered_media",
                List.of(
                        "refused",
                        "refused_secured",
                        "miscounted",
                        "other_codec",
                        "other_profile",
                        "unkeyed",
                        "other_keys",
                        MISFIT)));
    }

    @Override
    public Optional<Map<String, Witness>> match(Story story) {
        if (kind.equals(MISFIT)) {
            return MISFITS.stream()
                    .flatMap(one -> new AnsweredMedia(one).match(story).stream())
                    .findFirst();
        }
        if (kind.equals("other_keys")) { // whichever node of a chain wrote it
            return story.attempt().stream()
                    .flatMap(attempt -> attempt.transactions().stream())
                    .flatMap(hop -> cited(hop.request(), hop.finalResponse()).stream())
                    .findFirst();
        }
        return cited(story.hop().flatMap(Transaction::request), story.finalResponse());
    }

    private Optional<Map<String, Witness>> cited(Optional<ObservedMessage> offer, Optional<ObservedMessage> last) {
        Optional<ObservedMessage> answer = last.filter(m -> m.message().statusCode() / 100 == 2);
        if (!isSo(offer, answer)) {
            return Optional.empty();
        }
        Map<String, Witness> cited = new HashMap<>();
        offer.ifPresent(m -> cited.put("offer", m));
        answer.ifPresent(m -> cited.put("final_response", m));
        return Optional.of(cited);
    }

    /** Whether an answer makes of an offer what the clause asks for. */
    boolean isSo(Optional<ObservedMessage> offer, Optional<ObservedMessage> answer) {
        boolean whole = !kind.equals("other_codec") && !kind.equals("other_profile");
        List<SdpMedia> offered = media(offer, whole);
        List<SdpMedia> answered = media(answer, whole);
        boolean unseen = offer.isEmpty() && kind.startsWith("refused");
        return (!offered.isEmpty() || unseen) && !answered.isEmpty() && holds(offered, answered);
    }

    private boolean holds(List<SdpMedia> offered, List<SdpMedia> answered) {
        return switch (kind) {
            case "refused" -> answered.stream().allMatch(media -> media.port() == 0);
            case "refused_secured" ->
                answered.stream()
                        .allMatch(media -> media.port() == 0 && media.proto().contains("SAVP"));
            case "miscounted" -> offered.size() != answered.size();
            case "unkeyed" ->
                answered.stream().noneMatch(AnsweredMedia::isKeyed)
                        && anyPair(offered, answered, AnsweredMedia::isUnkeyed);
            case "other_keys" -> anyPair(offered, answered, AnsweredMedia::hasOtherKeys);
            case "other_codec" -> anyPair(offered, answered, AnsweredMedia::hasOtherCodec);
            default -> anyPair(offered, answered, AnsweredMedia::hasOtherProfile);
        };
    }

    /** Whether a stream of the answer that is not refused stands so to the one that it answers. */
    private static boolean anyPair(
            List<SdpMedia> offered, List<SdpMedia> answered, BiPredicate<SdpMedia, SdpMedia> test) {
        return offered.size() == answered.size()
                && IntStream.range(0, offered.size())
                        .filter(i -> answered.get(i).port() > 0)
                        .filter(i -> offered.get(i).proto().contains("AVP"))
                        .anyMatch(i -> test.test(offered.get(i), answered.get(i)));
    }

    private static boolean hasOtherCodec(SdpMedia offer, SdpMedia answer) {
        boolean named = areNamed(offer, 0) && areNamed(answer, 0);
        return (named || areNamed(offer, 1) && areNamed(answer, 1))
                && Collections.disjoint(offer.codecs(), answer.codecs());
    }

    /**
     * Whether the names of all formats are known: a log may have lost the lines that tell them.
     *
     * @param digits 1 where the last one has no name, but others have: it is that of the digits, which is no codec
     */
    private static boolean areNamed(SdpMedia media, int digits) {
        List<String> codecs = media.codecs();
        int named = codecs.size() - digits;
        return named > 0
                && codecs.stream().limit(named).noneMatch(AnsweredMedia::isNumber)
                && codecs.stream().skip(named).allMatch(AnsweredMedia::isNumber);
    }

    private static boolean isNumber(String format) {
        return Character.isDigit(format.charAt(0)) && format.length() <= 3;
    }

    /** Keys beside a plain offer leave it to the answer (best effort). */
    private static boolean hasOtherProfile(SdpMedia offer, SdpMedia answer) {
        boolean either = !isSecure(offer) && (offer.crypto() || offer.fingerprint());
        return !either && answer.proto().contains("AVP") && isSecure(offer) != isSecure(answer);
    }

    /** Keys in the session description (RFC 4568) for a fingerprint to agree on them by (RFC 5763), or the other way round. */
    private static boolean hasOtherKeys(SdpMedia offer, SdpMedia answer) {
        boolean same = offer.crypto() && answer.crypto() || offer.fingerprint() && answer.fingerprint();
        return isKeyed(offer) && isKeyed(answer) && isSecure(offer) && isSecure(answer) && !same;
    }

    private static boolean isUnkeyed(SdpMedia offer, SdpMedia answer) {
        return isKeyed(offer) && isSecure(offer) && isSecure(answer) && !isKeyed(answer);
    }

    private static boolean isKeyed(SdpMedia media) {
        return media.crypto() || media.fingerprint();
    }

    private static boolean isSecure(SdpMedia media) {
        return media.proto().contains("SAVP");
    }

    /**
     * The streams that a message describes.
     *
     * @param all whether none is wanted where the log cut it; a stream by itself is told by its own lines
     */
    private static List<SdpMedia> media(Optional<ObservedMessage> message, boolean all) {
        return message.filter(m -> !all || !m.message().truncated())
                .flatMap(m -> m.message().sdp())
                .map(Sdp::media)
                .orElse(List.of());
    }
}
