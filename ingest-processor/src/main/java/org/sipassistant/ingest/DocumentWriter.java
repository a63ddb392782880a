// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.sipassistant.ingest.InventoryFields.Sent;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.log.LogEvent;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.log.ParsedEvent;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.SipMessage;

/**
 * Writes what was found into a document: the object of SIP fields and the ECS fields beside it. Each method answers how
 * many could not be written because something else stands in their place.
 */
final class DocumentWriter {

    private static final DocumentPath USER = DocumentPath.of("user", "name");

    private final MessageFields messages;
    private final SummaryFields summaries;
    private final NumberFields numbers;
    private final InventoryFields inventory;
    private final TargetObject target;
    private final EventFields events;

    DocumentWriter(SipOptions options, Knowhow knowhow, Clock clock) {
        Knowledge knowledge = knowhow.knowledge();
        MeaningFields meanings = new MeaningFields(knowledge, options);
        this.messages = new MessageFields(options, meanings);
        this.summaries = new SummaryFields(knowledge, options, meanings);
        this.numbers = new NumberFields(options.defaultRegion());
        this.inventory = new InventoryFields(knowhow.inventory());
        this.target = new TargetObject(options.targetField(), options.override());
        this.events = new EventFields(clock);
    }

    /** @param count messages in the document */
    int write(LoggedMessage logged, int count, DocumentFields document) {
        int refused = beside(logged, document);
        return refused + complete(messages.of(logged, count), sent(logged), document);
    }

    /** Headers without a start line. */
    int write(SipMessage headers, DocumentFields document) {
        return complete(messages.ofHeaders(headers), Sent.UNKNOWN, document) + events.write(document);
    }

    /** An event that another program parsed. */
    int write(ParsedEvent event, DocumentFields document) {
        List<LoggedMessage> found = event.messages();
        if (!event.rawFields().isEmpty()) {
            return write(found.getFirst(), found.size(), document);
        }
        LoggedMessage last = found.getLast();
        FieldMap fields = messages.ofRebuilt(last, found.size());
        if (found.size() > 1) {
            // Zeek: the response tells how the transaction went, its request what the response does not repeat
            messages.ofRebuilt(found.getFirst(), found.size()).fields().forEach(fields.fields()::putIfAbsent);
        }
        int refused = beside(last, document);
        return refused + complete(fields, sent(last), document);
    }

    /** Log lines that are no SIP, of which the first is told. */
    int write(List<LogEvent> lines, DocumentFields document) {
        LogEvent line = lines.getFirst();
        int refused = ContextFields.source(endpoint(line, "source"), document);
        refused += ContextFields.destination(endpoint(line, "destination"), document);
        refused += ContextFields.text(USER, Optional.ofNullable(line.fields().get("user")), document);
        refused += complete(summaries.of(line, lines.size()), Sent.UNKNOWN, document);
        int code = summaries.outcome(line);
        return refused + (code > 0 ? events.write(code, SummaryFields.method(line), document) : events.write(document));
    }

    /** Writes the fields behind the addresses beside them, because those tell who is who. */
    private int complete(FieldMap fields, Sent sent, DocumentFields document) {
        numbers.complete(fields.fields());
        inventory.write(sent, document, fields);
        return target.write(document, fields.fields());
    }

    private static Sent sent(LoggedMessage logged) {
        return logged.message().isResponse() ? Sent.RESPONSE : Sent.REQUEST;
    }

    private int beside(LoggedMessage logged, DocumentFields document) {
        return ContextFields.write(logged.context(), document) + events.write(logged.message(), document);
    }

    private static Optional<Endpoint> endpoint(LogEvent line, String side) {
        return Optional.ofNullable(line.fields().get(side)).flatMap(PeerText::read);
    }
}
