// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.concurrent.atomic.LongAdder;

/** Counts what {@link EnrichStatistics} tells. Thread-safe. */
final class EnrichCounters {
    final LongAdder documents = new LongAdder();
    final LongAdder messages = new LongAdder();
    final LongAdder problems = new LongAdder();
    final LongAdder truncated = new LongAdder();
    final LongAdder conflicts = new LongAdder();
    final LongAdder redacted = new LongAdder();

    EnrichStatistics read() {
        return new EnrichStatistics(
                documents.sum(), messages.sum(), problems.sum(), truncated.sum(), conflicts.sum(), redacted.sum());
    }
}
