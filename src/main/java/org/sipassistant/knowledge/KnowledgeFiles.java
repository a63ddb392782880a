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
import java.util.function.Function;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Finds the knowledge files on the class path. A jar cannot be listed, so the build writes their names to the resource
 * {@code knowledge/index}.
 */
public final class KnowledgeFiles {
    private static final String ROOT = "/knowledge/";

    private final Function<InputStream, Map<String, Object>> yaml;
    private final List<String> index;
    private final CRC32 checksum = new CRC32();

    public KnowledgeFiles(Function<InputStream, Map<String, Object>> yaml) {
        this.yaml = yaml;
        this.index = readIndex();
    }

    /** Every file of one folder, for example {@code rules}, in the order of their names. */
    public List<Section> folder(String name) {
        List<Section> sections = new ArrayList<>();
        for (String file : index) {
            if (file.startsWith(name + "/")) {
                sections.add(read(file));
            }
        }
        return sections;
    }

    /** A checksum over the files read so far: the same texts and rules have the same one. */
    public String version() {
        return String.format(Locale.ROOT, "%08x", checksum.getValue());
    }

    private Section read(String file) {
        try (InputStream in = new CheckedInputStream(open(file), checksum)) {
            return new Section(file, yaml.apply(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> readIndex() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(open("index"), StandardCharsets.UTF_8))) {
            return lines.lines()
                    .map(line -> line.strip().replace('\\', '/'))
                    .filter(line -> !line.isEmpty())
                    .sorted()
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
