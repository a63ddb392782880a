// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

/** A search had no answer, or not a whole one: because of the cluster, or because of what was asked. */
final class Unanswered extends TrackerException {
    private static final long serialVersionUID = 1;

    Unanswered(String message) {
        super(message);
    }

    Unanswered(String message, Throwable cause) {
        super(message, cause);
    }
}
