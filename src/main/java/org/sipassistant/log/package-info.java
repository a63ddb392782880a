// SPDX-License-Identifier: Apache-2.0
/**
 * What products write around a SIP message: a header line with the time, the direction and the peer, in a syntax of
 * their own. The message itself is found by {@link org.sipassistant.message.Recogniser}; this package looks at the few
 * lines before it and reads them by the patterns of {@code knowledge/formats}, one file per product, compiled once to
 * literals and typed fields. Nothing is guessed: a side, a direction or a time that the lines do not say stays unknown.
 */
@NullMarked
package org.sipassistant.log;

import org.jspecify.annotations.NullMarked;
