// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

/** Says which knowledge file is wrong, and at which key. */
public final class KnowledgeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String file;

    public KnowledgeException(String file, String problem) {
        super("knowledge file [" + file + "]: " + problem);
        this.file = file;
    }

    /** Which file is wrong, for example {@code rules/x.yml}. */
    public String file() {
        return file;
    }
}
