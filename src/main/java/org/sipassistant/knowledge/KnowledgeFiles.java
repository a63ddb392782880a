// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.knowledge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.zip.CRC32;

/**
 * Finds the knowledge files on the class path, and over them those of an operator. A jar cannot be listed, so the build
 * writes their names to the resource {@code knowledge/index}.
 */
public final class KnowledgeFiles {
    private static final String ROOT = "/knowledge/";

    private final Function<InputStream, Map<String, Object>> yaml;
    private final Map<String, Map<String, Object>> own;
    private final Set<String> names;

    /** @param yaml turns one YAML document into a map */
    public KnowledgeFiles(Function<InputStream, Map<String, Object>> yaml) {
        this(yaml, Map.of());
    }

    /** @param own what is in files such as {@code rules/x.yml}, which go before those of the same name */
    public KnowledgeFiles(Function<InputStream, Map<String, Object>> yaml, Map<String, Map<String, Object>> own) {
        this.yaml = yaml;
        this.own = new TreeMap<>(own);
        this.names = new TreeSet<>(readIndex());
        names.addAll(own.keySet());
    }

    /** Every file of one folder, for example {@code rules}, in the order of their names. */
    public List<Section> folder(String name) {
        List<Section> sections = new ArrayList<>();
        for (String file : names) {
            if (file.startsWith(name + "/")) {
                sections.add(new Section(file, own.containsKey(file) ? own.get(file) : read(file)));
            }
        }
        return sections;
    }

    /** The folders there are. */
    public static Set<String> folders() {
        Set<String> folders = new TreeSet<>();
        readIndex().forEach(file -> folders.add(file.substring(0, file.indexOf('/'))));
        return folders;
    }

    /** The names of the operator's files. */
    public List<String> own() {
        return List.copyOf(own.keySet());
    }

    /** A checksum over all files: the same texts and rules have the same one. */
    public String version() {
        CRC32 checksum = new CRC32();
        for (String file : names) {
            checksum.update(own.containsKey(file) ? bytes(own.get(file)) : bytes(file));
        }
        return String.format(Locale.ROOT, "%08x", checksum.getValue());
    }

    private static byte[] bytes(Map<String, Object> content) {
        return content.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String file) {
        try (InputStream in = open(file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> read(String file) {
        try (InputStream in = open(file)) {
            return yaml.apply(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> readIndex() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open("index"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.strip().replace('\\', '/'))
                    .filter(line -> !line.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String file) {
        InputStream in = KnowledgeFiles.class.getResourceAsStream(ROOT + file);
        if (in == null) {
            throw new KnowledgeException(file, "is not on the class path");
        }
        return in;
    }
}
