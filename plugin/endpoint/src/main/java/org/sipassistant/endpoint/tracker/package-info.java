// SPDX-License-Identifier: Apache-2.0
/**
 * The call tracker: turns incoming messages into documents that dashboards can chart, one for each leg, registration and
 * pinged peer, by asking what {@code why} would ask. The division of the work is kept in an index like everything else, so
 * that any node may take over what another one left.
 */
@NullMarked
package org.sipassistant.endpoint.tracker;

import org.jspecify.annotations.NullMarked;
