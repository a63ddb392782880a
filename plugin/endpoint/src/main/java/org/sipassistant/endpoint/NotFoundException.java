// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

/** Nothing was found for a question that was well put; adapters answer with status 404. */
public final class NotFoundException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public NotFoundException(String message) {
        super(message);
    }
}
