// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.Map;
import org.sipassistant.endpoint.rendering.Rendered;

/** A call as it was asked for. */
public sealed interface CallAnswer {

    /** As JSON data. */
    record Data(Map<String, Object> content) implements CallAnswer {}

    /** In a form of its own. */
    record Drawn(Rendered content) implements CallAnswer {}
}
