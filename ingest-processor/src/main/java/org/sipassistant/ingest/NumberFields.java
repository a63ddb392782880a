// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Completes the numbers of a message by the numbering plan of the region they were dialled in. */
final class NumberFields {

    private final @Nullable PhoneNumberCache numbers;

    /** @param region empty where the numbers may be from anywhere; then nothing is added */
    NumberFields(Optional<String> region) {
        this.numbers =
                region.map(PhoneNumberPlan::new).map(PhoneNumberCache::new).orElse(null);
    }

    /** @param fields of a message */
    void complete(Map<String, Object> fields) {
        Map<String, Object> sides = numbers == null ? null : DocumentFields.asObject(fields.get("number"));
        if (numbers != null && sides != null) {
            complete(DocumentFields.asObject(sides.get("calling")), numbers);
            complete(DocumentFields.asObject(sides.get("called")), numbers);
        }
    }

    private static void complete(@Nullable Map<String, Object> side, PhoneNumberCache numbers) {
        if (side == null || !(side.get("spellings") instanceof List<?> spellings)) {
            return;
        }
        // the first is the number as received
        Optional<PhoneNumber> number = numbers.read(spellings.getFirst().toString());
        if (number.isPresent()) {
            FieldMap plan = new FieldMap(2);
            plan.text("e164", number.get().e164());
            plan.list("spellings", number.get().spellings());
            side.putAll(plan.fields());
        }
    }
}
