// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final List<String> KNOWN = List.of("--call-id", "--format");

    @Test
    void takesOptionsInBothSpellingsAndOneFile() {
        Arguments arguments = Arguments.of(List.of("--call-id", "a=b@c", "log.txt", "--format=json"), KNOWN);
        assertEquals(Map.of("call_id", "a=b@c", "format", "json"), arguments.options());
        assertEquals(Optional.of("log.txt"), arguments.file());
    }

    @Test
    void needsNeither() {
        assertEquals(new Arguments(Map.of(), Optional.empty()), Arguments.of(List.of(), KNOWN));
    }

    @Test
    void takesAMinusForStandardInput() {
        assertEquals(Optional.of("-"), Arguments.of(List.of("-"), KNOWN).file());
    }

    @Test
    void refusesByName() {
        assertRefused("[--colour]", "--colour", "red");
        assertRefused("[--call-id]", "--call-id");
        assertRefused("[b.txt]", "a.txt", "b.txt");
    }

    private static void assertRefused(String naming, String... words) {
        String said = assertThrows(IllegalArgumentException.class, () -> Arguments.of(List.of(words), KNOWN))
                .getMessage();
        assertTrue(said.contains(naming), said);
    }
}
