// SPDX-License-Identifier: Apache-2.0
/**
 * The adapter to Elasticsearch, and nothing else: it turns the engine's documents, requests and settings into the maps and
 * records that the engine-neutral modules take, and their answers and exceptions into the engine's. {@link
 * org.sipassistant.elasticsearch.SipPlugin} only wires. An action is five small classes with always the same names, for
 * example {@code WhyAction, WhyRequest, WhyResponse, TransportWhyAction, RestWhyAction}. Actions run on the node that was
 * asked and never cross to another one, so two builds of this plugin live in one cluster; searches do, as the engine's
 * own, and as the caller.
 */
@NullMarked
package org.sipassistant.elasticsearch;

import org.jspecify.annotations.NullMarked;
