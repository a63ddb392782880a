// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.opensearch.ingest.AbstractProcessor;
import org.opensearch.ingest.ConfigurationUtils;
import org.opensearch.ingest.IngestDocument;
import org.opensearch.ingest.Processor;
import org.sipassistant.endpoint.CurrentEnricher;
import org.sipassistant.endpoint.Expertise;
import org.sipassistant.endpoint.tracker.Processors;
import org.sipassistant.ingest.SipOptions;
import org.sipassistant.ingest.pseudonym.PseudonymKey;
import org.sipassistant.inventory.Inventory;

/** The ingest processor {@code sip}: adds what the SIP in a log line says, and never rejects a document. */
public final class SipProcessor extends AbstractProcessor {
    public static final String TYPE = "sip";

    private final CurrentEnricher enricher;

    SipProcessor(String tag, String description, CurrentEnricher enricher) {
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
        private final CurrentEnricher.Sources sources;
        private final Processors processors;

        Factory(
                Supplier<Expertise> expertise,
                Supplier<Inventory> inventory,
                Supplier<Optional<PseudonymKey>> pseudonyms,
                Processors processors) {
            this.sources = new CurrentEnricher.Sources(expertise, inventory, pseudonyms);
            this.processors = processors;
        }

        @Override
        public SipProcessor create(
                Map<String, Processor.Factory> registry, String tag, String description, Map<String, Object> config) {
            try {
                CurrentEnricher enricher = new CurrentEnricher(SipOptions.take(config), sources);
                return new SipProcessor(tag, description, processors.add(enricher));
            } catch (IllegalArgumentException e) {
                throw ConfigurationUtils.newConfigurationException(TYPE, tag, null, e.getMessage());
            }
        }
    }
}
