// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The memory that texts from people may take on one node at the same time: a share of the heap, so that whatever is
 * pasted, how often and by how many, the node's other work keeps its memory. Thread-safe.
 */
public final class TextBudget {
    /** Bytes of memory for a character that is read: itself, and at the worst what is made of it at the same time. */
    public static final int BYTES_PER_CHARACTER = 12;

    /** Of the heap, the part that texts may take. */
    private static final int PART = 8;

    private final long most;
    private final AtomicLong taken = new AtomicLong();

    /** @param heap bytes of memory, of which texts may take an eighth */
    TextBudget(long heap) {
        this.most = heap / PART / BYTES_PER_CHARACTER;
    }

    /** For the heap of this process. */
    public static TextBudget ofThisProcess() {
        return new TextBudget(Runtime.getRuntime().maxMemory());
    }

    /**
     * Takes room for a text.
     *
     * @param bytes its length
     * @return gives the room back, once, however often it is run
     * @throws NoRoomException where there is none
     */
    public Runnable take(long bytes) {
        if (bytes > most) {
            throw new NoRoomException(
                    "a text of [" + bytes + "] bytes is longer than this node's memory allows, which are [" + most
                            + "]: send the lines of one call",
                    false);
        }
        if (taken.addAndGet(bytes) > most) {
            taken.addAndGet(-bytes);
            throw new NoRoomException(
                    "other texts are being read that leave no room for [" + bytes + "] bytes more, of [" + most
                            + "]: ask again in some seconds",
                    true);
        }
        AtomicBoolean given = new AtomicBoolean();
        return () -> {
            if (given.compareAndSet(false, true)) {
                taken.addAndGet(-bytes);
            }
        };
    }

    /** Why a text is not read. */
    public static final class NoRoomException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean now;

        NoRoomException(String message, boolean now) {
            super(message);
            this.now = now;
        }

        /** Whether there is no room only now, because of other texts. */
        public boolean isNow() {
            return now;
        }
    }
}
