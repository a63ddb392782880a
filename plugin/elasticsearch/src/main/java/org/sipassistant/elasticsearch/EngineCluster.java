// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.DocWriteResponse;
import org.elasticsearch.action.admin.indices.create.CreateIndexRequest;
import org.elasticsearch.action.index.IndexRequest;
import org.elasticsearch.action.search.SearchRequest;
import org.elasticsearch.action.search.SearchResponse;
import org.elasticsearch.client.internal.Client;
import org.elasticsearch.common.bytes.BytesReference;
import org.elasticsearch.common.xcontent.ChunkedToXContent;
import org.elasticsearch.common.xcontent.LoggingDeprecationHandler;
import org.elasticsearch.common.xcontent.XContentHelper;
import org.elasticsearch.core.CheckedFunction;
import org.elasticsearch.search.builder.SearchSourceBuilder;
import org.elasticsearch.xcontent.NamedXContentRegistry;
import org.elasticsearch.xcontent.ToXContent;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentParser;
import org.elasticsearch.xcontent.XContentParserConfiguration;
import org.elasticsearch.xcontent.XContentType;
import org.sipassistant.endpoint.WritableCluster;

/**
 * The cluster as the caller of one question sees it: searches run in the caller's thread context, which holds who the
 * caller is, and as children of the question's task.
 */
final class EngineCluster implements WritableCluster {
    /** JSON's data in less space, between the engine's objects and our maps. */
    private static final XContentType FORMAT = XContentType.SMILE;

    private final Client client;
    private final NamedXContentRegistry registry;
    private final Executor work;

    /**
     * @param client assigns the question's task to what it executes
     * @param work where the question goes on when a search has ended
     */
    EngineCluster(Client client, NamedXContentRegistry registry, Executor work) {
        this.client = client;
        this.registry = registry;
        this.work = work;
    }

    @Override
    public CompletionStage<Map<String, Object>> search(List<String> indices, Map<String, Object> body) {
        CompletableFuture<Map<String, Object>> found = new CompletableFuture<>();
        SearchRequest request = new SearchRequest(indices.toArray(String[]::new), source(body));
        // The engine may reuse a response once the listener has returned: it is copied before the work goes on.
        client.search(request, listener(found, EngineCluster::copy));
        return found;
    }

    @Override
    public CompletionStage<Void> createIndex(String index, Map<String, Object> mappings) {
        CompletableFuture<Void> created = new CompletableFuture<>();
        client.admin()
                .indices()
                .create(new CreateIndexRequest(index).mapping(mappings), listener(created, response -> null));
        return created;
    }

    @Override
    public CompletionStage<String> index(String index, Map<String, Object> document) {
        CompletableFuture<String> stored = new CompletableFuture<>();
        client.index(new IndexRequest(index).source(document), listener(stored, DocWriteResponse::getId));
        return stored;
    }

    /** Lets the work go on with what is taken from a response, off the engine's threads. */
    private <R, T> ActionListener<R> listener(CompletableFuture<T> result, CheckedFunction<R, T, IOException> take) {
        return ActionListener.wrap(
                response -> {
                    T taken = take.apply(response);
                    work.execute(() -> result.complete(taken));
                },
                result::completeExceptionally);
    }

    private SearchSourceBuilder source(Map<String, Object> body) {
        try (XContentBuilder json = XContentBuilder.builder(FORMAT.xContent())) {
            BytesReference bytes = BytesReference.bytes(json.map(body));
            XContentParserConfiguration configuration = XContentParserConfiguration.EMPTY
                    .withRegistry(registry)
                    .withDeprecationHandler(LoggingDeprecationHandler.INSTANCE);
            try (XContentParser parser = XContentHelper.createParserNotCompressed(configuration, bytes, FORMAT)) {
                return new SearchSourceBuilder().parseXContent(parser, true, feature -> true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> copy(SearchResponse response) throws IOException {
        try (XContentBuilder builder = XContentBuilder.builder(FORMAT.xContent())) {
            BytesReference bytes = BytesReference.bytes(
                    ChunkedToXContent.wrapAsToXContent(response).toXContent(builder, ToXContent.EMPTY_PARAMS));
            return XContentHelper.convertToMap(bytes, true, FORMAT).v2();
        }
    }
}
