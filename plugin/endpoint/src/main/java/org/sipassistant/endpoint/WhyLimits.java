// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Duration;

/**
 * What one question may cost.
 *
 * @param maxMessages messages read; 2,000 hold the longest call seen in practice with all its refreshes
 * @param maxCalls calls told in one answer; more than 20 nobody reads
 * @param maxBytes text read, in characters of the documents; guards the heap against documents of a megabyte each
 * @param timeout given to each search
 */
public record WhyLimits(int maxMessages, int maxCalls, long maxBytes, Duration timeout) {

    public static WhyLimits standard() {
        return new WhyLimits(2_000, 20, 16L << 20, Duration.ofSeconds(10));
    }

    /** The same for a part of a question, which has spent some of it already. */
    WhyLimits of(int messages, long bytes) {
        return new WhyLimits(messages, maxCalls, bytes, timeout);
    }
}
