// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

/** The cluster did not do what the tracker asked; the same work is tried again later. */
final class TrackerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TrackerException(String message) {
        super(message);
    }

    TrackerException(String message, Throwable cause) {
        super(message, cause);
    }
}
