// SPDX-License-Identifier: Apache-2.0
/**
 * Traffic that was never on a wire: a busy hour of an operator with customers and trunks, written message by message as a
 * capture agent ships it. The same seed gives the same hour. Whoever made it knows what really happened, so that answers
 * about it can be compared with the truth to the call.
 */
@NullMarked
package org.sipassistant.scenarios.traffic;

import org.jspecify.annotations.NullMarked;
