// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;

/**
 * Words of a 5xx that speak of the inside of the server that sent it, such as its scripts, its configuration or what it asks
 * others: then its own work failed, whatever it says of syntax or of parts that are missing.
 */
final class OwnInside {
    private static final List<String> WORDS = List.of(
            "script*",
            "exception*",
            "module*",
            "config*",
            "database*",
            "db",
            "sql",
            "query",
            "queries",
            "json",
            "xml",
            "yaml",
            "lua",
            "python",
            "perl",
            "javascript",
            "template*",
            "memory",
            "library",
            "plugin*",
            "backend*",
            "upstream",
            "cfg",
            "stack trace",
            "null pointer",
            "nullpointer*",
            "http",
            "api");

    private OwnInside() {}

    static boolean isMeant(int code, String said) {
        return code / 100 == 5 && WholeWords.anyIn(said, WORDS);
    }
}
