// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.knowledge.KnowledgeException;
import org.sipassistant.knowledge.KnowledgeFiles;

/**
 * What is needed to judge, with an operator's own files over those of the product: {@code rules/x.yml} adds a rule or takes
 * the place of ours. A file that is wrong is left out and told; what it said when it was last right stays in force.
 * Thread-safe; reading blocks.
 */
public final class OwnKnowledge implements Supplier<Expertise> {
    /** More is a mistake: the product itself has about as many. */
    private static final int MOST_FILES = 500;

    private static final long LARGEST = 256 << 10;
    private static final String ENDING = ".yml";

    private final Function<InputStream, Map<String, Object>> yaml;
    private final Supplier<Inventory> inventory;
    private volatile State state;

    /**
     * @param own the files in force, by their names
     * @param refused why the others are not, by their names
     */
    private record State(Expertise expertise, Map<String, Map<String, Object>> own, Map<String, String> refused) {}

    /** @param yaml turns one YAML document into a map */
    public OwnKnowledge(Function<InputStream, Map<String, Object>> yaml, Supplier<Inventory> inventory) {
        this.yaml = yaml;
        this.inventory = inventory;
        this.state = new State(Expertise.load(yaml, inventory), Map.of(), Map.of());
    }

    @Override
    public Expertise get() {
        return state.expertise();
    }

    /** Why files are not in force, by their names. */
    public Map<String, String> refused() {
        return state.refused();
    }

    /** What there is of the operator's own, as {@code stats} tells it. */
    public Map<String, Object> told() {
        State now = state;
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("version", now.expertise().knowledge().version());
        told.put("local_overrides", now.expertise().knowledge().own());
        List<Object> refused = new ArrayList<>();
        now.refused().forEach((file, why) -> refused.add(Map.of("file", file, "reason", why)));
        told.put("refused", refused);
        return told;
    }

    /** Reads a folder anew; one that is not there has no files. Never throws on what stands in the files. */
    public synchronized void read(Path folder) {
        Map<String, String> refused = new TreeMap<>();
        Map<String, Map<String, Object>> own = new TreeMap<>();
        try {
            for (Path path : files(folder)) {
                String file = folder.relativize(path).toString().replace('\\', '/');
                parse(path, file, own, refused);
            }
            settle(own, refused);
        } catch (IOException | RuntimeException e) {
            refused.put("*", "nothing was changed: " + e.getMessage());
            state = new State(state.expertise(), state.own(), Map.copyOf(refused));
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        Set<String> known = KnowledgeFiles.folders();
        List<Path> files = new ArrayList<>();
        for (String name : known) {
            Path kind = folder.resolve(name);
            if (Files.isDirectory(kind)) {
                try (Stream<Path> paths = Files.list(kind)) {
                    paths.filter(path -> path.toString().endsWith(ENDING)).forEach(files::add);
                }
            }
        }
        if (files.size() > MOST_FILES) {
            throw new IOException(files.size() + " files are more than " + MOST_FILES);
        }
        return files.stream().sorted().toList();
    }

    private void parse(Path path, String file, Map<String, Map<String, Object>> own, Map<String, String> refused) {
        try {
            if (Files.size(path) > LARGEST) {
                throw new IOException("it is larger than " + LARGEST + " bytes");
            }
            try (InputStream in = Files.newInputStream(path)) {
                own.put(file, yaml.apply(in));
            }
        } catch (IOException | RuntimeException e) {
            refuse(file, "knowledge file [" + file + "]: " + e.getMessage(), own, refused);
        }
    }

    /** Leaves out one file after the other until the rest is right. */
    private void settle(Map<String, Map<String, Object>> own, Map<String, String> refused) {
        while (!own.equals(state.own())) {
            try {
                Expertise expertise = Expertise.load(new KnowledgeFiles(yaml, own), inventory);
                state = new State(expertise, Map.copyOf(own), Map.copyOf(refused));
                return;
            } catch (KnowledgeException e) {
                if (!own.containsKey(e.file())) {
                    throw e;
                }
                refuse(e.file(), e.getMessage(), own, refused);
            }
        }
        state = new State(state.expertise(), state.own(), Map.copyOf(refused));
    }

    /** What it said when it was right takes its place, where it ever was and is not what was refused just now. */
    private void refuse(String file, String why, Map<String, Map<String, Object>> own, Map<String, String> refused) {
        boolean again = refused.put(file, why) != null;
        Map<String, Object> before = state.own().get(file);
        if (before == null || again) {
            own.remove(file);
        } else {
            own.put(file, before);
        }
    }
}
