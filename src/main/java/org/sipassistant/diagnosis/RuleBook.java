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

/** All rules. Immutable and thread-safe. */
public final class RuleBook {
    /** More than this nobody reads. */
    private static final int MOST_RULED_OUT = 4;

    private final List<Rule> rules;
    private final List<Rule> surestFirst;
    private final Knowledge knowledge;

    RuleBook(List<Rule> rules, Knowledge knowledge) {
        this.rules = List.copyOf(rules);
        this.surestFirst = rules.stream()
                .sorted(Comparator.comparingDouble(rule -> -rule.verdict().confidence()))
                .toList();
        this.knowledge = knowledge;
    }

    /**
     * Reads the rules of the class path.
     *
     * @param yaml turns one YAML document into a map; called once per file
     */
    public static RuleBook load(Function<InputStream, Map<String, Object>> yaml, Knowledge knowledge) {
        return load(new KnowledgeFiles(yaml), knowledge);
    }

    /** @throws org.sipassistant.knowledge.KnowledgeException naming the file and the key that is wrong */
    public static RuleBook load(KnowledgeFiles files, Knowledge knowledge) {
        List<Rule> rules = files.folder("rules").stream()
                .map(section -> Rule.read(section, knowledge))
                .toList();
        return new RuleBook(rules, knowledge);
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

    List<Rule> rules() {
        return rules;
    }

    public Knowledge knowledge() {
        return knowledge;
    }
}
