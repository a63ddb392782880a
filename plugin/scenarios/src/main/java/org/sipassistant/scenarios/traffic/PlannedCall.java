// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios.traffic;

import java.time.Instant;

/**
 * A call of the busy hour before its messages are written.
 *
 * @param trunk the carrier that it comes from, or goes to in the end; empty for a scanner
 * @param customer whose call it is; empty for a scanner
 * @param inbound whether it comes from the carrier
 */
public record PlannedCall(
        String callId,
        Instant at,
        Fate fate,
        String trunk,
        String customer,
        boolean inbound,
        String caller,
        String callee) {}
