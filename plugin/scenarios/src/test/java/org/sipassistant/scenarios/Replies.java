// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;

/** What a test demands of an answer before it goes on. */
final class Replies {
    private Replies() {}

    /** The same answer, if it is one of success. */
    static Http.Reply succeeds(Http.Reply reply) {
        assertTrue(reply.status() / 100 == 2, () -> reply.status() + ": " + reply.text());
        return reply;
    }
}
