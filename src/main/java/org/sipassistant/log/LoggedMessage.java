// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import org.sipassistant.message.SipMessage;

/** A SIP message in a log, with what the log says about it. */
public record LoggedMessage(SipMessage message, LogContext context) {}
