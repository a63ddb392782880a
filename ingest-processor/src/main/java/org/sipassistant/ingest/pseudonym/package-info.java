// SPDX-License-Identifier: Apache-2.0
/**
 * Takes the names of people out of log texts before they are indexed, and leaves others in their place: the same for the
 * same, made with a secret key, so that calls can be followed without knowing who speaks.
 */
@NullMarked
package org.sipassistant.ingest.pseudonym;

import org.jspecify.annotations.NullMarked;
