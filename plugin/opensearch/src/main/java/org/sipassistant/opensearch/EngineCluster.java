// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.apache.lucene.search.TotalHits;
import org.opensearch.ExceptionsHelper;
import org.opensearch.OpenSearchStatusException;
import org.opensearch.action.DocWriteRequest;
import org.opensearch.action.DocWriteResponse;
import org.opensearch.action.admin.indices.create.CreateIndexRequest;
import org.opensearch.action.admin.indices.delete.DeleteIndexRequest;
import org.opensearch.action.admin.indices.refresh.RefreshRequest;
import org.opensearch.action.bulk.BulkItemResponse;
import org.opensearch.action.bulk.BulkRequest;
import org.opensearch.action.bulk.BulkResponse;
import org.opensearch.action.delete.DeleteRequest;
import org.opensearch.action.get.MultiGetItemResponse;
import org.opensearch.action.get.MultiGetRequest;
import org.opensearch.action.get.MultiGetResponse;
import org.opensearch.action.index.IndexRequest;
import org.opensearch.action.search.SearchRequest;
import org.opensearch.action.search.SearchResponse;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.CheckedFunction;
import org.opensearch.common.regex.Regex;
import org.opensearch.common.unit.TimeValue;
import org.opensearch.common.xcontent.LoggingDeprecationHandler;
import org.opensearch.common.xcontent.XContentHelper;
import org.opensearch.common.xcontent.XContentType;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.common.bytes.BytesReference;
import org.opensearch.core.rest.RestStatus;
import org.opensearch.core.xcontent.MediaType;
import org.opensearch.core.xcontent.NamedXContentRegistry;
import org.opensearch.core.xcontent.ToXContent;
import org.opensearch.core.xcontent.XContentBuilder;
import org.opensearch.core.xcontent.XContentParser;
import org.opensearch.index.VersionType;
import org.opensearch.index.engine.VersionConflictEngineException;
import org.opensearch.search.SearchHit;
import org.opensearch.search.builder.SearchSourceBuilder;
import org.opensearch.threadpool.Scheduler;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.client.Client;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.TrackingCluster;

/**
 * The cluster as the caller of one question sees it: searches run in the caller's thread context, which holds who the
 * caller is, and as children of the question's task.
 */
final class EngineCluster implements TrackingCluster {
    /** JSON's data in less space, between the engine's objects and our maps. */
    private static final MediaType FORMAT = XContentType.SMILE;

    /** How many times as long as its shards may take a search may take. */
    private static final int PATIENCE = 2;

    private final Client client;
    private final ClusterService cluster;
    private final NamedXContentRegistry registry;
    private final Executor work;

    /**
     * @param client assigns the question's task to what it executes
     * @param work where the question goes on when a search has ended
     */
    EngineCluster(Client client, ClusterService cluster, NamedXContentRegistry registry, Executor work) {
        this.client = client;
        this.cluster = cluster;
        this.registry = registry;
        this.work = work;
    }

    @Override
    public CompletionStage<Map<String, Object>> search(List<String> indices, Map<String, Object> body) {
        CompletableFuture<Map<String, Object>> found = new CompletableFuture<>();
        // Every question ends now: what is kept to answer it again would never be asked for, and takes as long as to
        // count.
        SearchRequest request = new SearchRequest(indices.toArray(String[]::new), source(body)).requestCache(false);
        if (Integer.valueOf(0).equals(body.get("size"))) {
            // What is counted is of a period: shards of other days are left out before anything is made for them.
            request.setPreFilterShardSize(1);
        }
        Runnable ended = body.get("timeout") instanceof String timeout
                ? endAfter(
                        PATIENCE * TimeValue.parseTimeValue(timeout, "timeout").millis(), found)
                : () -> {};
        // The engine may reuse a response once the listener has returned: it is copied before the work goes on.
        client.search(request, listener(found, response -> {
            // If the question waits from now on, it is for a thread and not for a node.
            ended.run();
            return copy(response);
        }));
        return found;
    }

    /**
     * Shards look at the time themselves; one on a node that hangs does not, and must not keep the question waiting. On a
     * thread of the engine's, as those of the plugin may all be waiting for just such a search.
     *
     * @return to be run when the search has ended
     */
    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the timer to be cancelled
    private Runnable endAfter(long millis, CompletableFuture<?> search) {
        Runnable end = () -> search.completeExceptionally(new OpenSearchStatusException(
                "a search has not ended in [" + millis + "ms]: a node may hang; leave out its"
                        + " indices, or ask again when it has left the cluster",
                RestStatus.GATEWAY_TIMEOUT));
        Scheduler.ScheduledCancellable timer =
                client.threadPool().schedule(end, TimeValue.timeValueMillis(millis), ThreadPool.Names.GENERIC);
        search.whenComplete((found, failure) -> timer.cancel());
        return timer::cancel;
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

    @Override
    public CompletionStage<Map<String, Map<String, Object>>> get(String index, List<String> ids) {
        CompletableFuture<Map<String, Map<String, Object>>> found = new CompletableFuture<>();
        MultiGetRequest request = new MultiGetRequest();
        ids.forEach(id -> request.add(index, id));
        client.multiGet(request, listener(found, EngineCluster::documents));
        return found;
    }

    @Override
    public CompletionStage<Optional<Revision>> put(
            String index, String id, Map<String, Object> document, Optional<Revision> expected) {
        CompletableFuture<Optional<Revision>> stored = new CompletableFuture<>();
        IndexRequest request = new IndexRequest(index).id(id).source(document);
        expected.ifPresentOrElse(
                revision -> request.setIfSeqNo(revision.sequence()).setIfPrimaryTerm(revision.term()),
                () -> request.opType(DocWriteRequest.OpType.CREATE));
        client.index(
                request,
                ActionListener.wrap(
                        response -> stored.complete(
                                Optional.of(new Revision(response.getSeqNo(), response.getPrimaryTerm()))),
                        failure -> {
                            if (ExceptionsHelper.unwrapCause(failure) instanceof VersionConflictEngineException) {
                                stored.complete(Optional.empty());
                            } else {
                                stored.completeExceptionally(failure);
                            }
                        }));
        return stored;
    }

    @Override
    public CompletionStage<List<Outcome>> bulk(List<Change> changes) {
        CompletableFuture<List<Outcome>> done = new CompletableFuture<>();
        BulkRequest request = new BulkRequest();
        changes.forEach(change -> request.add(request(change)));
        client.bulk(request, listener(done, EngineCluster::outcomes));
        return done;
    }

    private static DocWriteRequest<?> request(Change change) {
        DocWriteRequest<?> request = change.source().isPresent()
                ? new IndexRequest(change.index())
                        .id(change.id())
                        .source(change.source().get())
                : new DeleteRequest(change.index(), change.id());
        if (change.version() != Change.ANY) {
            request.version(change.version());
            request.versionType(VersionType.EXTERNAL_GTE);
        }
        return request;
    }

    private static List<Outcome> outcomes(BulkResponse response) {
        List<Outcome> outcomes = new ArrayList<>();
        for (BulkItemResponse item : response.getItems()) {
            outcomes.add(item.isFailed() ? outcome(item.getFailure().getStatus()) : Outcome.DONE);
        }
        return outcomes;
    }

    private static Outcome outcome(RestStatus status) {
        return switch (status) {
            case CONFLICT -> Outcome.OUTDATED;
            case BAD_REQUEST -> Outcome.INVALID;
            default -> Outcome.REFUSED;
        };
    }

    private static Map<String, Map<String, Object>> documents(MultiGetResponse response) {
        Map<String, Map<String, Object>> documents = new HashMap<>();
        for (MultiGetItemResponse item : response.getResponses()) {
            if (!item.isFailed() && item.getResponse().isExists()) {
                documents.put(item.getId(), item.getResponse().getSourceAsMap());
            }
        }
        return documents;
    }

    @Override
    public List<String> indices(String pattern) {
        return cluster.state().metadata().indices().keySet().stream()
                .filter(name -> Regex.simpleMatch(pattern, name))
                .toList();
    }

    @Override
    public Map<String, String> resolved(List<String> names) {
        Map<String, String> resolved = new HashMap<>();
        cluster.state()
                .metadata()
                .getIndicesLookup()
                .forEach((name, abstraction) -> names.stream()
                        .filter(pattern -> Regex.simpleMatch(pattern, name))
                        .findFirst()
                        .ifPresent(pattern -> abstraction
                                .getIndices()
                                .forEach(index ->
                                        resolved.putIfAbsent(index.getIndex().getName(), pattern))));
        return resolved;
    }

    @Override
    public CompletionStage<Void> deleteIndex(String index) {
        CompletableFuture<Void> deleted = new CompletableFuture<>();
        client.admin().indices().delete(new DeleteIndexRequest(index), listener(deleted, response -> null));
        return deleted;
    }

    @Override
    public CompletionStage<Void> refresh(String index) {
        CompletableFuture<Void> refreshed = new CompletableFuture<>();
        client.admin().indices().refresh(new RefreshRequest(index), listener(refreshed, response -> null));
        return refreshed;
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
            try (XContentParser parser =
                    XContentHelper.createParser(registry, LoggingDeprecationHandler.INSTANCE, bytes, FORMAT)) {
                return SearchSourceBuilder.fromXContent(parser);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As JSON data. The documents, nearly all of it, are read as they are and not written anew for that. */
    private static Map<String, Object> copy(SearchResponse response) throws IOException {
        SearchHit[] hits = response.getHits().getHits();
        if (hits.length == 0 && response.getAggregations() != null && response.getFailedShards() == 0) {
            return counted(response);
        }
        List<BytesReference> sources = new ArrayList<>();
        List<Map<String, Object>> documents = new ArrayList<>();
        for (SearchHit hit : hits) {
            sources.add(hit.getSourceRef());
            documents.add(hit.getSourceAsMap());
            hit.sourceRef(null);
        }
        Map<String, Object> copy;
        try {
            copy = written(response);
        } finally {
            for (int i = 0; i < hits.length; i++) {
                hits[i].sourceRef(sources.get(i));
            }
        }
        List<Object> copied = Json.list(Json.map(copy, "hits"), "hits");
        for (int i = 0; i < hits.length; i++) {
            if (documents.get(i) != null) {
                Json.asMap(copied.get(i)).put("_source", documents.get(i));
            }
        }
        return copy;
    }

    private static Map<String, Object> counted(SearchResponse response) throws IOException {
        Map<String, Object> shards = new LinkedHashMap<>();
        shards.put("total", response.getTotalShards());
        shards.put("successful", response.getSuccessfulShards());
        shards.put("failed", response.getFailedShards());
        Map<String, Object> copy = new LinkedHashMap<>();
        copy.put("timed_out", response.isTimedOut());
        copy.put("_shards", shards);
        copy.put("_clusters", Map.of("skipped", response.getClusters().getSkipped()));
        TotalHits total = response.getHits().getTotalHits();
        copy.put("hits", total == null ? Map.of() : Map.of("total", Map.of("value", total.value())));
        copy.put("aggregations", new Counts(FORMAT).of(response.getAggregations()));
        return copy;
    }

    private static Map<String, Object> written(SearchResponse response) throws IOException {
        try (XContentBuilder builder = XContentBuilder.builder(FORMAT.xContent())) {
            BytesReference bytes = BytesReference.bytes(response.toXContent(builder, ToXContent.EMPTY_PARAMS));
            return XContentHelper.convertToMap(bytes, true, FORMAT).v2();
        }
    }
}
