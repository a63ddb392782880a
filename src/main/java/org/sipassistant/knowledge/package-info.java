// SPDX-License-Identifier: Apache-2.0
/**
 * What is known about SIP in general, as data: one YAML file per response code, method, root cause category and
 * product. The files reach this package as maps, because every engine brings a YAML parser of its own; here they become
 * records, and a file with a missing, unknown or wrong key is refused by name.
 */
@NullMarked
package org.sipassistant.knowledge;

import org.jspecify.annotations.NullMarked;
