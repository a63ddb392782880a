// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.opensearch.action.ActionRequest;
import org.opensearch.action.ActionRequestValidationException;
import org.opensearch.core.tasks.TaskId;
import org.opensearch.tasks.CancellableTask;
import org.opensearch.tasks.Task;

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
