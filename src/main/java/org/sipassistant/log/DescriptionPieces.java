// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.message.Sdp;
import org.sipassistant.message.SdpMedia;

/**
 * Compares two descriptions of audio that stand in a text without the messages that carried them, of which the words between
 * them say that the second is the answer: it may take up only what was offered (RFC 3264 section 6.1). An answer that did
 * not come is none, nor is one behind which an offer is spoken of. Time linear in the length of the text.
 */
final class DescriptionPieces {
    /** The product of such an event: it is SIP, and of no product. */
    private static final String PRODUCT = "sip";

    private static final String AUDIO = "m=audio ";
    private static final String MESSAGE = "SIP/2.0";
    private static final PhraseIndex OFFERING = new PhraseIndex(List.of("offer*"));
    private static final PhraseIndex ANSWERING =
            new PhraseIndex(List.of("answer*", "respon*", "reply*", "replie*", "antwort*"));
    private static final PhraseIndex DENYING = new PhraseIndex(
            List.of("no", "not", "never", "without", "didnt", "doesnt", "isnt", "wasnt", "kein", "keine", "nicht"));

    private DescriptionPieces() {}

    /** What the second of two descriptions says, where they do not fit; empty where there are others or messages. */
    static Optional<LogEvent> find(String text) {
        int first = text.indexOf(AUDIO);
        int second = first < 0 ? -1 : text.indexOf(AUDIO, first + 1);
        if (second < 0 || text.indexOf(AUDIO, second + 1) >= 0 || text.contains(MESSAGE)) {
            return Optional.empty();
        }
        int end = pieceEnd(text, first);
        if (end >= second || !isAnswered(text.substring(end, second))) {
            return Optional.empty();
        }
        return audio(text, first)
                .flatMap(offer -> audio(text, second).flatMap(answer -> foreign(offer, answer)))
                .map(codec -> event(text, second, codec));
    }

    /** Whether the last of the lines that speak of either speaks of an answer, and does not deny it. */
    private static boolean isAnswered(String between) {
        boolean answered = false;
        for (String line : between.lines().toList()) {
            List<String> words = LineWords.of(line, 0, line.length());
            boolean denied = DENYING.isIn(words, 0, words.size());
            for (int at = 0; at < words.size(); at++) {
                boolean answers = ANSWERING.endAt(words, at) > at;
                answered = answers ? !denied : answered && OFFERING.endAt(words, at) == at;
            }
        }
        return answered;
    }

    private static LogEvent event(String text, int at, String codec) {
        EventPattern.Line line = EventPattern.Line.around(text, at);
        String whole = text.substring(line.start(), line.end()).strip();
        return new LogEvent("codec-answered-unoffered", PRODUCT, Map.of("detail", codec), line.start(), at, whole);
    }

    /** The codec that the answer prefers, where it was not offered; empty where one of them has a number for a name. */
    private static Optional<String> foreign(SdpMedia offer, SdpMedia answer) {
        List<String> offered = new ArrayList<>();
        offer.codecs().forEach(codec -> offered.add(codec.toLowerCase(Locale.ROOT)));
        boolean named = !offered.isEmpty() && offered.stream().noneMatch(DescriptionPieces::isNumber);
        return answer.codecs().stream()
                .limit(1)
                .filter(codec -> named && !isNumber(codec) && answer.port() > 0)
                .filter(codec -> !offered.contains(codec.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static boolean isNumber(String codec) {
        return codec.chars().allMatch(Character::isDigit);
    }

    private static Optional<SdpMedia> audio(String text, int start) {
        String piece = "v=0\n" + text.substring(start, pieceEnd(text, start));
        return Sdp.parse(piece).flatMap(sdp -> sdp.media().stream().findFirst());
    }

    /** Behind the last line that may belong to a description. */
    private static int pieceEnd(String text, int start) {
        int end = start;
        while (end + 1 < text.length() && text.charAt(end + 1) == '=') {
            int feed = text.indexOf('\n', end);
            end = feed < 0 ? text.length() : feed + 1;
        }
        return end;
    }
}
