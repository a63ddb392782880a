// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** Runs all benchmarks in one go and says how we compare with each peer. */
public final class Comparison {

    /** Until everything is compiled, also where the compiler has to share the machine. */
    private static final int WARMUPS = 12;

    private static final int MEASUREMENTS = 5;
    private static final TimeValue SECOND = TimeValue.seconds(1);

    private Comparison() {}

    /**
     * Runs the benchmarks.
     *
     * @param arguments the file for the results as JSON, then regular expressions of benchmarks to run; none for all
     */
    public static void main(String[] arguments) throws RunnerException {
        List<String> given = List.of(arguments);
        ChainedOptionsBuilder options = new OptionsBuilder()
                .forks(1)
                .jvmArgsAppend("-Xms512m", "-Xmx512m", "-XX:+UseSerialGC")
                .warmupIterations(WARMUPS)
                .warmupTime(SECOND)
                .measurementIterations(MEASUREMENTS)
                .measurementTime(SECOND)
                .addProfiler(CpuTime.class)
                .shouldFailOnError(true)
                .resultFormat(ResultFormatType.JSON)
                .result(given.getFirst());
        List<String> wanted = given.subList(1, given.size());
        (wanted.isEmpty() ? List.of(Comparison.class.getPackageName()) : wanted).forEach(options::include);
        Collection<RunResult> results = new Runner(options.build()).run();
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        out.println(new RatioTable(Medians.of(results)));
    }
}
