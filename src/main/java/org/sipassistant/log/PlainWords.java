// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;

/**
 * Finds what a line says in plain words, whoever wrote it: {@code no common codec}, {@code password was not accepted}. A
 * weaker sign than the wording of a known product ({@link EventBook}), for pasted text of which nothing better is known.
 * Reads {@code knowledge/words}; immutable and safe for use by many threads; time linear in the length of the text.
 */
public final class PlainWords {
    /** The product of such an event: none that is known. */
    public static final String PRODUCT = "plain";

    /** What a topic says that only keeps others from a line. */
    private static final String NOTHING = "nothing";

    /** What the usual phrases of some codes say, which is no more than those. */
    private static final Set<String> OF_ANY_REFUSAL =
            Set.of("challenge-sent", "forbidden", "call-refused", "registration-refused", "internal-error");

    private static final int MOST = 200;

    /** The lowest code that refuses. */
    private static final int REFUSING = 300;

    /** What denies the word behind it; phrases that mean what is not there begin with such a word themselves. */
    private static final Set<String> NOT =
            Set.of("not", "never", "didnt", "doesnt", "isnt", "wasnt", "arent", "werent", "nicht");

    /** What does so only where nothing is missed: {@code no failure}, but not {@code no password}. */
    private static final Set<String> WITHOUT = Set.of("no", "without", "kein", "keine", "keinen", "ohne");

    /** How many words may stand between the two halves of a statement that does not say how many. */
    private static final int NEAR = 8;

    /**
     * One statement: one of its phrases must stand in the line and, where it has companions, one of them near by.
     *
     * @param unless phrases that must not stand in the line
     * @param near how many words may stand between the two halves
     */
    private record Topic(String says, PhraseIndex words, PhraseIndex with, PhraseIndex unless, int near) {

        boolean isIn(List<String> line) {
            for (int at = 0; at < line.size(); at++) {
                // where the statement is that something was not, its companion says so
                boolean denied = isDenied(line, at, NOT) && !with.isIn(line, at - 1, at);
                int end = denied ? at : words.endAt(line, at);
                if (end > at && (with.isEmpty() || hasCompanion(line, at, end))) {
                    return !unless.isIn(line, 0, line.size());
                }
            }
            return false;
        }

        private boolean hasCompanion(List<String> line, int start, int end) {
            return hasUndenied(line, start - near, start) || hasUndenied(line, end, end + near);
        }

        /** As {@code fail} stands in {@code it did not fail}, and not in {@code it did fail}. */
        private boolean hasUndenied(List<String> line, int from, int to) {
            for (int at = Math.max(0, from); at < Math.min(to, line.size()); at++) {
                if (with.endAt(line, at) > at && !isDenied(line, at, NOT) && !isDenied(line, at, WITHOUT)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean isDenied(List<String> line, int at, Set<String> denying) {
            return at > 0 && denying.contains(line.get(at - 1));
        }
    }

    /** Topics in the order in which they are looked for. */
    private static final class Topics {
        private final List<Topic> all;
        private final Map<String, List<Integer>> byWord = new HashMap<>();

        Topics(List<Topic> topics) {
            all = List.copyOf(topics);
            for (int i = 0; i < all.size(); i++) {
                int number = i;
                all.get(i)
                        .words()
                        .beginnings()
                        .forEach(key -> byWord.computeIfAbsent(key, absent -> new ArrayList<>())
                                .add(number));
            }
        }

        /** The first that some words tell. */
        @Nullable
        Topic in(List<String> words) {
            boolean[] candidates = new boolean[all.size()];
            for (String word : words) {
                mark(word, candidates);
                mark(PhraseIndex.beginning(word), candidates);
            }
            for (int i = 0; i < candidates.length; i++) {
                if (candidates[i] && all.get(i).isIn(words)) {
                    return all.get(i);
                }
            }
            return null;
        }

        private void mark(String key, boolean[] candidates) {
            byWord.getOrDefault(key, List.of()).forEach(topic -> candidates[topic] = true);
        }
    }

    private final PhraseIndex questions;

    /** Codes that refuse, each with its phrase behind it. */
    private final PhraseIndex statuses;

    private final Topics topics;

    /** What the words of a refusal mean, of which a line by itself would need more. */
    private final Topics refusals;

    private PlainWords(PhraseIndex questions, PhraseIndex statuses, List<Topic> topics, List<Topic> refusals) {
        this.questions = questions;
        this.statuses = statuses;
        this.topics = new Topics(topics);
        this.refusals = new Topics(refusals);
    }

    /** @throws org.sipassistant.knowledge.KnowledgeException naming the file and the key that is wrong */
    public static PlainWords load(Function<InputStream, Map<String, Object>> yaml) {
        return load(new KnowledgeFiles(yaml));
    }

    /** @throws org.sipassistant.knowledge.KnowledgeException naming the file and the key that is wrong */
    public static PlainWords load(KnowledgeFiles files) {
        List<String> questions = new ArrayList<>();
        List<Topic> topics = new ArrayList<>();
        List<Topic> refusals = new ArrayList<>();
        for (Section file : files.folder("words")) {
            questions.addAll(file.texts("questions"));
            PhraseSets sets = new PhraseSets(file.section("sets"));
            read(file.sections("topics"), sets, topics);
            read(file.sections("refusals"), sets, refusals);
            file.done();
        }
        List<String> statuses = new ArrayList<>();
        for (Section response : files.folder("responses")) {
            status(response).ifPresent(statuses::add);
        }
        return new PlainWords(new PhraseIndex(questions), new PhraseIndex(statuses), topics, refusals);
    }

    /** What stands of a provisional response tells how far a request came. */
    private static Optional<String> status(Section response) {
        int code = response.number("code");
        String phrase = response.text("phrase");
        String words = String.join(" ", LineWords.of(phrase, 0, phrase.length()));
        return code < REFUSING ? Optional.empty() : Optional.of(code + " " + words);
    }

    /**
     * At most one per line, the first that the file names, in the order of the text. What lines do not say by themselves is
     * looked for where a mail or a window has broken them.
     */
    public List<LogEvent> find(String text) {
        TreeMap<Integer, LogEvent> found = new TreeMap<>();
        findInLines(text).forEach(event -> found.put(event.start(), event));
        WrappedLines lines = WrappedLines.atWords(text);
        if (lines.isJoined()) {
            findInLines(lines.text()).forEach(event -> addBroken(event, lines, found));
        }
        return List.copyOf(found.values());
    }

    /**
     * What the phrase says that a product's line quotes beside a code, as in {@code 400 "Invalid phone number"}, or that a
     * refusal has.
     *
     * @param line with the field {@code phrase}
     */
    public Optional<LogEvent> ofPhrase(LogEvent line) {
        String phrase = line.fields().getOrDefault("phrase", "");
        List<String> words = words(phrase, 0, phrase.length());
        return Optional.ofNullable(refusals.in(words))
                .or(() -> Optional.ofNullable(topics.in(words)))
                .map(Topic::says)
                .filter(says -> !says.equals(NOTHING) && !OF_ANY_REFUSAL.contains(says))
                .map(says -> new LogEvent(says, PRODUCT, line.fields(), line.start(), line.at(), line.line()));
    }

    private static void addBroken(LogEvent event, WrappedLines lines, TreeMap<Integer, LogEvent> found) {
        int feed = lines.text().indexOf('\n', event.start());
        int end = feed < 0 ? lines.text().length() : feed;
        int start = lines.origin(event.start());
        boolean told = !found.subMap(start, true, lines.origin(end), true).isEmpty();
        if (!told && lines.isBroken(event.start(), end)) {
            found.put(start, new LogEvent(event.says(), PRODUCT, event.fields(), start, start, event.line()));
        }
    }

    private List<LogEvent> findInLines(String text) {
        List<LogEvent> found = new ArrayList<>();
        int start = 0;
        while (start < text.length() && found.size() < MOST) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end;
            List<String> words = words(text, start, end);
            Topic topic = topics.in(words);
            if (topic != null && !topic.says().equals(NOTHING)) {
                String line = text.substring(start, end).strip();
                found.add(new LogEvent(topic.says(), PRODUCT, RegistrationWords.method(words), start, start, line));
            }
            start = end + 1;
        }
        return found;
    }

    private List<String> words(String text, int start, int end) {
        return withoutPhrases(withoutQuestions(SettingValues.without(SourcePlaces.without(text, start, end))));
    }

    private List<String> withoutQuestions(List<String> line) {
        List<String> words = new ArrayList<>(line.size());
        int at = 0;
        while (at < line.size()) {
            int end = questions.endAt(line, at);
            if (end == at) {
                words.add(line.get(at));
                end = at + 1;
            }
            at = end;
        }
        return words;
    }

    /** The usual phrase of a code says what the code says: {@code 405 Method Not Allowed} forbids nobody anything. */
    private List<String> withoutPhrases(List<String> line) {
        List<String> words = new ArrayList<>(line.size());
        int at = 0;
        while (at < line.size()) {
            words.add(line.get(at));
            at = Math.max(at + 1, statuses.endAt(line, at));
        }
        return words;
    }

    private static void read(List<Section> entries, PhraseSets sets, List<Topic> topics) {
        for (Section entry : entries) {
            String says = entry.text("says");
            PhraseIndex words = phrases(entry, "words", sets);
            if (words.isEmpty()) {
                throw entry.problem("words", "is missing");
            }
            PhraseIndex with = phrases(entry, "with", sets);
            PhraseIndex unless = phrases(entry, "unless", sets);
            topics.add(new Topic(
                    says, words, with, unless, entry.optionalNumber("near").orElse(NEAR)));
            entry.texts("example"); // read and run by the tests
            entry.done();
        }
    }

    private static PhraseIndex phrases(Section entry, String key, PhraseSets sets) {
        try {
            return new PhraseIndex(sets.spelledOut(entry, key));
        } catch (IllegalArgumentException e) {
            throw entry.problem(key, e.getMessage());
        }
    }
}
