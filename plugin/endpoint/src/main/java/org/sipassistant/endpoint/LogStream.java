// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The log that a document is an event of, as shippers name it: a host and a file, where known also a process and a
 * session. Events of one stream can be lines of one message.
 *
 * @param parts the names of fields with their values
 */
record LogStream(Map<String, String> parts) {
    private static final List<String> HOSTS =
            List.of("host.name", "host.hostname", "host", "hostname", "agent.name", "kubernetes.pod.name");
    private static final List<String> FILES = List.of("log.file.path", "file", "filename", "container.id");
    /** Where every event of a host and a file has such a field, several writers take turns in the file. */
    private static final List<List<String>> WRITERS =
            List.of(List.of("process.pid", "procid"), List.of("sip.log.session"));

    /** All fields that tell a stream. */
    static final Set<String> FIELDS = fields();

    LogStream {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** The host and the file of a document; empty where it names neither. */
    static Optional<LogStream> of(Hit hit) {
        Map<String, String> parts = new LinkedHashMap<>();
        put(parts, hit, HOSTS);
        put(parts, hit, FILES);
        return parts.isEmpty() ? Optional.empty() : Optional.of(new LogStream(parts));
    }

    /** The events of each stream, in the order in which they were written. */
    static List<List<Hit>> split(List<Hit> hits) {
        Map<LogStream, List<Hit>> byFile = new LinkedHashMap<>();
        hits.forEach(hit -> of(hit).ifPresent(stream ->
                byFile.computeIfAbsent(stream, s -> new ArrayList<>()).add(hit)));
        List<List<Hit>> split = new ArrayList<>();
        byFile.values().forEach(events -> split.addAll(byWriter(events)));
        split.forEach(EventOrder::sort);
        return split;
    }

    private static List<List<Hit>> byWriter(List<Hit> events) {
        List<List<String>> told = WRITERS.stream()
                .filter(names -> events.stream().allMatch(hit -> first(hit, names) != null))
                .toList();
        Map<Map<String, String>, List<Hit>> byWriter = new LinkedHashMap<>();
        for (Hit hit : events) {
            Map<String, String> writer = new LinkedHashMap<>();
            told.forEach(names -> put(writer, hit, names));
            byWriter.computeIfAbsent(writer, w -> new ArrayList<>()).add(hit);
        }
        return List.copyOf(byWriter.values());
    }

    private static Set<String> fields() {
        Set<String> fields = new LinkedHashSet<>(HOSTS);
        fields.addAll(FILES);
        WRITERS.forEach(fields::addAll);
        return Collections.unmodifiableSet(fields);
    }

    private static void put(Map<String, String> parts, Hit hit, List<String> names) {
        String name = first(hit, names);
        if (name != null) {
            parts.put(name, hit.word(name).orElse(""));
        }
    }

    private static @Nullable String first(Hit hit, List<String> names) {
        for (String name : names) {
            if (hit.word(name).isPresent()) {
                return name;
            }
        }
        return null;
    }
}
