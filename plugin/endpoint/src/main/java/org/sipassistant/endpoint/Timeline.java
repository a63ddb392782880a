// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.endpoint.rendering.Step;
import org.sipassistant.endpoint.rendering.Steps;
import org.sipassistant.message.Endpoint;

/** The messages of a call in their order, with what a reader of a ladder wants to see beside each, as JSON data. */
final class Timeline {
    private final Diagnosis diagnosis;
    private final Function<Instant, String> time;

    Timeline(Diagnosis diagnosis, Function<Instant, String> time) {
        this.diagnosis = diagnosis;
        this.time = time;
    }

    List<Map<String, Object>> entries() {
        List<Map<String, Object>> entries = new ArrayList<>();
        Steps.of(diagnosis).forEach(step -> entries.add(entry(step)));
        return entries;
    }

    private Map<String, Object> entry(Step step) {
        Map<String, Object> entry = new LinkedHashMap<>();
        step.at().ifPresent(at -> entry.put("at", time.apply(at)));
        step.from().ifPresent(from -> put("from", from, entry));
        step.to().ifPresent(to -> put("to", to, entry));
        entry.put("label", step.label());
        if (!step.note().isEmpty()) {
            entry.put("note", step.note());
        }
        step.message().observation().document().ifPresent(id -> entry.put("_id", id.id()));
        return entry;
    }

    /** An end of the message's way, and what the operator calls it. */
    private void put(String end, Endpoint node, Map<String, Object> entry) {
        entry.put(end, node.toString());
        diagnosis.story().names().entry(node).ifPresent(known -> entry.put(end + "_name", known.name()));
    }
}
