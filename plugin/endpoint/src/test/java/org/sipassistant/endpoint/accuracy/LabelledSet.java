// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import java.util.List;

/** Labelled calls of one origin. */
record LabelledSet(String title, List<LabelledCall> calls) {
    LabelledSet {
        calls = List.copyOf(calls);
    }
}
