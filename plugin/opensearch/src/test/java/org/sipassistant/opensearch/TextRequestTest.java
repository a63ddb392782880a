// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.opensearch.core.tasks.TaskCancelledException;
import org.opensearch.core.tasks.TaskId;
import org.opensearch.tasks.CancellableTask;
import org.opensearch.tasks.Task;
import org.opensearch.test.OpenSearchTestCase;
import org.sipassistant.endpoint.RecogniseLines;
import org.sipassistant.endpoint.TextQuestion;

public class TextRequestTest extends OpenSearchTestCase {

    @Test
    public void endsWhereNobodyWaits() {
        List<TextRequest> requests = List.of(
                new WhyTextRequest(TextQuestion.of(Map.of("text", "SIP/2.0 486 Busy Here"))),
                new RecogniseTextRequest(RecogniseLines.of(Map.of("lines", "SIP/2.0 486 Busy Here"))));
        for (TextRequest request : requests) {
            Task task = request.createTask(1, "transport", "a", TaskId.EMPTY_TASK_ID, Map.of());
            TextAction.goOn(task);
            ((CancellableTask) task).cancel("the client has gone");
            assertThrows(TaskCancelledException.class, () -> TextAction.goOn(task));
        }
    }
}
