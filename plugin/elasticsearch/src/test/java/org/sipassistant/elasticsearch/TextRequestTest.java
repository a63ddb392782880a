// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.List;
import java.util.Map;
import org.elasticsearch.tasks.CancellableTask;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.tasks.TaskCancelHelper;
import org.elasticsearch.tasks.TaskCancelledException;
import org.elasticsearch.tasks.TaskId;
import org.elasticsearch.test.ESTestCase;
import org.junit.Test;
import org.sipassistant.endpoint.RecogniseLines;
import org.sipassistant.endpoint.TextQuestion;

public class TextRequestTest extends ESTestCase {

    @Test
    public void endsWhereNobodyWaits() {
        List<TextRequest> requests = List.of(
                new WhyTextRequest(TextQuestion.of(Map.of("text", "SIP/2.0 486 Busy Here"))),
                new RecogniseTextRequest(RecogniseLines.of(Map.of("lines", "SIP/2.0 486 Busy Here"))));
        for (TextRequest request : requests) {
            Task task = request.createTask(1, "transport", "a", TaskId.EMPTY_TASK_ID, Map.of());
            TextAction.goOn(task);
            TaskCancelHelper.cancel((CancellableTask) task, "the client has gone");
            assertThrows(TaskCancelledException.class, () -> TextAction.goOn(task));
        }
    }
}
