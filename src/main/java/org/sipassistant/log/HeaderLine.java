// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.Optional;

/**
 * One kind of line that a product writes before a message.
 *
 * @param direction {@code sent} or {@code received} where this line means that
 * @param transport where this line means one without naming it
 */
record HeaderLine(LogFormat format, LinePattern pattern, Optional<String> direction, Optional<String> transport) {}
