// SPDX-License-Identifier: Apache-2.0
/**
 * Calls as documents. A dashboard can only search documents, so the tracker follows the messages as they come in, judges
 * the calls they belong to with the same code as {@code why}, and keeps one document for each leg of a call, one for each
 * registration and one for each peer. Who does which part of the work is itself a document: nothing of it stands in the
 * state of the cluster, and the loss of a node only moves the work.
 */
@NullMarked
package org.sipassistant.endpoint.tracker;

import org.jspecify.annotations.NullMarked;
