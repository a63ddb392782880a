// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import org.jspecify.annotations.Nullable;

/**
 * A failure as it may stand in the log of a node: of which kind it is, and where in the program it happened, and its causes,
 * but without its words, as those may quote what was asked or what stands in a message.
 */
public final class FailureOutline extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int MOST_CAUSES = 10;

    private FailureOutline(Throwable failure, @Nullable FailureOutline cause) {
        super(failure.getClass().getName(), cause, false, true);
        setStackTrace(failure.getStackTrace());
    }

    public static FailureOutline of(Throwable failure) {
        return of(failure, MOST_CAUSES);
    }

    private static FailureOutline of(Throwable failure, int most) {
        Throwable cause = failure.getCause();
        return new FailureOutline(failure, cause == null || most == 0 ? null : of(cause, most - 1));
    }
}
