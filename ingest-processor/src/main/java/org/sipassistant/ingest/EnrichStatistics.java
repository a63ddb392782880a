// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

/**
 * What an enricher has done since it was made.
 *
 * @param documents documents in which it found SIP
 * @param messages messages in them
 * @param problems messages with something wrong
 * @param truncated messages that a logger had cut
 * @param conflicts objects and fields that could not be written because something else stands in their place
 * @param redacted documents whose text was masked
 */
public record EnrichStatistics(
        long documents, long messages, long problems, long truncated, long conflicts, long redacted) {}
