// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Session descriptions (RFC 8866) that were pasted without the messages that carried them, each under a word that tells offer
 * from answer: they are given messages, so that what does not fit can be seen. Descriptions that no word tells apart may be two
 * offers of two calls. Time linear in the length of the text.
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

    /** A negotiation has two; whoever pastes more than a few changes of them pastes a log. */
    private static final int MOST = 8;

    private final List<Described> found = new ArrayList<>();
    private final StringBuilder written = new StringBuilder();
    private @Nullable Described open;
    private String heading = "";

    private OfferAndAnswer() {}

    /** A description, and whether the words above call it an answer; they may call it nothing, or both. */
    private record Described(boolean offer, boolean answer, List<String> lines) {
        boolean isPlain(boolean second) {
            return offer != answer && answer == second;
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
        return pairs.isByTurns() ? Optional.of(pairs.written.toString()) : Optional.empty();
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
        List<String> lines = ended.lines();
        Stream<String> whole =
                Stream.concat(lines.get(0).equals(BEGINNING) ? Stream.of() : Stream.of(BEGINNING), lines.stream());
        String body = String.join("\n", whole.toList()) + '\n';
        written.append(String.format(
                Locale.ROOT,
                MESSAGE,
                ended.answer() ? "SIP/2.0 200 OK" : "INVITE sip:unknown SIP/2.0",
                found.size() > 1 ? ";tag=2" : "",
                (found.size() + 1) / 2,
                body.length(),
                body));
    }

    private boolean isByTurns() {
        boolean turns = found.size() >= 2 && found.size() <= MOST && found.size() % 2 == 0;
        for (int i = 0; turns && i < found.size(); i++) {
            turns = found.get(i).isPlain(i % 2 == 1) && found.get(i).hasMedia();
        }
        return turns;
    }
}
