// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a setup did, in its order. */
final class SetupSteps {
    private final List<Object> done = new ArrayList<>();

    void add(String what, String name, String result) {
        Map<String, Object> step = new LinkedHashMap<>();
        step.put("what", what);
        step.put("name", name);
        step.put("result", result);
        done.add(step);
    }

    /** As JSON data. */
    List<Object> told() {
        return List.copyOf(done);
    }
}
