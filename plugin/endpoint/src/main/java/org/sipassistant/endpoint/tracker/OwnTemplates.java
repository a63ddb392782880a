// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.sipassistant.endpoint.ConflictException;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.TemplateCluster;
import org.sipassistant.endpoint.TemplateCluster.Kind;

/**
 * The templates that a setup makes. They are marked as its own: what somebody else keeps under one of their names is
 * neither replaced nor removed. Waits for the cluster.
 */
final class OwnTemplates {
    static final String COMPONENT = "sip@mappings";
    static final String MESSAGES = "sip-messages";
    static final String CALLS = "sip-calls";

    private static final String MANAGER = "managed_by";
    private static final String US = "sip-assistant";
    private static final int PRIORITY = 501;

    private final TemplateCluster cluster;
    private final Schema schema;
    private final SetupSteps steps;

    OwnTemplates(TemplateCluster cluster, Schema schema, SetupSteps steps) {
        this.cluster = cluster;
        this.schema = schema;
        this.steps = steps;
    }

    /** @throws ConflictException naming the template of somebody else that has one of these names */
    void refuseOthers() {
        refuseOther(Kind.COMPONENT_TEMPLATE, COMPONENT, "");
        refuseOther(Kind.INDEX_TEMPLATE, MESSAGES, " with a priority below " + PRIORITY);
        refuseOther(Kind.INDEX_TEMPLATE, CALLS, " with a priority below " + PRIORITY);
    }

    private void refuseOther(Kind kind, String name, String priority) {
        if (cluster.get(kind, name).isPresent() && !isOwn(kind, name)) {
            throw new ConflictException(word(kind) + " [" + name + "] was not made by this setup and is left as it is:"
                    + " keep it under another name" + priority + ", or delete it, and then set up again");
        }
    }

    /** By its mark, or because it is as builds made it that left none. */
    private boolean isOwn(Kind kind, String name) {
        Map<String, Object> template = cluster.template(kind, name);
        return US.equals(Json.map(template, "_meta").get(MANAGER)) || EarlierTemplate.is(template, made(name));
    }

    private Map<String, Object> made(String name) {
        return switch (name) {
            case MESSAGES -> messages();
            case CALLS -> calls();
            default -> component();
        };
    }

    private Map<String, Object> component() {
        return Map.of("template", Map.of("mappings", schema.messages()));
    }

    /** Creates them, and brings up to date what is there. */
    void put() {
        put(Kind.COMPONENT_TEMPLATE, COMPONENT, component());
        put(Kind.INDEX_TEMPLATE, MESSAGES, messages());
        put(Kind.INDEX_TEMPLATE, CALLS, calls());
    }

    private static Map<String, Object> messages() {
        return Map.of(
                "index_patterns",
                List.of("sip-messages-*"),
                "priority",
                PRIORITY,
                "composed_of",
                List.of(COMPONENT),
                "template",
                Map.of("settings", Map.of("index.default_pipeline", OwnPipeline.NAME)));
    }

    private Map<String, Object> calls() {
        return Map.of(
                "index_patterns",
                List.of(CallDocuments.PREFIX + "*"),
                "priority",
                PRIORITY + 1,
                "template",
                Map.of("mappings", schema.calls()));
    }

    private void put(Kind kind, String name, Map<String, Object> template) {
        Map<String, Object> body = new LinkedHashMap<>(template);
        body.put("version", Schema.VERSION);
        body.put("_meta", Map.of(MANAGER, US));
        Optional<Object> before = cluster.get(kind, name);
        cluster.put(kind, name, body).toCompletableFuture().join();
        String result = before.isEmpty() ? "created" : "updated";
        steps.add(word(kind), name, before.equals(cluster.get(kind, name)) ? "unchanged" : result);
    }

    /** Removes those that are its own, and are of use to nobody else. */
    void remove() {
        remove(Kind.INDEX_TEMPLATE, MESSAGES);
        remove(Kind.INDEX_TEMPLATE, CALLS);
        remove(Kind.COMPONENT_TEMPLATE, COMPONENT);
    }

    private void remove(Kind kind, String name) {
        if (cluster.get(kind, name).isEmpty()) {
            return;
        }
        if (!isOwn(kind, name)) {
            steps.add(word(kind), name, "kept: it was not made by this setup");
            return;
        }
        try {
            cluster.remove(kind, name).toCompletableFuture().join();
            steps.add(word(kind), name, "removed");
        } catch (CompletionException e) {
            // the engine refuses where templates of others are composed of it
            String reason = refusal(e).orElseThrow(() -> e);
            steps.add(word(kind), name, "kept: " + reason);
        }
    }

    private static Optional<String> refusal(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException) {
                return Optional.ofNullable(cause.getMessage());
            }
        }
        return Optional.empty();
    }

    private static String word(Kind kind) {
        return switch (kind) {
            case COMPONENT_TEMPLATE -> "component_template";
            case INDEX_TEMPLATE -> "index_template";
            case PIPELINE -> "pipeline";
        };
    }
}
