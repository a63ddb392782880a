// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.counting;

import java.util.Set;
import org.sipassistant.diagnosis.Finding;

/** Tells attempts of strangers to get in from calls that failed: who is turned away rightly is no failure. */
public final class Attack {
    /** The rules that recognise one. What may also be a trunk that nobody entered is none of them. */
    static final Set<String> RULES = Set.of("attack-on-us", "scanner-refused", "log-scanner", "log-strangers");

    private Attack() {}

    /** Whether the cause of a call is that somebody tried the system. */
    public static boolean is(Finding cause) {
        return RULES.contains(cause.rule());
    }
}
