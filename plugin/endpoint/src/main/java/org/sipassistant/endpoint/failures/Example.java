// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.failures;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Json;

/** Tells a call as an example, from its document. */
final class Example {
    private Example() {}

    /** The calls of a {@code top_hits}. */
    static List<Map<String, Object>> documents(Map<String, Object> bucket, String name) {
        Map<String, Object> found = Json.map(Json.map(bucket, name), "hits");
        List<Map<String, Object>> documents = new ArrayList<>();
        Json.list(found, "hits").forEach(hit -> documents.add(Json.map(Json.asMap(hit), "_source")));
        return documents;
    }

    static List<Object> told(List<Map<String, Object>> documents, ZoneId zone) {
        List<Object> told = new ArrayList<>();
        documents.forEach(document -> told.add(told(document, zone)));
        return told;
    }

    static Map<String, Object> told(Map<String, Object> document, ZoneId zone) {
        Map<String, Object> told = new LinkedHashMap<>();
        put(told, "call_id", document, "sip.call_id");
        if (document.get("@timestamp") instanceof String at) {
            told.put("at", Times.iso(Instant.parse(at), zone));
        }
        put(told, "from", document, "sip.from.uri.original");
        put(told, "to", document, "sip.to.uri.original");
        put(told, "trunk", document, "sip.trunk");
        put(told, "answer", document, "call.answer");
        put(told, "why", document, "call.why_url");
        return told;
    }

    private static void put(Map<String, Object> target, String name, Map<String, Object> document, String path) {
        Object value = Json.at(document, path);
        if (value != null) {
            target.put(name, value);
        }
    }
}
