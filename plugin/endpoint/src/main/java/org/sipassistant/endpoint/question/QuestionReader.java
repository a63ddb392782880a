// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads questions in one language. Immutable, safe for many threads; takes time in proportion to the text. */
public final class QuestionReader {
    /** Characters of a question: the longest sentence somebody would write, and a Call-ID. */
    static final int LONGEST = 2_000;

    private static final String EMERGENCY = "emergency";

    private final Words words;
    private final Sentences sentences;
    private final boolean bareCodes;

    private QuestionReader(Words words, Sentences sentences, boolean bareCodes) {
        this.words = words;
        this.sentences = sentences;
        this.bareCodes = bareCodes;
    }

    public static QuestionReader english() {
        return new QuestionReader(Words.load(Texts.ENGLISH), Sentences.english(), true);
    }

    /** For text that is no question: a number is a response code only where a word beside it says so. */
    public QuestionReader ofText() {
        return new QuestionReader(words, sentences, false);
    }

    /**
     * @param now when the question is asked
     * @param zone in which its times are read, unless it names another
     * @throws IllegalArgumentException where it says nothing about a call, naming [question] and what can be asked
     */
    public Wording read(String question, Instant now, ZoneId zone) {
        return read(question, now, zone, true);
    }

    /** The same beside parameters that say which calls are meant: then it need say nothing about a call. */
    public Wording readBeside(String question, Instant now, ZoneId zone) {
        return read(question, now, zone, false);
    }

    private Wording read(String question, Instant now, ZoneId zone, boolean alone) {
        if (question.length() > LONGEST) {
            throw new IllegalArgumentException(sentences.say("too_long", "most", Integer.toString(LONGEST)));
        }
        return new Reading(question, now, zone).read(alone);
    }

    /** The state of one reading, from the first word to the last. */
    private final class Reading {
        private final Phrase phrase;
        private final TimeFrame frame;
        private final TimeReader times;
        private final CodeReader codes;
        private final Unasked unasked;
        private final ZoneId zone;
        private final List<Element> elements = new ArrayList<>();
        private final List<String> assumed = new ArrayList<>();
        private final List<String> notUnderstood = new ArrayList<>();
        private final Map<String, Object> found = new LinkedHashMap<>();
        private final List<String> traits = new ArrayList<>();
        private boolean topical;
        private boolean latest;
        private boolean offline;

        /** Whether the last verb is that of "calls today", which no name follows. */
        private boolean plural;

        Reading(String question, Instant now, ZoneId zone) {
            this.zone = zone;
            phrase = new Phrase(question, words);
            frame = new TimeFrame(now, zone, note -> assume(note.key(), note.facts()));
            times = new TimeReader(phrase, frame, now);
            codes = new CodeReader(phrase, bareCodes);
            unasked = new Unasked(phrase, codes);
            phrase.correct().forEach((written, meant) -> assume("typo", "word", written, "known", meant));
        }

        /** @param alone whether nothing else says which calls are meant */
        Wording read(boolean alone) {
            times.readZone();
            int at = 0;
            while (at < phrase.size()) {
                at += Math.max(1, one(at));
            }
            Roles roles = Roles.of(elements);
            notUnderstood.addAll(roles.left());
            Map<String, Object> parameters = new LinkedHashMap<>(found);
            roles.parameters().forEach(parameters::putIfAbsent);
            codes.codes().ifPresent(code -> parameters.put("code", code));
            if (offline && !parameters.containsKey("peer") && !parameters.containsKey("method")) {
                assume("offline");
                parameters.put("method", "REGISTER");
            }
            if (parameters.containsKey("callee") || parameters.containsKey("number")) {
                parameters.remove(EMERGENCY); // which numbers are for emergencies differs from country to country
            }
            boolean named = !parameters.isEmpty();
            parameters.putAll(frame.parameters());
            if (parameters.isEmpty() && topical && latest) {
                assume("latest");
                parameters.putAll(frame.lastDay());
            }
            if (!named) {
                notUnderstood.addAll(traits);
            }
            if (alone && !named && (parameters.isEmpty() || !(topical || notUnderstood.isEmpty()))) {
                throw nothingUnderstood(parameters);
            }
            if (!frame.zone().equals(zone)) {
                parameters.put("time_zone", frame.zone().getId());
            }
            return new Wording(callIdAlone(parameters), assumed, notUnderstood);
        }

        private IllegalArgumentException nothingUnderstood(Map<String, Object> parameters) {
            String understood = parameters.isEmpty() ? "" : sentences.say("understood", "words", parameters.toString());
            String left =
                    notUnderstood.isEmpty() ? "" : sentences.say("not_understood", "words", notUnderstood.toString());
            return new IllegalArgumentException(sentences.say("nothing_understood") + understood + left);
        }

        /** With a Call-ID nothing else is needed but the time. */
        private Map<String, Object> callIdAlone(Map<String, Object> parameters) {
            if (!parameters.containsKey("call_id")) {
                return parameters;
            }
            boolean more = parameters
                    .keySet()
                    .removeAll(List.of("caller", "callee", "number", "peer", "code", "method", EMERGENCY));
            if (more) {
                assume("call_id_alone");
            }
            return parameters;
        }

        private int one(int at) {
            topical |= phrase.is(at, "topic");
            latest |= phrase.is(at, "latest");
            int length = callId(at);
            length = length > 0 ? length : place(at);
            length = length > 0 ? length : times.read(at);
            length = length > 0 ? length : unasked(at);
            length = length > 0 ? length : emergency(at);
            length = length > 0 ? length : trait(at);
            length = length > 0 ? length : amount(at);
            length = length > 0 ? length : party(at);
            length = length > 0 ? length : method(at);
            length = length > 0 ? length : code(at);
            length = length > 0 ? length : mark(at);
            length = length > 0 ? length : name(at);
            length = length > 0
                    ? length
                    : Math.max(
                            phrase.length(at, "topic"),
                            Math.max(phrase.length(at, "latest"), phrase.length(at, "filler")));
            if (length == 0) {
                notUnderstood.add(phrase.text(at));
            }
            return length;
        }

        private int callId(int at) {
            int label = phrase.length(at, "call_id");
            boolean bare = label == 0 && CallIds.looksLikeOne(phrase.text(at));
            boolean word = label > 0 && phrase.isKnown(at + label); // "which call id to search"
            if ((label == 0 && !bare) || word || phrase.text(at + label).isEmpty() || found.containsKey("call_id")) {
                return 0;
            }
            found.put("call_id", phrase.text(at + label));
            return label + 1;
        }

        /** "after 36 seconds" says how long it took, not when or who. */
        private int amount(int at) {
            boolean counted = phrase.number(at) >= 0 || Character.isDigit((phrase.text(at) + ' ').charAt(0));
            Optional<Amount> amount = counted && !codes.isPlural(at) ? Amount.read(phrase, at) : Optional.empty();
            return amount.map(a -> leave(at, a.length())).orElse(0);
        }

        private int unasked(int at) {
            int length = unasked.read(at);
            return length == 0 ? 0 : leave(at, length);
        }

        private int emergency(int at) {
            Optional.of(at).filter(word -> phrase.is(word, EMERGENCY)).ifPresent(word -> found.put(EMERGENCY, true));
            return Math.min(1, phrase.length(at, EMERGENCY)); // "the emergency call 112" has a verb in it
        }

        /** What a call is like tells nothing more where its parties are named; alone it cannot be asked for. */
        private int trait(int at) {
            int length = phrase.length(at, "trait");
            if (length > 0) {
                topical = true;
                traits.add(words(at, length));
            }
            int down = length > 0 ? 0 : phrase.length(at, "offline");
            offline |= down > 0;
            return length + down;
        }

        /** Says that some words are not understood. */
        private int leave(int at, int length) {
            notUnderstood.add(words(at, length));
            return length;
        }

        private String words(int at, int length) {
            return IntStream.range(at, at + length).mapToObj(phrase::text).collect(Collectors.joining(" "));
        }

        /** Who calls from a country or a city is not told by its name; "user Jordan" is one, and so is "Jordan Miller". */
        private int place(int at) {
            int length = phrase.length(at, "place");
            Element last = elements.isEmpty() ? Element.Mark.CODE : elements.getLast();
            boolean direction = last == Element.Mark.FROM || last == Element.Mark.TO || last instanceof Element.Verb;
            boolean pronoun = phrase.is(at, "filler") && !phrase.isUpper(at); // "reject us"
            boolean person = Places.isUser(phrase, at, elements);
            boolean family =
                    Party.name(phrase, at).filter(name -> name.length() > 1).isPresent();
            return length > 0 && direction && !pronoun && !family && !person ? leave(at, length) : 0;
        }

        private int party(int at) {
            boolean apart = plural && elements.getLast() instanceof Element.Verb && !phrase.is(at - 1, "verb");
            if (codes.isCode(at) && !(codes.isDoubtful(at) && isExpected() && !apart)) { // "calls ending in 408"
                return 0;
            }
            Optional<Party> party = Party.read(phrase, at).filter(p -> !p.isQuantity() || isExpected());
            if (party.filter(Party::isBeginning).isPresent()) {
                return leave(at, party.get().length());
            }
            party.ifPresent(p -> named(at, p));
            return party.map(Party::length).orElse(0);
        }

        /** "1001's call" is one that 1001 makes. */
        private void named(int at, Party party) {
            if (phrase.isPossessive(at) && phrase.is(at + 1, "verb")) {
                elements.add(Element.Mark.FROM);
            }
            elements.add(new Element.Named(party));
        }

        /** Whether the word before says that a party follows. */
        private boolean isExpected() {
            Element last = elements.isEmpty() ? Element.Mark.CODE : elements.get(elements.size() - 1);
            boolean mark = last instanceof Element.Mark && last != Element.Mark.CODE && last != Element.Mark.AND;
            return mark || last instanceof Element.Verb;
        }

        /** "between alice and bob". */
        private boolean isOther() {
            int and = elements.size() - 1;
            return and > 1
                    && elements.get(and) == Element.Mark.AND
                    && elements.get(and - 1) instanceof Element.Named named
                    && named.party().isName()
                    && elements.get(and - 2) == Element.Mark.ABOUT;
        }

        private int method(int at) {
            Optional<Phrase.Match> method = phrase.match(at, "method");
            method.ifPresent(m -> found.putIfAbsent("method", m.value()));
            if (phrase.is(at, "transfer")) {
                assume("transfer");
            }
            return method.map(Phrase.Match::length).orElse(0);
        }

        private int code(int at) {
            if (codes.isDoubtful(at)) {
                assume("code_or_number", "code", phrase.text(at));
            }
            int length = codes.read(at);
            if (length > 0) {
                elements.add(Element.Mark.CODE);
            }
            return length;
        }

        private int mark(int at) {
            int refused = phrase.length(at, "refused_by");
            if (refused > 0) {
                elements.addAll(List.of(Element.Mark.CODE, Element.Mark.FROM));
                return refused;
            }
            int asked = phrase.length(at, "asked");
            if (asked > 0) {
                elements.add(new Element.Asked());
                return asked;
            }
            for (Element.Mark mark : Element.Mark.values()) {
                int length = phrase.length(at, mark.name().toLowerCase(Locale.ROOT));
                if (length > 0) {
                    elements.add(mark);
                    return length;
                }
            }
            int verb = phrase.length(at, "verb");
            if (verb > 0) {
                plural = phrase.is(at, "tries")
                        && elements.stream().noneMatch(e -> e instanceof Element.Named || e instanceof Element.Asked);
                elements.add(new Element.Verb(phrase.is(at - 1, "article") || phrase.is(at + verb, "thing")));
            }
            return verb;
        }

        /** A word the file does not know is a name where one is expected; "last decade" and "my colleague" are none. */
        private int name(int at) {
            boolean signed = phrase.text(at).chars().anyMatch(c -> Character.isDigit(c) || c == '-' || c == '_');
            boolean node = signed && (phrase.is(at - 1, "on") || phrase.begins(at, "peer"));
            node |= phrase.is(at + 1, "products"); // "Acme phones" are those of that make
            int before = phrase.is(at - 1, "the") ? at - 2 : at - 1;
            boolean apart = phrase.is(before, "where") || (phrase.is(before, "topic") && !isMark(before));
            boolean time = phrase.is(at - 1, "last") || phrase.is(at - 1, "this") || phrase.is(at - 1, "next");
            boolean common = phrase.is(at - 1, "owner") && phrase.word(at).equals(phrase.text(at));
            common |= phrase.is(at + 1, "kinds");
            boolean listed = plural && elements.getLast() instanceof Element.Verb;
            boolean expected = (isExpected() || isOther()) && !apart && !time && !common && !listed;
            boolean named =
                    !phrase.isKnown(at) && !phrase.is(at, "topic") && (expected || node || isActing(at) || isOwner(at));
            Optional<Party> name = named && !isOfNumber(at) ? Party.name(phrase, at) : Optional.empty();
            if (node && name.isPresent()) {
                elements.add(Element.Mark.PEER);
            }
            name.ifPresent(p -> named(at, p));
            return name.map(Party::length).orElse(0);
        }

        /** Whether a party may stand right behind it: "calls dropping suddenly" names none. */
        private boolean isMark(int at) {
            return phrase.is(at, "verb")
                    || phrase.is(at, "filler")
                    || Stream.of(Element.Mark.values())
                            .anyMatch(mark -> phrase.is(at, mark.name().toLowerCase(Locale.ROOT)));
        }

        /** "the hotline 0800 5550199" has one name. */
        private boolean isOfNumber(int at) {
            boolean small = phrase.word(at).equals(phrase.text(at));
            int next = phrase.skip(at + 1, "number");
            return small
                    && !codes.isCode(next)
                    && Party.read(phrase, next)
                            .filter(p -> p.kind() == Party.Kind.NUMBER && !p.isQuantity())
                            .isPresent();
        }

        /** "bob's call", but not "the client's calls". */
        private boolean isOwner(int at) {
            return phrase.isPossessive(at) && phrase.is(at + 1, "verb") && !phrase.is(at - 1, "article");
        }

        /** "alice called bob": somebody does something to somebody. */
        private boolean isActing(int at) {
            int verb = phrase.length(at + 1, "verb");
            int other = at + 1 + verb;
            boolean somebody = Party.read(phrase, other).isPresent()
                    || (!phrase.isKnown(other) && Party.name(phrase, other).isPresent());
            return phrase.is(at + 1, "acts") || (verb > 0 && somebody);
        }

        private void assume(String key, String... facts) {
            String sentence = sentences.say(key, facts);
            if (!assumed.contains(sentence)) {
                assumed.add(sentence);
            }
        }
    }
}
