// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.log.EventBook;
import org.sipassistant.log.PlainWords;

/** All rules. Immutable and thread-safe. */
public final class RuleBook {
    /** More than this nobody reads. */
    private static final int MOST_RULED_OUT = 4;

    private final List<Rule> rules;
    private final List<Rule> surestFirst;
    private final Knowledge knowledge;
    private final Optional<PlainWords> words;
    private final Optional<EventBook> codes;

    /** Without plain words and codes of platforms. */
    RuleBook(List<Rule> rules, Knowledge knowledge) {
        this(rules, knowledge, Optional.empty(), Optional.empty());
    }

    private RuleBook(List<Rule> rules, Knowledge knowledge, Optional<PlainWords> words, Optional<EventBook> codes) {
        this.rules = List.copyOf(rules);
        this.surestFirst = rules.stream()
                .sorted(Comparator.comparingDouble(rule -> -rule.verdict().confidence()))
                .toList();
        this.knowledge = knowledge;
        this.words = words;
        this.codes = codes;
    }

    /**
     * Reads the rules of the class path.
     *
     * @param yaml turns one YAML document into a map; called once per file
     */
    public static RuleBook load(Function<InputStream, Map<String, Object>> yaml, Knowledge knowledge) {
        KnowledgeFiles files = new KnowledgeFiles(yaml);
        return load(files, knowledge, PlainWords.load(files), EventBook.load(files));
    }

    /**
     * Reads the rules of some files.
     *
     * @param words in which refusals are written
     * @param events with the codes that platforms write into refusals
     * @throws org.sipassistant.knowledge.KnowledgeException naming the file and the key that is wrong
     */
    public static RuleBook load(KnowledgeFiles files, Knowledge knowledge, PlainWords words, EventBook events) {
        List<Rule> rules = files.folder("rules").stream()
                .map(section -> Rule.read(section, knowledge))
                .toList();
        return new RuleBook(rules, knowledge, Optional.of(words), Optional.of(events.codes()));
    }

    /** What holds for a call, the surest finding first; without any rule the code alone has to do. */
    List<Finding> findings(Story story) {
        return rules.stream()
                .map(rule -> rule.find(story))
                .flatMap(Optional::stream)
                .sorted(Finding.SUREST)
                .toList();
    }

    /** The rules that all but hold, the one that would have been surest first. */
    List<RuledOut> ruledOut(Story story) {
        return surestFirst.stream()
                .flatMap(rule -> rule.ruledOut(story).stream())
                .limit(MOST_RULED_OUT)
                .toList();
    }

    /** In which refusals are written; empty where these are not read. */
    Optional<PlainWords> words() {
        return words;
    }

    /** The codes that platforms write into refusals; empty where these are not read. */
    Optional<EventBook> codes() {
        return codes;
    }

    List<Rule> rules() {
        return rules;
    }

    public Knowledge knowledge() {
        return knowledge;
    }
}
