// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.endpoint.rendering.Step;
import org.sipassistant.endpoint.rendering.Steps;
import org.sipassistant.ingest.Knowhow;
import org.sipassistant.ingest.SipEnricher;
import org.sipassistant.ingest.SipOptions;

/**
 * The messages of a call with all that stands in them, whatever the index holds of it: read anew, with credentials, keys
 * and private texts masked as the processor masks them.
 */
final class MaskedMessages {
    private static final String TEXT = "message";

    private final SipEnricher enricher;

    MaskedMessages(Expertise expertise) {
        Map<String, Object> options = new HashMap<>(Map.of("fields", "full", "explain", "none"));
        this.enricher = SipEnricher.create(
                SipOptions.take(options), new Knowhow(expertise.knowledge(), expertise.logs(), expertise.events()));
    }

    /** The text of a message. */
    String text(ObservedMessage message) {
        return enriched(message).get(TEXT) instanceof String masked ? masked : "";
    }

    List<Map<String, Object>> of(Diagnosis diagnosis, AnswerWriter writer) {
        List<Map<String, Object>> messages = new ArrayList<>();
        for (Step step : Steps.of(diagnosis)) {
            messages.add(message(step.message(), writer));
        }
        return messages;
    }

    private Map<String, Object> message(ObservedMessage observed, AnswerWriter writer) {
        Map<String, Object> enriched = enriched(observed);
        Map<String, Object> message = new LinkedHashMap<>();
        observed.observation().document().ifPresent(id -> {
            message.put("_index", id.index());
            message.put("_id", id.id());
        });
        observed.at().ifPresent(at -> message.put("at", writer.time(at)));
        observed.source().ifPresent(from -> message.put("from", from.toString()));
        observed.destination().ifPresent(to -> message.put("to", to.toString()));
        observed.observation().transport().ifPresent(name -> message.put("transport", name));
        observed.observation().observer().ifPresent(name -> message.put("observer", name));
        message.put("text", enriched.getOrDefault(TEXT, ""));
        message.put("sip", Json.map(enriched, "sip"));
        return message;
    }

    private Map<String, Object> enriched(ObservedMessage message) {
        Map<String, Object> document = new HashMap<>();
        document.put(TEXT, message.message().text());
        enricher.enrich(document);
        return document;
    }
}
