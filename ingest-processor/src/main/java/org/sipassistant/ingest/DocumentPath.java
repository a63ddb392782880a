// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

/**
 * The path of a field in an object of a document, taken apart once, because it is looked for in every document.
 *
 * @param whole both with a dot between, as a document may spell it
 */
record DocumentPath(String whole, String object, String field) {

    static DocumentPath of(String object, String field) {
        return new DocumentPath(object + "." + field, object, field);
    }
}
