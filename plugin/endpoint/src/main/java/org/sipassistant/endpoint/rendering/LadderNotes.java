// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.DocumentId;
import org.sipassistant.diagnosis.Diagnosis;

/**
 * What a drawing of a call's documents has to be told, because the documents alone do not say it: with which one the
 * failure begins and at which host, which hosts never spoke, which documents repeat another one or hold a normal
 * challenge, and what the inventory calls the hosts. A panel of a dashboard draws what stands here and guesses nothing.
 */
public final class LadderNotes {
    private final List<Object> retransmissions = new ArrayList<>();
    private final List<Object> normal = new ArrayList<>();
    private final Map<String, Object> notes = new LinkedHashMap<>();

    private LadderNotes() {}

    /** As JSON data. What does not apply is left out; messages that come from no document are not noted. */
    public static Map<String, Object> of(Diagnosis diagnosis) {
        List<Step> steps = Steps.of(diagnosis);
        Sheet.Nodes nodes = Sheet.Nodes.of(diagnosis);
        LadderNotes notes = new LadderNotes();
        steps.forEach(notes::note);
        notes.hosts(new Lanes(nodes, steps), nodes);
        return notes.notes;
    }

    private void note(Step step) {
        Optional<String> document = step.message().observation().document().map(DocumentId::id);
        if (step.begins()) {
            step.at().ifPresent(at -> notes.put("failure_at", at.toString()));
            document.ifPresent(id -> notes.put("failure_id", id));
        }
        if (document.isPresent() && step.isRetransmission()) {
            retransmissions.add(Map.of("id", document.get(), "n", step.repetition()));
        }
        if (document.isPresent() && step.tone() == Tone.CHALLENGE) {
            normal.add(document.get());
        }
    }

    private void hosts(Lanes lanes, Sheet.Nodes nodes) {
        lanes.beginning().ifPresent(host -> notes.put("origin", host));
        put("silent_hosts", lanes.silentHosts());
        put("retransmissions", retransmissions);
        put("normal", normal);
        List<Object> names = new ArrayList<>();
        nodes.names().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(node -> names.add(Map.of("host", node.getKey(), "name", node.getValue())));
        put("nodes", names);
    }

    private void put(String name, List<?> values) {
        if (!values.isEmpty()) {
            notes.put(name, values);
        }
    }
}
