// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.opensearch.ingest.IngestDocument;
import org.opensearch.ingest.Processor;

/** One document through one pipeline, and the making of the document alone, which all of them pay. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class PipelineBenchmark {

    /** The name of the parameter value for no pipeline at all. */
    static final String NONE = "none";

    @Param
    private Kind kind = Kind.OTHER;

    @Param({NONE, "set", "grok", "painless", "sip-minimal", "sip-standard", "sip-full"})
    private String pipeline = NONE;

    private Texts texts = new Texts(List.of());
    private Processor[] processors = {};
    private final Engine engine = new Engine();

    /** Makes the pipeline and the lines. */
    @Setup
    public void prepare() {
        texts = Texts.of(kind);
        processors = pipeline.equals(NONE)
                ? new Processor[0]
                : engine.processors(pipeline, Pipelines.load().configuration(pipeline))
                        .toArray(new Processor[0]);
    }

    /** Runs the next line through the pipeline. */
    @Benchmark
    public IngestDocument enrich() {
        IngestDocument document = Engine.document(texts.next());
        for (Processor processor : processors) {
            processor.execute(document, PipelineBenchmark::check);
        }
        return document;
    }

    /** Closes the engine. */
    @TearDown
    public void close() {
        engine.close();
    }

    private static void check(IngestDocument document, Exception failure) {
        if (failure != null) {
            throw new IllegalStateException("a pipeline failed", failure);
        }
    }
}
