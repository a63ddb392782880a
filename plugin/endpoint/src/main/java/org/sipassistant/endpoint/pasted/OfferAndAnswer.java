// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.SdpMedia;

/**
 * Session descriptions (RFC 8866) that were pasted without the messages that carried them, each under a word that tells offer
 * from answer: they are given messages, so that what does not fit can be seen. Descriptions that no word tells apart may be two
 * offers of two calls, and pairs that fit tell nothing. Time linear in the length of the text.
 */
final class OfferAndAnswer {
    /** What is to be said of them. */
    static final String MISSING =
            "The messages that carried the session descriptions: they are taken for offers and answers of one call.";

    private static final String PROTOCOL = "SIP/2.0";
    private static final String BEGINNING = "v=0";
    private static final String MEDIA = "m=";

    private static final String MESSAGE =
            "%s%nFrom: <sip:unknown>;tag=1%nTo: <sip:unknown>%s%nCall-ID: unknown%nCSeq: %d INVITE%nContent-Type: application/sdp%nContent-Length: %d%n%n%s%n"
                    .replace("%n", "\n");

    private static final List<String> ANSWERS = List.of("answer", "200 ok", "183 session");
    private static final List<String> OFFERS = List.of("offer", "invite");

    private static final Pattern SEVERAL = Pattern.compile("\\b(?:leg|legs|from|to|towards|call [a-z0-9])\\b");
    private static final Pattern CODE = Pattern.compile("\\b(?:200|183)\\b");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
    private static final String SECURE = "SAVP";

    /** A negotiation has two; whoever pastes more than a few changes of them pastes a log. */
    private static final int MOST = 8;

    private final List<Described> found = new ArrayList<>();
    private final StringBuilder written = new StringBuilder();
    private @Nullable Described open;
    private String heading = "";

    private OfferAndAnswer() {}

    /** A description, and whether the words above call it an answer; they may call it nothing, or both. */
    private record Described(String heading, boolean offer, boolean answer, List<String> lines) {
        boolean isPlain(boolean second) {
            return offer != answer && answer == second;
        }

        List<SdpMedia> media() {
            return Recogniser.standard().recognise(message(this, 1)).messages().stream()
                    .flatMap(message -> message.sdp().stream())
                    .flatMap(sdp -> sdp.media().stream())
                    .toList();
        }

        boolean hasMedia() {
            return lines.stream().anyMatch(line -> line.startsWith(MEDIA));
        }
    }

    /** The text with a first line before each description; empty where it is not offers and answers by turns. */
    static Optional<String> carried(String text) {
        if (text.contains(PROTOCOL) || !DescriptionAlone.is(text)) {
            return Optional.empty();
        }
        OfferAndAnswer pairs = new OfferAndAnswer();
        text.lines()
                .map(DescriptionAlone::plain)
                .filter(line -> !line.isEmpty())
                .forEach(pairs::read);
        pairs.close();
        return pairs.isByTurns() && pairs.isOfOneCall() && pairs.isTelling()
                ? Optional.of(pairs.written.toString())
                : Optional.empty();
    }

    private void read(String line) {
        if (!DescriptionAlone.isOfDescription(line)) {
            close();
            heading = line.toLowerCase(Locale.ROOT);
            written.append(line).append('\n');
            return;
        }
        if (line.equals(BEGINNING) && open != null) {
            close();
        }
        if (open == null) {
            open = new Described(
                    heading,
                    OFFERS.stream().anyMatch(heading::contains),
                    ANSWERS.stream().anyMatch(heading::contains),
                    new ArrayList<>());
            heading = "";
        }
        open.lines().add(line);
    }

    private void close() {
        Described ended = open;
        open = null;
        if (ended == null || found.size() > MOST) {
            return;
        }
        found.add(ended);
        written.append(message(ended, found.size()));
    }

    private static String message(Described described, int place) {
        List<String> lines = described.lines();
        Stream<String> whole =
                Stream.concat(lines.get(0).equals(BEGINNING) ? Stream.of() : Stream.of(BEGINNING), lines.stream());
        String body = String.join("\n", whole.toList()) + '\n';
        return String.format(
                Locale.ROOT,
                MESSAGE,
                described.answer() ? "SIP/2.0 200 OK" : "INVITE sip:unknown SIP/2.0",
                place > 1 ? ";tag=2" : "",
                (place + 1) / 2,
                body.length(),
                body);
    }

    /** Not where the words above name several calls or legs, or who sends to whom. */
    private boolean isOfOneCall() {
        return found.stream()
                        .map(described -> SEVERAL.matcher(described.heading()))
                        .noneMatch(Matcher::find)
                && found.stream()
                                .flatMap(described -> NUMBER.matcher(CODE.matcher(described.heading())
                                                .replaceAll(""))
                                        .results())
                                .map(MatchResult::group)
                                .distinct()
                                .count()
                        <= 1;
    }

    /** Whether some answer has other streams, another encryption or no codec of its offer. */
    private boolean isTelling() {
        for (int i = 1; i < found.size(); i += 2) {
            List<SdpMedia> offer = found.get(i - 1).media();
            List<SdpMedia> answer = found.get(i).media();
            boolean fits = offer.size() == answer.size();
            for (int stream = 0; fits && stream < offer.size(); stream++) {
                SdpMedia one = offer.get(stream);
                SdpMedia other = answer.get(stream);
                fits = one.proto().contains(SECURE) == other.proto().contains(SECURE)
                        && !Collections.disjoint(one.codecs(), other.codecs());
            }
            if (!fits) {
                return true;
            }
        }
        return false;
    }

    private boolean isByTurns() {
        boolean turns = found.size() >= 2 && found.size() <= MOST && found.size() % 2 == 0;
        for (int i = 0; turns && i < found.size(); i++) {
            turns = found.get(i).isPlain(i % 2 == 1) && found.get(i).hasMedia();
        }
        return turns;
    }
}
