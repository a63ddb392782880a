// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.accuracy;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.sipassistant.endpoint.Experts;
import org.sipassistant.endpoint.WhyService;

/** Asks about every labelled call there is and prints how often the answers are right. */
public final class AccuracyReport {
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final CodeLookUp lookUp = new CodeLookUp(Experts.expertise());

    private AccuracyReport() {}

    /**
     * Prints the report.
     *
     * @param arguments the folder of the posted excerpts, two of captured calls, and any number of corrections: files of
     *     exported documents, or addresses of nodes
     */
    public static void main(String[] arguments) throws IOException {
        List<String> places = List.of(arguments);
        WhyService service = Experts.service();
        AccuracyReport report = new AccuracyReport();
        Path cases = Path.of(places.get(0));
        if (report.isThere(cases)) {
            report.print(new CaseFolders(service).read(cases));
        }
        for (String place : places.subList(1, 3)) {
            Path captured = Path.of(place);
            if (report.isThere(captured)) {
                report.print(new CapturedCalls(Experts.serviceAt(Instant.now()), Experts.knowhow()).read(captured));
            }
        }
        for (String place : places.subList(3, places.size())) {
            if (!place.isBlank()) {
                report.print(new Corrections().read(place));
            }
        }
    }

    private boolean isThere(Path folder) {
        boolean there = Files.isDirectory(folder);
        if (!there) {
            out.println("\nThere are no labelled calls at "
                    + folder.toAbsolutePath().normalize() + ": left out.");
        }
        return there;
    }

    private void print(LabelledSet set) {
        List<Judged> answers = set.calls().stream()
                .map(call -> new Judged(call, call.ask(), lookUp.category(call.texts())))
                .toList();
        out.println("\n" + set.title() + ": " + answers.size() + ", shares with 95% intervals\n");
        new SetReport(answers, Experts.expertise().knowledge()).lines().forEach(out::println);
    }
}
