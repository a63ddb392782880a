// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.opensearch.action.admin.indices.mapping.put.PutMappingRequest;
import org.opensearch.action.admin.indices.template.delete.DeleteComponentTemplateAction;
import org.opensearch.action.admin.indices.template.delete.DeleteComposableIndexTemplateAction;
import org.opensearch.action.admin.indices.template.put.PutComponentTemplateAction;
import org.opensearch.action.admin.indices.template.put.PutComposableIndexTemplateAction;
import org.opensearch.action.ingest.DeletePipelineRequest;
import org.opensearch.action.ingest.PutPipelineRequest;
import org.opensearch.action.support.clustermanager.AcknowledgedResponse;
import org.opensearch.cluster.metadata.ComponentTemplate;
import org.opensearch.cluster.metadata.ComposableIndexTemplate;
import org.opensearch.cluster.metadata.Metadata;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.regex.Regex;
import org.opensearch.common.xcontent.LoggingDeprecationHandler;
import org.opensearch.common.xcontent.XContentHelper;
import org.opensearch.common.xcontent.XContentType;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.common.bytes.BytesReference;
import org.opensearch.core.xcontent.MediaType;
import org.opensearch.core.xcontent.NamedXContentRegistry;
import org.opensearch.core.xcontent.ToXContent;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.ingest.IngestMetadata;
import org.opensearch.ingest.PipelineConfiguration;
import org.opensearch.transport.client.Client;
import org.sipassistant.endpoint.TemplateCluster;

/** The templates and pipelines of the cluster, changed as the caller of one request. */
final class EngineTemplates implements TemplateCluster {
    private static final MediaType FORMAT = XContentType.JSON;

    private final Client client;
    private final ClusterService cluster;

    EngineTemplates(Client client, ClusterService cluster) {
        this.client = client;
        this.cluster = cluster;
    }

    @Override
    public Optional<Object> get(Kind kind, String name) {
        return Optional.ofNullable(
                switch (kind) {
                    case COMPONENT_TEMPLATE -> metadata().componentTemplates().get(name);
                    case INDEX_TEMPLATE -> metadata().templatesV2().get(name);
                    case PIPELINE -> pipeline(metadata().custom(IngestMetadata.TYPE), name);
                });
    }

    @Override
    public Map<String, Object> template(Kind kind, String name) {
        return switch (get(kind, name).orElse(null)) {
            case ComponentTemplate component -> told(component);
            case ComposableIndexTemplate template -> told(template);
            case null, default -> Map.of();
        };
    }

    private static Map<String, Object> told(ToXContent template) {
        try (XContentBuilder json = XContentBuilder.builder(FORMAT.xContent())) {
            template.toXContent(json, ToXContent.EMPTY_PARAMS);
            return XContentHelper.convertToMap(BytesReference.bytes(json), true, FORMAT)
                    .v2();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object pipeline(@Nullable IngestMetadata pipelines, String name) {
        PipelineConfiguration found =
                pipelines == null ? null : pipelines.getPipelines().get(name);
        return found == null ? null : found.getConfigAsMap();
    }

    @Override
    public Map<String, Object> mappings(String pattern) {
        Map<String, Object> mappings = new HashMap<>();
        metadata().indices().forEach((name, index) -> {
            if (Regex.simpleMatch(pattern, name) && index.mapping() != null) {
                mappings.put(name, index.mapping().source());
            }
        });
        return mappings;
    }

    private Metadata metadata() {
        return cluster.state().metadata();
    }

    @Override
    public CompletionStage<Void> put(Kind kind, String name, Map<String, Object> body) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        BytesReference json = json(body);
        switch (kind) {
            case COMPONENT_TEMPLATE ->
                client.execute(
                        PutComponentTemplateAction.INSTANCE,
                        new PutComponentTemplateAction.Request(name)
                                .componentTemplate(parsed(json, ComponentTemplate::parse)),
                        listener(done));
            case INDEX_TEMPLATE ->
                client.execute(
                        PutComposableIndexTemplateAction.INSTANCE,
                        new PutComposableIndexTemplateAction.Request(name)
                                .indexTemplate(parsed(json, ComposableIndexTemplate::parse)),
                        listener(done));
            case PIPELINE ->
                client.admin().cluster().putPipeline(new PutPipelineRequest(name, json, FORMAT), listener(done));
        }
        return done;
    }

    @Override
    public CompletionStage<Void> remove(Kind kind, String name) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        switch (kind) {
            case COMPONENT_TEMPLATE ->
                client.execute(
                        DeleteComponentTemplateAction.INSTANCE,
                        new DeleteComponentTemplateAction.Request(name),
                        listener(done));
            case INDEX_TEMPLATE ->
                client.execute(
                        DeleteComposableIndexTemplateAction.INSTANCE,
                        new DeleteComposableIndexTemplateAction.Request(name),
                        listener(done));
            case PIPELINE -> client.admin().cluster().deletePipeline(new DeletePipelineRequest(name), listener(done));
        }
        return done;
    }

    @Override
    public CompletionStage<Void> addMapping(String pattern, Map<String, Object> mapping) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        client.admin().indices().putMapping(new PutMappingRequest(pattern).source(mapping), listener(done));
        return done;
    }

    private static ActionListener<AcknowledgedResponse> listener(CompletableFuture<Void> done) {
        return ActionListener.wrap(response -> done.complete(null), done::completeExceptionally);
    }

    private static BytesReference json(Map<String, Object> body) {
        try (XContentBuilder json = XContentBuilder.builder(FORMAT.xContent())) {
            return BytesReference.bytes(json.map(body));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How the engine reads a template. */
    private interface Reader<T> {
        T read(XContentParser parser) throws IOException;
    }

    private static <T> T parsed(BytesReference json, Reader<T> reader) {
        try (XContentParser parser = XContentHelper.createParser(
                NamedXContentRegistry.EMPTY, LoggingDeprecationHandler.INSTANCE, json, FORMAT)) {
            return reader.read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
