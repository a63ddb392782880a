// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.sipassistant.ingest.EnrichStatistics;
import org.sipassistant.ingest.Knowhow;
import org.sipassistant.ingest.SipEnricher;
import org.sipassistant.ingest.SipOptions;
import org.sipassistant.ingest.pseudonym.PseudonymKey;
import org.sipassistant.inventory.Inventory;

/**
 * The enricher of a pipeline, which writes what is known now: when an operator's files were read anew, the pipeline need
 * not be put again. That costs a document one look at a variable. Thread-safe.
 */
public final class CurrentEnricher {
    private final Sources sources;
    private volatile Made made;

    /**
     * What is asked for what is known now.
     *
     * @param expertise gives the same object as long as nothing was read anew
     */
    public record Sources(
            Supplier<Expertise> expertise, Supplier<Inventory> inventory, Supplier<Optional<PseudonymKey>> pseudonyms) {
        private Knowhow knowhow(Expertise now) {
            return new Knowhow(now.knowledge(), now.logs(), now.events(), inventory, pseudonyms);
        }
    }

    private record Made(Expertise from, SipEnricher enricher) {
        @SuppressWarnings("ReferenceEquality") // what is read anew is another object
        private boolean isOf(Expertise now) {
            return from == now;
        }
    }

    /** @throws IllegalArgumentException as {@link SipEnricher#create} */
    public CurrentEnricher(SipOptions options, Sources sources) {
        this.sources = sources;
        Expertise now = sources.expertise().get();
        this.made = new Made(now, SipEnricher.create(options, sources.knowhow(now)));
    }

    /** Adds the fields to a document; throws as {@link SipEnricher#enrich}. */
    public void enrich(Map<String, Object> source) {
        Made last = made;
        Expertise now = sources.expertise().get();
        (last.isOf(now) ? last : renewed()).enricher().enrich(source);
    }

    /** The counters since the pipeline was made. */
    public EnrichStatistics statistics() {
        return made.enricher().statistics();
    }

    private synchronized Made renewed() {
        Expertise now = sources.expertise().get();
        if (!made.isOf(now)) {
            made = new Made(now, enricher(now));
        }
        return made;
    }

    /** Where a product that the pipeline names is known no more, it goes on with what was known of it. */
    private SipEnricher enricher(Expertise now) {
        try {
            return made.enricher().with(sources.knowhow(now));
        } catch (IllegalArgumentException e) {
            return made.enricher();
        }
    }
}
