// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

/** The cluster did not do what the tracker asked, or may not be asked; the same work is tried again later. */
public class TrackerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public TrackerException(String message) {
        super(message);
    }

    TrackerException(String message, Throwable cause) {
        super(message, cause);
    }
}
