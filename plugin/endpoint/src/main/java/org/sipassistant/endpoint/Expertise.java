// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.io.InputStream;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sipassistant.diagnosis.RuleBook;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.log.EventBook;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.PlainWords;

/**
 * What is needed to judge: the knowledge base, the rules, the log formats, the wordings of products and plain words,
 * read once per node, and the inventory as it is now.
 */
public record Expertise(
        Knowledge knowledge,
        RuleBook rules,
        LogReader logs,
        EventBook events,
        PlainWords plain,
        Supplier<Inventory> inventory) {

    /**
     * Without an inventory.
     *
     * @param yaml turns one YAML document into a map
     */
    public static Expertise load(Function<InputStream, Map<String, Object>> yaml) {
        return load(yaml, Inventory::empty);
    }

    /**
     * @param yaml turns one YAML document into a map
     * @param inventory asked for each question
     */
    public static Expertise load(Function<InputStream, Map<String, Object>> yaml, Supplier<Inventory> inventory) {
        return load(new KnowledgeFiles(yaml), inventory);
    }

    /** @throws org.sipassistant.knowledge.KnowledgeException naming the file and the key that is wrong */
    static Expertise load(KnowledgeFiles files, Supplier<Inventory> inventory) {
        Knowledge knowledge = Knowledge.load(files);
        PlainWords plain = PlainWords.load(files);
        EventBook events = EventBook.load(files);
        return new Expertise(
                knowledge,
                RuleBook.load(files, knowledge, plain, events),
                LogReader.load(files),
                events,
                plain,
                inventory);
    }
}
