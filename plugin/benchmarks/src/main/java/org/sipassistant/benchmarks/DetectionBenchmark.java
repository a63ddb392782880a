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
import org.sipassistant.endpoint.Expertise;
import org.sipassistant.log.LogEvent;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.message.Recogniser;
import org.sipassistant.message.Recognition;

/** What it costs to see that a line holds no SIP, beside one search for the characters that every start line has. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DetectionBenchmark {

    @Param({"OTHER", "LOOK_ALIKE"})
    private Kind kind = Kind.OTHER;

    private Texts texts = new Texts(List.of());
    private final Recogniser recogniser = Recogniser.standard();
    private final Expertise expertise = Pipelines.expertise();
    private final LogReader reader = expertise.logs();

    /** Makes the lines. */
    @Setup
    public void prepare() {
        texts = Texts.of(kind);
    }

    /** The floor: nothing can look at a line for less. */
    @Benchmark
    public int indexOf() {
        return texts.next().indexOf("SIP/");
    }

    /** Messages without regard to what the log says about them. */
    @Benchmark
    public Recognition recognise() {
        return recogniser.recognise(texts.next());
    }

    /** Messages with what the log says about them. */
    @Benchmark
    public List<LoggedMessage> read() {
        return reader.read(texts.next());
    }

    /** Messages, and the wordings of all products. */
    @Benchmark
    public List<LogEvent> readAllFormats() {
        String text = texts.next();
        return reader.read(text).isEmpty() ? expertise.events().find(text) : List.of();
    }
}
