// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

/**
 * Why a leg is taken for a part of the same call.
 *
 * @param score from 0 to 1, how sure it is; an answer that rests on the leg is no surer
 */
public record Link(Kind kind, double score) {

    /** What the two legs have in common, the surest first. */
    public enum Kind {
        /** The session identifier that B2BUAs hand on (RFC 7989). */
        SESSION_ID("session-id"),
        /** The charging identifier of P-Charging-Vector (RFC 7315 section 4.6). */
        ICID("icid"),
        /** A header that quotes the other Call-ID, or has the same value on both legs. */
        HEADER("header"),
        /** The tag of the calling side, which a node that only hides the Call-ID leaves as it is. */
        TAG("tag"),
        /** The session description, which a B2BUA without media of its own hands on. */
        SDP("sdp"),
        /** The called and the calling number, at a node that got the one leg and sent the other meanwhile. */
        NUMBERS("numbers-and-time");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        /** As answers spell it. */
        public String id() {
            return id;
        }

        /** Whether it was made to identify one call, so that another one cannot have it by chance. */
        boolean isIdentifier() {
            return this == SESSION_ID || this == ICID || this == HEADER;
        }
    }
}
