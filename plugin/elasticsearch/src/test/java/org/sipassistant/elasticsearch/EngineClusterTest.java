// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.elasticsearch.action.ActionListener;
import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.ActionResponse;
import org.elasticsearch.action.ActionType;
import org.elasticsearch.action.search.SearchResponse;
import org.elasticsearch.action.search.ShardSearchFailure;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.search.SearchResponseUtils;
import org.elasticsearch.test.ClusterServiceUtils;
import org.elasticsearch.test.ESTestCase;
import org.elasticsearch.test.client.NoOpClient;
import org.elasticsearch.threadpool.TestThreadPool;
import org.elasticsearch.threadpool.ThreadPool;
import org.elasticsearch.xcontent.NamedXContentRegistry;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;

/** How long a question waits for a search. */
public class EngineClusterTest extends ESTestCase {
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
        SearchResponse response = SearchResponseUtils.emptyWithTotalHits(
                null, 1, 1, 0, 1, ShardSearchFailure.EMPTY_ARRAY, SearchResponse.Clusters.EMPTY);
        ActionListener.respondAndRelease((ActionListener<SearchResponse>) listener, response);
    }
}
