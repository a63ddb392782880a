// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.elasticsearch.tasks.CancellableTask;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.tasks.TaskId;
import org.elasticsearch.test.ESTestCase;
import org.junit.Test;
import org.sipassistant.endpoint.Question;

public class WhyRequestTest extends ESTestCase {
    private final WhyRequest request =
            new WhyRequest(Question.of(Map.of("call_id", "a@b"), List.of("sip-*"), Instant.EPOCH));

    @Test
    public void asksTheIndicesThatReplaceItsOwn() {
        assertArrayEquals(new String[] {"sip-*"}, request.indices());
        request.indices("sip-1", "sip-2");
        assertEquals(List.of("sip-1", "sip-2"), request.question().indices());
        assertEquals("a@b", request.question().subject().told().get("call_id"));
    }

    @Test
    public void asksNoIndexAtAllWhereNoneIsLeft() {
        request.indices(new String[0]);
        assertEquals(List.of("*", "-*"), request.question().indices());
    }

    @Test
    public void findsDataStreams() {
        assertTrue(request.includeDataStreams());
    }

    @Test
    public void cancelsItsSearchesWithItself() {
        Task task = request.createTask(1, "transport", WhyAction.NAME, TaskId.EMPTY_TASK_ID, Map.of());
        assertTrue(((CancellableTask) task).shouldCancelChildrenOnCancellation());
    }
}
