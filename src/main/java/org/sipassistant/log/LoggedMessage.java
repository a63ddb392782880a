// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import org.sipassistant.message.SipMessage;

/**
 * A SIP message in a log, with what the log says about it.
 *
 * @param inPlace whether the positions of the message are those of the text that was read; false where its lines had to
 *     be joined or rebuilt, so that only its start and its end still are
 */
public record LoggedMessage(SipMessage message, LogContext context, boolean inPlace) {}
