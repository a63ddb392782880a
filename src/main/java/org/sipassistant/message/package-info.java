// SPDX-License-Identifier: Apache-2.0
/**
 * The SIP message grammar of RFC 3261 as log files show it: text in, messages out.
 *
 * <p>A {@link org.sipassistant.message.Recogniser} scans a text once for the anchor {@code SIP/}, decides which of the
 * places it finds begin a message, and hands back {@link org.sipassistant.message.SipMessage}s. A message is a view: it
 * remembers where its headers lie in the text and parses one only when it is asked for. Nothing here throws because of
 * what a text holds; what is wrong with a message is listed among its {@link org.sipassistant.message.Problem}s.
 */
@NullMarked
package org.sipassistant.message;

import org.jspecify.annotations.NullMarked;
