// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

/** What a statement about a call can rest on: a SIP message, or a log line that says something without quoting SIP. */
public sealed interface Witness permits ObservedMessage, ObservedEvent {

    Observation observation();

    /** Its place in the material it came from. */
    int position();

    /** The words a person would quote, on one line. */
    String quote();
}
