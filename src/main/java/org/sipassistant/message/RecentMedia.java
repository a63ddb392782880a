// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.message;

import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The media descriptions that were read last: a device describes its codecs in the same words in every call, all but the
 * port. Bounded and without locks: each description has one place, and takes it from whichever was there before. What holds
 * keys is never kept. Safe for many threads.
 */
final class RecentMedia {

    private static final int PLACES = 256;
    private static final int LONGEST = 512;
    /** Characters that tell descriptions apart at their beginning, where the codecs are, and at their end. */
    private static final int BEGINNING = 24;

    private static final int ENDING = 16;

    private static final AtomicReferenceArray<Kept> KEPT = new AtomicReferenceArray<>(PLACES);

    private record Kept(String text, SdpMediaReader media) {}

    private RecentMedia() {}

    /**
     * What was read of the same description before; null where it was not.
     *
     * @param from behind the port
     * @param to the end of the session description
     */
    static @Nullable SdpMediaReader find(String text, int from, int to) {
        if (to - from > LONGEST) {
            return null;
        }
        Kept kept = KEPT.get(place(text, from, to));
        boolean known = kept != null && kept.text().length() == to - from && text.startsWith(kept.text(), from);
        return known ? kept.media() : null;
    }

    /** Keeps what was read, which nobody may change from then on. */
    static void keep(String text, int from, int to, SdpMediaReader media) {
        if (to - from <= LONGEST && !media.isKeyed()) {
            KEPT.set(place(text, from, to), new Kept(text.substring(from, to), media));
        }
    }

    private static int place(String text, int from, int to) {
        int hash = to - from;
        for (int at = from; at < Math.min(to, from + BEGINNING); at++) {
            hash = 31 * hash + text.charAt(at);
        }
        for (int at = Math.max(from, to - ENDING); at < to; at++) {
            hash = 31 * hash + text.charAt(at);
        }
        return (hash ^ hash >>> 8 ^ hash >>> 16) & PLACES - 1;
    }
}
