// SPDX-License-Identifier: Apache-2.0
/**
 * The questions and answers of the REST endpoints, without an engine: what may be asked, which searches that takes, how
 * the documents found become messages, and how a diagnosis is told as JSON or as a picture of text. The engine is
 * reached through one port, {@link org.sipassistant.endpoint.Cluster}.
 */
@NullMarked
package org.sipassistant.endpoint;

import org.jspecify.annotations.NullMarked;
