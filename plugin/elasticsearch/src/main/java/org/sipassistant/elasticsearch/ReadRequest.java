// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.util.List;
import java.util.Map;
import org.elasticsearch.action.ActionRequest;
import org.elasticsearch.action.ActionRequestValidationException;
import org.elasticsearch.action.IndicesRequest;
import org.elasticsearch.action.search.SearchRequest;
import org.elasticsearch.action.support.IndicesOptions;
import org.elasticsearch.tasks.CancellableTask;
import org.elasticsearch.tasks.Task;
import org.elasticsearch.tasks.TaskId;
import org.jspecify.annotations.Nullable;

/**
 * What all questions asked of indices have in common. The indices can be replaced, so that a security plugin narrows them
 * to what the caller may read, as it does for a search.
 */
abstract class ReadRequest extends ActionRequest implements IndicesRequest.Replaceable {
    /** How the engine writes that no index is meant; an empty list would mean all of them. */
    private static final List<String> NO_INDEX = List.of("*", "-*");

    private String[] indices;

    ReadRequest(List<String> indices) {
        this.indices = indices.toArray(String[]::new);
    }

    /** The indices as they are now. */
    final List<String> readable() {
        return indices.length == 0 ? NO_INDEX : List.of(indices);
    }

    @Override
    public String[] indices() {
        return indices.clone();
    }

    @Override
    public IndicesRequest indices(String... replacements) {
        indices = replacements.clone();
        return this;
    }

    @Override
    public IndicesOptions indicesOptions() {
        return SearchRequest.DEFAULT_INDICES_OPTIONS;
    }

    @Override
    public boolean includeDataStreams() {
        return true;
    }

    @Override
    public boolean allowsRemoteIndices() {
        return true;
    }

    @Override
    public @Nullable ActionRequestValidationException validate() {
        return null;
    }

    @Override
    public String getDescription() {
        return "indices" + List.of(indices);
    }

    @Override
    public Task createTask(long id, String type, String action, TaskId parent, Map<String, String> headers) {
        return new CancellableTask(id, type, action, getDescription(), parent, headers) {
            @Override
            public boolean shouldCancelChildrenOnCancellation() {
                return true;
            }
        };
    }
}
