// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.TemplateCluster;
import org.sipassistant.endpoint.TemplateCluster.Kind;

/** The ingest pipeline that a setup makes, and what becomes of it. Waits for the cluster. */
final class OwnPipeline {
    static final String NAME = "sip";

    /** Describes one that reads SIP. */
    private static final String MADE = "SIP Assistant: adds what the SIP in a log line says";

    /** Describes one that lets everything pass. */
    private static final String EMPTIED = "Emptied: indices may still name it";

    private final TemplateCluster templates;
    private final SetupSteps steps;

    /** @param steps tells what was done to it */
    OwnPipeline(TemplateCluster templates, SetupSteps steps) {
        this.templates = templates;
        this.steps = steps;
    }

    /**
     * Makes it; tells whether it did. A pipeline that is there may have options of its own, unless it is the one that was
     * emptied here; one that is as it was made here gets the region that it has not.
     */
    boolean put(Source source) {
        Optional<Map<String, Object>> there = templates.get(Kind.PIPELINE, NAME).map(Json::asMap);
        boolean emptied = there.filter(OwnPipeline::isEmptied).isPresent();
        boolean bare = there.filter(OwnPipeline::isAsMade)
                .filter(pipeline -> options(pipeline).isEmpty())
                .isPresent();
        if (there.isEmpty() || emptied || bare && source.region().isPresent()) {
            Map<String, Object> options = new LinkedHashMap<>();
            source.region().ifPresent(region -> options.put("default_region", region));
            write(MADE, List.of(Map.of("sip", options)));
            steps.add("pipeline", NAME, there.isEmpty() ? "created" : "updated");
            return there.isEmpty() || emptied;
        }
        boolean told = source.region()
                .filter(region -> !region.equals(options(there.get()).get("default_region")))
                .isEmpty();
        steps.add("pipeline", NAME, told ? "kept" : "kept: set default_region of its sip processor yourself");
        return false;
    }

    private static boolean isEmptied(Map<String, Object> pipeline) {
        return EMPTIED.equals(pipeline.get("description"));
    }

    /** But for the options of the processor. */
    private static boolean isAsMade(Map<String, Object> pipeline) {
        return MADE.equals(pipeline.get("description"))
                && Json.list(pipeline, "processors").stream()
                        .map(processor -> Json.asMap(processor).keySet())
                        .toList()
                        .equals(List.of(Set.of("sip")));
    }

    /** Those of the first of its processors that reads SIP. */
    private static Map<String, Object> options(Map<String, Object> pipeline) {
        return Json.list(pipeline, "processors").stream()
                .map(processor -> Json.map(Json.asMap(processor), "sip"))
                .filter(options -> !options.isEmpty())
                .findFirst()
                .orElse(Map.of());
    }

    /**
     * Lets everything pass, as indices may name it: without it they would take no document.
     *
     * @param ours whether a setup made the pipeline; somebody may have changed it since
     */
    void empty(boolean ours) {
        Optional<Map<String, Object>> there = templates.get(Kind.PIPELINE, NAME).map(Json::asMap);
        if (there.isEmpty()) {
            return;
        }
        if (ours && isAsMade(there.get())) {
            write(EMPTIED, List.of());
            steps.add("pipeline", NAME, "emptied");
        } else if (!isEmptied(there.get())) {
            String why = ours ? "it was changed since" : "it was there before";
            steps.add("pipeline", NAME, "kept: " + why + "; take the sip processor out of it yourself");
        }
    }

    private void write(String description, List<Object> processors) {
        Map<String, Object> pipeline = Map.of("description", description, "processors", processors);
        templates.put(Kind.PIPELINE, NAME, pipeline).toCompletableFuture().join();
    }
}
