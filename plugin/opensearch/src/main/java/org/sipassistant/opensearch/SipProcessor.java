// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.opensearch.ingest.AbstractProcessor;
import org.opensearch.ingest.ConfigurationUtils;
import org.opensearch.ingest.IngestDocument;
import org.opensearch.ingest.Processor;
import org.sipassistant.endpoint.Expertise;
import org.sipassistant.endpoint.tracker.Processors;
import org.sipassistant.ingest.Knowhow;
import org.sipassistant.ingest.SipEnricher;
import org.sipassistant.ingest.SipOptions;
import org.sipassistant.ingest.pseudonym.PseudonymKey;
import org.sipassistant.inventory.Inventory;

/** The ingest processor {@code sip}: adds what the SIP in a log line says, and never rejects a document. */
public final class SipProcessor extends AbstractProcessor {
    public static final String TYPE = "sip";

    private final SipEnricher enricher;

    SipProcessor(String tag, String description, SipEnricher enricher) {
        super(tag, description);
        this.enricher = enricher;
    }

    @Override
    public IngestDocument execute(IngestDocument document) {
        enricher.enrich(document.getSourceAndMetadata());
        return document;
    }

    @Override
    public String getType() {
        return TYPE;
    }

    /** Reads the options of a pipeline; the engine itself refuses by name what is left over. */
    public static final class Factory implements Processor.Factory {
        private final Supplier<Expertise> expertise;
        private final Supplier<Inventory> inventory;
        private final Supplier<Optional<PseudonymKey>> pseudonyms;
        private final Processors processors;

        Factory(
                Supplier<Expertise> expertise,
                Supplier<Inventory> inventory,
                Supplier<Optional<PseudonymKey>> pseudonyms,
                Processors processors) {
            this.expertise = expertise;
            this.inventory = inventory;
            this.pseudonyms = pseudonyms;
            this.processors = processors;
        }

        /** What is known now; a pipeline keeps what was known when it was made. */
        private Knowhow knowhow() {
            Expertise now = expertise.get();
            return new Knowhow(now.knowledge(), now.logs(), now.events(), inventory, pseudonyms);
        }

        @Override
        public SipProcessor create(
                Map<String, Processor.Factory> registry, String tag, String description, Map<String, Object> config) {
            try {
                SipEnricher enricher = SipEnricher.create(SipOptions.take(config), knowhow());
                return new SipProcessor(tag, description, processors.add(enricher));
            } catch (IllegalArgumentException e) {
                throw ConfigurationUtils.newConfigurationException(TYPE, tag, null, e.getMessage());
            }
        }
    }
}
