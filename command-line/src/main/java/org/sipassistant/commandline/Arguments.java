// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands behind a command: options, each with a value, and at most one file.
 *
 * @param options by the names the endpoint or the processor has for them: {@code --call-id} is {@code call_id}
 * @param file to read; without it, or with {@code -}, standard input is
 */
record Arguments(Map<String, String> options, Optional<String> file) {
    private static final String STANDARD_INPUT = "-";

    /** @throws IllegalArgumentException naming the word that is wrong */
    static Arguments of(List<String> words, List<String> known) {
        Map<String, String> options = new LinkedHashMap<>();
        Optional<String> file = Optional.empty();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (!word.startsWith("--")) {
                if (file.isPresent()) {
                    throw new IllegalArgumentException("one file is read at a time, [" + word + "] is a second one");
                }
                file = Optional.of(word);
                continue;
            }
            int equals = word.indexOf('=');
            String option = equals < 0 ? word : word.substring(0, equals);
            if (!known.contains(option)) {
                throw new IllegalArgumentException("option [" + option + "] is not one of " + known);
            }
            if (equals < 0 && i + 1 == words.size()) {
                throw new IllegalArgumentException("option [" + option + "] has no value");
            }
            options.put(name(option), equals < 0 ? words.get(++i) : word.substring(equals + 1));
        }
        return new Arguments(options, file);
    }

    private static String name(String option) {
        return option.substring(2).replace('-', '_');
    }

    InputStream open() throws IOException {
        if (file.isEmpty() || file.get().equals(STANDARD_INPUT)) {
            return System.in;
        }
        Path path = Path.of(file.get());
        if (Files.isDirectory(path)) {
            throw new NoSuchFileException(file.get(), null, "it is a directory");
        }
        return Files.newInputStream(path);
    }
}
