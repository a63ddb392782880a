// SPDX-License-Identifier: Apache-2.0
/**
 * Takes the number of one person out of what the call tracker keeps. The documents stay, because calls are counted by them;
 * what named the person is gone, and the document is found by the number no more.
 */
@NullMarked
package org.sipassistant.endpoint.erase;

import org.jspecify.annotations.NullMarked;
