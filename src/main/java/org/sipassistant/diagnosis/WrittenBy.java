// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import org.sipassistant.call.ObservedEvent;

/** Whose log a line is: the node that a rule speaks of as this one is a device where a phone wrote the line. */
final class WrittenBy {
    private static final String DEVICE = "device";

    /** How a PBX marks what the stack that it was built with writes into its log. */
    private static final String OF_A_PBX = "pjproject";

    private WrittenBy() {}

    /** Whether the first proof is a line in the wording of a phone or of a program that is used as one. */
    static boolean device(Story story, Finding finding) {
        return finding.evidence().stream()
                .limit(1)
                .map(Evidence::witness)
                .filter(ObservedEvent.class::isInstance)
                .map(ObservedEvent.class::cast)
                .filter(line -> !line.event().line().contains(OF_A_PBX))
                .flatMap(line -> story.knowledge().product(line.event().product()).stream())
                .anyMatch(product -> product.role().equals(DEVICE));
    }
}
