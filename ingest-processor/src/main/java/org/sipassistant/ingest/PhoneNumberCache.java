// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Optional;

/**
 * Keeps what a numbering plan said about the numbers seen last, because asking it costs more than reading the message.
 */
final class PhoneNumberCache {

    /** About four megabytes when full, and the numbers of a busy hour on most nodes. */
    private static final int KEPT_BITS = 13;

    private final Recent<Optional<PhoneNumber>> numbers;

    PhoneNumberCache(PhoneNumberPlan plan) {
        this.numbers = new Recent<>(KEPT_BITS, spelled -> read(spelled, plan));
    }

    /** A plan knows the number behind the code of a service, and nothing of the code. */
    private static Optional<PhoneNumber> read(String spelled, PhoneNumberPlan plan) {
        return plan.read(DialledUser.number(spelled)).map(known -> PhoneNumber.of(spelled, known));
    }

    /**
     * The number with every spelling its plan allows; empty where it exists in no plan.
     *
     * @param spelled digits, with or without a + in front, perhaps behind the code of a service
     */
    Optional<PhoneNumber> read(String spelled) {
        return numbers.of(spelled);
    }
}
