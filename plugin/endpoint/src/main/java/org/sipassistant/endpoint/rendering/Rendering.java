// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

/** One form that a call can be given. Implementations are immutable and safe for use by many threads. */
public interface Rendering {

    /** @throws IllegalArgumentException where a wish of the caller does not fit this call */
    Rendered render(Sheet sheet);
}
