// SPDX-License-Identifier: Apache-2.0
/**
 * From messages to calls. Messages that share a top Via branch are one {@link org.sipassistant.call.Transaction} on one
 * hop; transactions that carry the same request on successive hops are one {@link org.sipassistant.call.Exchange};
 * exchanges with one Call-ID are one {@link org.sipassistant.call.Leg}; legs that continue each other are one
 * {@link org.sipassistant.call.Call}. Nothing here judges: it only says what belongs
 * together and which hop answered first.
 */
@NullMarked
package org.sipassistant.call;

import org.jspecify.annotations.NullMarked;
