// SPDX-License-Identifier: Apache-2.0
/**
 * One log document in, the same document with SIP fields out.
 *
 * <p>A {@link org.sipassistant.ingest.SipEnricher} recognises the SIP in the text of a document and writes what it says
 * as one nested object. Each group of fields is a class of its own that only adds to that object; merging it with what
 * the document already holds happens in one place, so that no field of the user's is overwritten by accident and no
 * document is rejected because of us. Documents are plain maps, so the package knows no engine.
 */
@NullMarked
package org.sipassistant.ingest;

import org.jspecify.annotations.NullMarked;
