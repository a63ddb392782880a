// SPDX-License-Identifier: Apache-2.0
/**
 * What products write around a SIP message: a header line with the time, the direction and the peer, in a syntax of
 * their own. The message itself is found by {@link org.sipassistant.message.Recogniser}; this package looks at the few
 * lines around it and reads them by the patterns of {@code knowledge/formats}, one file per product, compiled once to
 * literals and typed fields. Nothing is guessed: a side, a direction or a time that the lines do not say stays unknown.
 *
 * <p>Some products also change the lines of the message: they put a prefix before each, print line ends as points or
 * blanks, or show a tree of what they took apart. A {@link org.sipassistant.log.Layout} knows one such way and puts the
 * lines back, nearly always in place, so that positions mean the same before and after; it is asked only where the
 * recogniser found no whole message. Events that another program has already parsed have no lines at all: {@link
 * org.sipassistant.log.ParsedEvent} knows them by their shape.
 */
@NullMarked
package org.sipassistant.log;

import org.jspecify.annotations.NullMarked;
