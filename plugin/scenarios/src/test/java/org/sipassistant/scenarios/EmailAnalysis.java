// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Gives the small distribution of Elasticsearch the analysis of e-mail addresses, which the index of API keys asks for and
 * which a module has that only the whole product brings along. It is made of the same classes of Lucene.
 */
final class EmailAnalysis {
    private static final String SOURCE = """
        package test;

        import java.util.List;
        import java.util.Map;
        import java.util.regex.Pattern;
        import org.apache.lucene.analysis.TokenStream;
        import org.apache.lucene.analysis.Tokenizer;
        import org.apache.lucene.analysis.email.UAX29URLEmailTokenizer;
        import org.apache.lucene.analysis.miscellaneous.RemoveDuplicatesTokenFilter;
        import org.apache.lucene.analysis.pattern.PatternCaptureGroupTokenFilter;
        import org.elasticsearch.index.analysis.*;
        import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
        import org.elasticsearch.plugins.AnalysisPlugin;
        import org.elasticsearch.plugins.Plugin;

        public class EmailPlugin extends Plugin implements AnalysisPlugin {
            @Override
            public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
                return Map.of(
                        "pattern_capture",
                        (index, environment, name, settings) -> new AbstractTokenFilterFactory(name) {
                            @Override
                            public TokenStream create(TokenStream in) {
                                List<String> patterns = settings.getAsList("patterns");
                                return new PatternCaptureGroupTokenFilter(
                                        in, true, patterns.stream().map(Pattern::compile).toArray(Pattern[]::new));
                            }
                        },
                        "unique",
                        (index, environment, name, settings) -> new AbstractTokenFilterFactory(name) {
                            @Override
                            public TokenStream create(TokenStream in) {
                                return new RemoveDuplicatesTokenFilter(in);
                            }
                        });
            }

            @Override
            public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
                return Map.of(
                        "uax_url_email",
                        (index, environment, name, settings) -> new AbstractTokenizerFactory(name) {
                            @Override
                            public Tokenizer create() {
                                return new UAX29URLEmailTokenizer();
                            }
                        });
            }
        }
        """;

    private EmailAnalysis() {}

    static void install(Distribution distribution) throws IOException {
        Path folder = Files.createDirectories(distribution.home().resolve("email"));
        Path source = Files.writeString(folder.resolve("EmailPlugin.java"), SOURCE);
        compile(source, folder, jars(distribution.home().resolve("lib")));
        Path jar = folder.resolve("email.jar");
        pack(jar, classes(folder));
        Path descriptor = Files.writeString(folder.resolve("plugin-descriptor.properties"), """
            name=email-analysis
            description=Analysis of e-mail addresses for tests
            version=1
            classname=test.EmailPlugin
            java.version=21
            elasticsearch.version=%s
            """.formatted(
                        System.getProperty("scenarios.elasticsearch")));
        Path zip = folder.resolve("email.zip");
        pack(zip, Map.of("email.jar", jar, "plugin-descriptor.properties", descriptor));
        distribution.install(zip);
    }

    private static String jars(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".jar"))
                    .collect(Collectors.joining(File.pathSeparator));
        }
    }

    private static void compile(Path source, Path to, String jars) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> arguments = List.of(
                "--release", "21", "-proc:none", "-nowarn", "-d", to.toString(), "-cp", jars, source.toString());
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IOException(source + " cannot be compiled");
        }
    }

    private static Map<String, Path> classes(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("test"))) {
            return files.collect(Collectors.toMap(file -> "test/" + file.getFileName(), file -> file));
        }
    }

    private static void pack(Path archive, Map<String, Path> entries) throws IOException {
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (Map.Entry<String, Path> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                Files.copy(entry.getValue(), zip);
                zip.closeEntry();
            }
        }
    }
}
