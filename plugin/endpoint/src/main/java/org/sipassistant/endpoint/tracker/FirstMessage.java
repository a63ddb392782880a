// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.endpoint.Json;
import org.sipassistant.ingest.SipEnricher;
import org.sipassistant.inventory.IpAddress;
import org.sipassistant.message.Endpoint;

/**
 * What the first message of a leg says of its parties, in the fields that the processor writes: the same filter then works
 * on messages and on calls.
 */
final class FirstMessage {
    /** What of the processor's fields is as true of the call as of its first message. */
    private static final List<String> FIELDS = List.of(
            "sip.number",
            "sip.from.tag",
            "sip.from.uri.original",
            "sip.from.uri.username",
            "sip.from.uri.host",
            "sip.to.uri.original",
            "sip.to.uri.username",
            "sip.to.uri.host",
            "sip.uri.original",
            "sip.uri.username",
            "sip.uri.host",
            "sip.peer",
            "sip.trunk",
            "sip.customer",
            "sip.direction",
            "sip.user_agent.original");

    private final SipEnricher processor;

    FirstMessage(SipEnricher processor) {
        this.processor = processor;
    }

    /** Adds the fields; of a response the sides are those of the request that it answers. */
    void write(ObservedMessage first, Tree target) {
        boolean request = first.message().isRequest();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("message", first.message().text());
        document.put("source", side(first.source()));
        document.put("destination", side(first.destination()));
        processor.enrich(document);
        for (String field : FIELDS) {
            Object value = Json.at(document, field);
            if (value != null) {
                target.put(field, value);
            }
        }
        target.put("source", side(request ? first.source() : first.destination()));
        target.put("destination", side(request ? first.destination() : first.source()));
    }

    /** Only an IP literal may go to a field of that type; a name is an address. */
    static Map<String, Object> side(Optional<Endpoint> endpoint) {
        Map<String, Object> side = new LinkedHashMap<>();
        endpoint.ifPresent(e -> {
            side.put(IpAddress.parse(e.host()) == null ? "address" : "ip", e.host());
            e.port().ifPresent(port -> side.put("port", port));
        });
        return side;
    }
}
