// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Another build of a plugin, as while it is updated node by node: of a later version, and compiled with one more field in
 * what a node says of itself, which is all that nodes tell each other.
 */
final class AnotherBuild {
    /** The additional field and its value. */
    static final String FIELD = "build";

    static final String VALUE = "later";

    private static final String DESCRIPTOR = "plugin-descriptor.properties";
    private static final String BEFORE = "return status;";

    private final Release release;
    private final Path folder;

    /** @param folder for what is compiled; made where it is not there */
    AnotherBuild(Release release, Path folder) throws IOException {
        this.release = release;
        this.folder = Files.createDirectories(folder);
    }

    /** Makes the zip, for the engine whose unpacked distribution is given. */
    Path zip(Path distribution) throws IOException {
        Path classes = compiled(distribution);
        Path another = folder.resolve(release.plugin() + ".zip");
        Files.write(another, rewritten(Files.readAllBytes(release.zip()), (name, content) -> {
            boolean adapter = name.startsWith(release.plugin()) && name.endsWith(".jar");
            return name.equals(DESCRIPTOR)
                    ? later(content)
                    : adapter ? rewritten(content, (entry, old) -> newest(classes, entry, old)) : content;
        }));
        return another;
    }

    private Path compiled(Path distribution) throws IOException {
        String engine = release.engine().id();
        Path original = Path.of("../" + engine + "/src/main/java/org/sipassistant/" + engine + "/SipServices.java");
        String source = Files.readString(original);
        if (!source.contains(BEFORE)) {
            throw new IOException("no [" + BEFORE + "] in " + original);
        }
        Path changed = folder.resolve("SipServices.java");
        Files.writeString(
                changed, source.replace(BEFORE, "status.put(\"" + FIELD + "\", \"" + VALUE + "\"); " + BEFORE));
        Path jars = Files.createDirectories(folder.resolve("jars"));
        rewritten(Files.readAllBytes(release.zip()), (name, content) -> {
            if (name.endsWith(".jar")) {
                Files.write(jars.resolve(name), content);
            }
            return content;
        });
        List<String> path = new ArrayList<>(List.of(System.getProperty("java.class.path")));
        try (Stream<Path> libraries = Stream.concat(Files.list(jars), Files.list(distribution.resolve("lib")))) {
            libraries.map(Path::toString).forEach(path::add);
        }
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        ByteArrayOutputStream problems = new ByteArrayOutputStream();
        int failed = compiler.run(
                null,
                problems,
                problems,
                "-nowarn",
                "-proc:none",
                "--release",
                "21",
                "-d",
                classes.toString(),
                "-cp",
                path.stream().collect(Collectors.joining(System.getProperty("path.separator"))),
                changed.toString());
        if (failed != 0) {
            throw new IOException(problems.toString(StandardCharsets.UTF_8));
        }
        return classes;
    }

    private static byte[] newest(Path classes, String entry, byte[] old) throws IOException {
        Path changed = classes.resolve(entry);
        return Files.isRegularFile(changed) ? Files.readAllBytes(changed) : old;
    }

    private static byte[] later(byte[] descriptor) {
        return new String(descriptor, StandardCharsets.UTF_8)
                .lines()
                .map(line -> line.startsWith("version=") ? line + "-" + VALUE : line)
                .collect(Collectors.joining("\n", "", "\n"))
                .getBytes(StandardCharsets.UTF_8);
    }

    @FunctionalInterface
    private interface Rewrite {
        byte[] content(String name, byte[] content) throws IOException;
    }

    private static byte[] rewritten(byte[] archive, Rewrite rewrite) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(archive.length);
        try (ZipInputStream from = new ZipInputStream(new ByteArrayInputStream(archive));
                ZipOutputStream to = new ZipOutputStream(bytes)) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                to.putNextEntry(new ZipEntry(entry.getName()));
                to.write(rewrite.content(entry.getName(), from.readAllBytes()));
                to.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
