// SPDX-License-Identifier: Apache-2.0
/**
 * Finds what nobody should read in a log, and puts asterisks in its place: credentials, passwords of URIs, media keys. One
 * package knows where secrets stand, so that what is indexed and what is quoted are masked alike. Lengths stay, so that
 * positions, Content-Length and sizes still hold. All of it is linear in the length of the text.
 */
@NullMarked
package org.sipassistant.secret;

import org.jspecify.annotations.NullMarked;
