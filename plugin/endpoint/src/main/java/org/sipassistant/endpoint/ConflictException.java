// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

/** Something of somebody else is in the way, and is left as it is; adapters answer with status 409. */
public final class ConflictException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ConflictException(String message) {
        super(message);
    }
}
