// SPDX-License-Identifier: Apache-2.0
/**
 * One call in the forms that people and programs open: a ladder as text, as a picture, as a Mermaid diagram, what one
 * sends to a carrier, and packets for a protocol analyser. Every form begins with the same {@link
 * org.sipassistant.endpoint.rendering.Sheet}, is drawn by one class behind {@link
 * org.sipassistant.endpoint.rendering.Rendering}, and lets nothing through that strangers wrote but as text.
 */
@NullMarked
package org.sipassistant.endpoint.rendering;

import org.jspecify.annotations.NullMarked;
