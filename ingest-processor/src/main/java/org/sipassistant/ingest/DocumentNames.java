// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.sipassistant.log.ParsedEvent;

/**
 * What the names at the top of a document tell, found in one walk: many questions about a document need not be asked of most
 * documents.
 */
final class DocumentNames implements BiConsumer<String, @Nullable Object> {

    private boolean dotted;
    private boolean marked;

    private DocumentNames() {}

    static DocumentNames of(Map<String, Object> document) {
        DocumentNames names = new DocumentNames();
        document.forEach(names);
        return names;
    }

    /** Whether one of them spells a path with dots. */
    boolean areDotted() {
        return dotted;
    }

    /** Whether another program may have parsed what is in the document; see {@link ParsedEvent}. */
    boolean areOfParsed() {
        return marked;
    }

    @Override
    public void accept(String name, @Nullable Object value) {
        dotted |= name.indexOf('.') >= 0;
        marked |= ParsedEvent.isMark(name, value);
    }
}
