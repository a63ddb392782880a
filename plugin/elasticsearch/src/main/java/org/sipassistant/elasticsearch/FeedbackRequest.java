// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import org.sipassistant.endpoint.Correction;

/** A correction and the indices of the call it is about. */
public final class FeedbackRequest extends ReadRequest {
    private final Correction correction;

    FeedbackRequest(Correction correction) {
        super(correction.about().indices());
        this.correction = correction;
    }

    /** The correction, about the call in the indices as they are now. */
    Correction correction() {
        return correction.withIndices(readable());
    }
}
