// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.Map;
import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.ActionRequestValidationException;
import org.elasticsearch.tasks.CancellableTask;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.tasks.TaskId;
import org.jspecify.annotations.Nullable;

/** What all questions about text have in common: they touch no index, and end where nobody waits for the answer. */
abstract class TextRequest extends ActionRequest {

    @Override
    public @Nullable ActionRequestValidationException validate() {
        return null;
    }

    @Override
    public Task createTask(long id, String type, String action, TaskId parent, Map<String, String> headers) {
        return new CancellableTask(id, type, action, getDescription(), parent, headers) {
            @Override
            public boolean shouldCancelChildrenOnCancellation() {
                return false;
            }
        };
    }
}
