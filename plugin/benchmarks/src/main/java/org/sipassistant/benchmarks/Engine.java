// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.util.concurrent.ThreadContext;
import org.opensearch.env.Environment;
import org.opensearch.ingest.IngestDocument;
import org.opensearch.ingest.Pipeline;
import org.opensearch.ingest.Processor;
import org.opensearch.ingest.common.IngestCommonModulePlugin;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.script.ScriptModule;
import org.opensearch.script.ScriptService;
import org.sipassistant.opensearch.SipPlugin;

/** The ingest machinery of the engine without a node around it: the engine's processors and ours, with their scripts. */
final class Engine implements AutoCloseable {

    private final ScriptService scripts;
    private final Map<String, Processor.Factory> factories = new HashMap<>();

    Engine() {
        Settings settings = Settings.builder()
                .put("path.home", Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath())
                .build();
        ScriptModule module = new ScriptModule(settings, List.of(new PainlessModulePlugin()));
        scripts = new ScriptService(settings, module.engines, module.contexts);
        Processor.Parameters parameters = new Processor.Parameters(
                new Environment(settings, null),
                scripts,
                null,
                new ThreadContext(settings),
                System::nanoTime,
                // grok interrupts itself after a second; nothing here takes so long
                (delay, command) -> null,
                null,
                null,
                Runnable::run,
                null);
        factories.putAll(new IngestCommonModulePlugin().getProcessors(parameters));
        factories.putAll(new SipPlugin(settings, Path.of("absent")).getProcessors(parameters));
    }

    /**
     * The processors of a pipeline, to be run one after the other: what the engine itself adds for each, statistics and
     * two looks at the clock, is the same for all of them and left out.
     */
    List<Processor> processors(String name, Map<String, Object> configuration) {
        try {
            return Pipeline.create(name, configuration, factories, scripts).getProcessors();
        } catch (Exception e) { // as declared by the engine
            throw new IllegalStateException("pipeline [" + name + "] cannot be made", e);
        }
    }

    /** A document as a shipper sends it. */
    static IngestDocument document(String text) {
        Map<String, Object> source = new HashMap<>();
        source.put("@timestamp", "2026-03-17T12:00:00.000Z");
        source.put("host", "voice3");
        source.put("message", text);
        return new IngestDocument("logs", "1", null, null, null, source);
    }

    @Override
    public void close() {
        try {
            scripts.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
