// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.admin.indices.mapping.put.PutMappingRequest;
import org.elasticsearch.action.admin.indices.template.delete.TransportDeleteComponentTemplateAction;
import org.elasticsearch.action.admin.indices.template.delete.TransportDeleteComposableIndexTemplateAction;
import org.elasticsearch.action.admin.indices.template.put.PutComponentTemplateAction;
import org.elasticsearch.action.admin.indices.template.put.TransportPutComposableIndexTemplateAction;
import org.elasticsearch.action.ingest.DeletePipelineRequest;
import org.elasticsearch.action.ingest.DeletePipelineTransportAction;
import org.elasticsearch.action.ingest.PutPipelineRequest;
import org.elasticsearch.action.ingest.PutPipelineTransportAction;
import org.elasticsearch.action.support.master.AcknowledgedResponse;
import org.elasticsearch.client.internal.Client;
import org.elasticsearch.cluster.metadata.ComponentTemplate;
import org.elasticsearch.cluster.metadata.ComposableIndexTemplate;
import org.elasticsearch.cluster.metadata.ProjectId;
import org.elasticsearch.cluster.metadata.ProjectMetadata;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.common.bytes.BytesReference;
import org.elasticsearch.common.regex.Regex;
import org.elasticsearch.common.xcontent.LoggingDeprecationHandler;
import org.elasticsearch.common.xcontent.XContentHelper;
import org.elasticsearch.core.TimeValue;
import org.elasticsearch.ingest.IngestMetadata;
import org.elasticsearch.ingest.PipelineConfiguration;
import org.elasticsearch.xcontent.ToXContent;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xcontent.XContentParserConfiguration;
import org.elasticsearch.xcontent.XContentType;
import org.jspecify.annotations.Nullable;
import org.sipassistant.endpoint.TemplateCluster;

/** The templates and pipelines of the cluster, changed as the caller of one request. */
final class EngineTemplates implements TemplateCluster {
    private static final XContentType FORMAT = XContentType.JSON;
    private static final TimeValue PATIENCE = TimeValue.timeValueSeconds(30);

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
        return found == null ? null : found.getConfig();
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

    private ProjectMetadata metadata() {
        return cluster.state().metadata().getProject(ProjectId.DEFAULT);
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
                        TransportPutComposableIndexTemplateAction.TYPE,
                        new TransportPutComposableIndexTemplateAction.Request(name)
                                .indexTemplate(parsed(json, ComposableIndexTemplate::parse)),
                        listener(done));
            case PIPELINE ->
                client.execute(
                        PutPipelineTransportAction.TYPE,
                        new PutPipelineRequest(PATIENCE, PATIENCE, name, json, FORMAT),
                        listener(done));
        }
        return done;
    }

    @Override
    public CompletionStage<Void> remove(Kind kind, String name) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        switch (kind) {
            case COMPONENT_TEMPLATE ->
                client.execute(
                        TransportDeleteComponentTemplateAction.TYPE,
                        new TransportDeleteComponentTemplateAction.Request(name),
                        listener(done));
            case INDEX_TEMPLATE ->
                client.execute(
                        TransportDeleteComposableIndexTemplateAction.TYPE,
                        new TransportDeleteComposableIndexTemplateAction.Request(name),
                        listener(done));
            case PIPELINE ->
                client.execute(
                        DeletePipelineTransportAction.TYPE,
                        new DeletePipelineRequest(PATIENCE, PATIENCE, name),
                        listener(done));
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
        try (XContentParser parser = XContentHelper.createParserNotCompressed(
                XContentParserConfiguration.EMPTY.withDeprecationHandler(LoggingDeprecationHandler.INSTANCE),
                json,
                FORMAT)) {
            return reader.read(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
