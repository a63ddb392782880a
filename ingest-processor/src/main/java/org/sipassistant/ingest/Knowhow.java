// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.sipassistant.ingest.pseudonym.PseudonymKey;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.log.EventBook;
import org.sipassistant.log.LogReader;

/**
 * What an enricher knows: the meaning of codes, the log formats and the wordings of products, read once per node.
 *
 * @param inventory who is who in the operator's network, now: asked for each document
 * @param pseudonyms the key that pseudonyms are made with, now; none where the operator has set none
 */
public record Knowhow(
        Knowledge knowledge,
        LogReader logs,
        EventBook events,
        Supplier<Inventory> inventory,
        Supplier<Optional<PseudonymKey>> pseudonyms) {

    /** What is known where the operator has set no key for pseudonyms. */
    public Knowhow(Knowledge knowledge, LogReader logs, EventBook events, Supplier<Inventory> inventory) {
        this(knowledge, logs, events, inventory, Optional::empty);
    }

    /** What is known where the operator wrote no inventory. */
    public Knowhow(Knowledge knowledge, LogReader logs, EventBook events) {
        this(knowledge, logs, events, Inventory::empty);
    }

    /** @param yaml turns one YAML document into a map */
    public static Knowhow load(Function<InputStream, Map<String, Object>> yaml) {
        return new Knowhow(Knowledge.load(yaml), LogReader.load(yaml), EventBook.load(yaml));
    }
}
