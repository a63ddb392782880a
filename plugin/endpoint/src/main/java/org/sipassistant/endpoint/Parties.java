// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.Set;
import java.util.stream.Collectors;
import org.sipassistant.call.Call;
import org.sipassistant.call.LegMarks;

/** Who calls and who is called, in a form in which two spellings of one number are the same. */
record Parties(Set<String> called, Set<String> calling) {
    private static final String FROM = "from ";

    static Parties of(Call call) {
        Set<String> numbers = LegMarks.of(call).map(LegMarks::numbers).orElse(Set.of());
        return new Parties(
                numbers.stream().filter(number -> !number.startsWith(FROM)).collect(Collectors.toSet()),
                numbers.stream().filter(number -> number.startsWith(FROM)).collect(Collectors.toSet()));
    }

    /** A caller that hides its number is the same as another one that does. */
    boolean match(Parties other) {
        boolean sameCaller = calling.equals(other.calling) || calling.stream().anyMatch(other.calling::contains);
        return sameCaller && called.stream().anyMatch(other.called::contains);
    }
}
