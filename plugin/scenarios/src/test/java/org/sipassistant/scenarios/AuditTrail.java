// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The actions that the page on personal data names, which the engine's audit is to record with the one who asked. */
final class AuditTrail {
    private static final Pattern ACTION = Pattern.compile("`((?:indices:data/read|cluster:admin)/sip/[a-z]+)`");

    private final Set<String> missing;

    /** @param page that names them */
    AuditTrail(Path page) throws IOException {
        missing = ACTION.matcher(Files.readString(page))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
    }

    /** Reads the audit of the engine. */
    interface Reader {
        List<String> entries() throws IOException;
    }

    /** Those that were not seen in the audit yet. */
    Set<String> missing() {
        return Set.copyOf(missing);
    }

    /** Waits until the audit names all of them together with a user, and fails where it does not. */
    void await(String user, Reader audit, Duration most) throws IOException {
        long deadline = System.nanoTime() + most.toNanos();
        while (!missing.isEmpty()) {
            List<String> entries = audit.entries();
            missing.removeIf(action ->
                    entries.stream().anyMatch(entry -> entry.contains(action) && entry.contains('"' + user + '"')));
            assertTrue(System.nanoTime() < deadline, () -> missing + " are not in the audit");
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
        }
    }

    @Override
    public String toString() {
        return missing.toString();
    }
}
