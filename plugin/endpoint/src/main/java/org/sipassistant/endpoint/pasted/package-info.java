// SPDX-License-Identifier: Apache-2.0
/**
 * What people paste that is no log text: events as JSON, as {@code journalctl -o json}, Docker, Fluent Bit, a search of an
 * engine or a packet analyser export them, and lines that lost their line ends or got too many. Documents are taken out of
 * JSON so that they are read as if they had been indexed; lines are put back, and the text goes on as text. All of it in
 * time linear in the length of the text.
 */
@NullMarked
package org.sipassistant.endpoint.pasted;

import org.jspecify.annotations.NullMarked;
