// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.opensearch.action.ActionRequest;
import org.opensearch.action.ActionType;
import org.opensearch.action.search.SearchResponse;
import org.opensearch.action.search.ShardSearchFailure;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.core.action.ActionListener;
import org.opensearch.core.action.ActionResponse;
import org.opensearch.core.xcontent.NamedXContentRegistry;
import org.opensearch.search.SearchHits;
import org.opensearch.search.aggregations.InternalAggregations;
import org.opensearch.search.internal.InternalSearchResponse;
import org.opensearch.test.ClusterServiceUtils;
import org.opensearch.test.OpenSearchTestCase;
import org.opensearch.test.client.NoOpClient;
import org.opensearch.threadpool.TestThreadPool;
import org.opensearch.threadpool.ThreadPool;

/** How long a question waits for a search. */
public class EngineClusterTest extends OpenSearchTestCase {
    private final List<Runnable> waiting = new ArrayList<>();
    private ThreadPool threads;
    private ClusterService service;

    @Before
    public void startThreads() {
        threads = new TestThreadPool("search");
        service = ClusterServiceUtils.createClusterService(threads);
    }

    @After
    public void stopThreads() {
        service.close();
        ThreadPool.terminate(threads, 60, TimeUnit.SECONDS);
    }

    @Test
    public void givesUpASearchThatDoesNotEnd() {
        CompletableFuture<Map<String, Object>> found = search(false, Map.of("timeout", "20ms"));
        ExecutionException failed = expectThrows(ExecutionException.class, () -> found.get(60, TimeUnit.SECONDS));
        assertTrue(failed.toString(), failed.getMessage().contains("a search has not ended in [40ms]"));
    }

    /** That all threads of the plugin are busy just then says nothing of the search. */
    @Test
    public void takesTheAnswerOfASearchThatHasEndedHoweverLateItIsRead() throws Exception {
        CompletableFuture<Map<String, Object>> first = search(true, Map.of()); // all classes are loaded now
        CompletableFuture<Map<String, Object>> found = search(true, Map.of("timeout", "1s"));
        expectThrows(TimeoutException.class, () -> found.get(3, TimeUnit.SECONDS));
        waiting.forEach(Runnable::run);
        assertTrue(first.isDone());
        assertEquals(1, ((Map<?, ?>) found.get(60, TimeUnit.SECONDS).get("_shards")).get("total"));
    }

    @Test
    public void tellsOfWhatIsCountedWhichClustersWereSkipped() throws Exception {
        CompletableFuture<Map<String, Object>> found = search(true, Map.of("size", 0));
        waiting.forEach(Runnable::run);
        assertEquals(Map.of("skipped", 1), found.get(60, TimeUnit.SECONDS).get("_clusters"));
        assertEquals(Map.of(), found.get().get("aggregations"));
    }

    private CompletableFuture<Map<String, Object>> search(boolean ends, Map<String, Object> body) {
        NoOpClient client = new NoOpClient(threads) {
            @Override
            protected <Q extends ActionRequest, A extends ActionResponse> void doExecute(
                    ActionType<A> action, Q request, ActionListener<A> listener) {
                if (ends) {
                    answer(listener);
                }
            }
        };
        return new EngineCluster(client, service, NamedXContentRegistry.EMPTY, waiting::add)
                .search(List.of("sip-messages-default"), body)
                .toCompletableFuture();
    }

    @SuppressWarnings("unchecked") // the client is only asked to search
    private static <A> void answer(ActionListener<A> listener) {
        ((ActionListener<SearchResponse>) listener)
                .onResponse(new SearchResponse(
                        new InternalSearchResponse(
                                SearchHits.empty(), InternalAggregations.EMPTY, null, null, false, null, 1),
                        null,
                        1,
                        1,
                        0,
                        1,
                        ShardSearchFailure.EMPTY_ARRAY,
                        new SearchResponse.Clusters(2, 1, 1)));
    }
}
