// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

/** What of a sentence tells who called whom. */
sealed interface Element {
    /** A word that says which side the next party is on, or what parties do. */
    enum Mark implements Element {
        FROM,
        TO,
        PEER,
        /** Both sides are meant. */
        ABOUT,
        /** Says what the party is, not on which side. */
        NUMBER,
        /** Joins a party to the one before it. */
        AND,
        /** A response code, which comes from the side that answers. */
        CODE
    }

    /** @param noun whether it is "the call" rather than "called" */
    record Verb(boolean noun) implements Element {}

    record Named(Party party) implements Element {}

    /** "who": the party that is asked for. */
    record Asked() implements Element {}
}
