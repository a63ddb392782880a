// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/**
 * The product in a minute: a real node with the plugin, sample logs shipped into it, and for each failing call the answer
 * to why it failed. Ends with status 1 where an answer is not what is known of the call.
 */
public final class Demo {
    private static final String INDEX = "sip-messages-demo";
    private static final String PIPELINE = "{\"processors\": [{\"sip\": {}}]}";
    private static final int STEPS = 8;

    /** Of the busy hour. */
    private static final int CALLS = 1_500;

    private final DemoPlan plan;
    private final Printer printer = new Printer();
    /** Dashboards open with the last day: the hour lies in it, and every call of it has ended. */
    private final Instant busy = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(2));

    private int step;

    private Demo(DemoPlan plan) {
        this.plan = plan;
    }

    public static void main(String[] arguments) throws IOException {
        DemoPlan plan = DemoPlan.ofSystemProperties();
        Demo demo = new Demo(plan);
        try {
            boolean right = demo.run();
            demo.end(right ? 0 : 1, right ? "" : "Not every answer of the demo is the expected one, see WRONG above.");
        } catch (IOException e) {
            // What a file system says is only a path, without what is wrong with it.
            demo.end(2, "The demo cannot go on: " + (e instanceof FileSystemException ? e.toString() : e.getMessage()));
        }
    }

    /** Leaves the sentence for the build to fail with; an empty one where it is not to fail. */
    private void end(int status, String sentence) throws IOException {
        Files.createDirectories(plan.failure().getParent());
        Files.writeString(plan.failure(), sentence);
        System.exit(status);
    }

    private boolean run() throws IOException {
        printer.line("");
        printer.rule();
        printer.line("SIP Assistant: why did this call fail?");
        printer.rule();
        plan.check();
        Engine engine = Engine.of(plan.distribution());
        step("Making a fresh home for " + engine.title() + " " + plan.version() + " in " + plan.home());
        Distribution distribution = Distribution.freshCopy(plan.distribution(), plan.home());
        step("Installing " + plan.zip().getFileName() + " with " + engine.pluginTool());
        distribution.install(plan.zip());
        TrackedHour.name(plan.home(), engine.id() + "-sip-assistant");
        step("Starting the node");
        long before = System.nanoTime();
        try (Node node = distribution.start(plan.port());
                Http http = new Http(node.uri())) {
            double seconds = (System.nanoTime() - before) / 1e9;
            printer.line(String.format(Locale.ROOT, "      %s after %.1f s", node.uri(), seconds));
            boolean right = showCalls(http);
            right &= showFailures(http);
            sayHowToAsk(node);
            return right;
        }
    }

    private boolean showCalls(Http http) throws IOException {
        List<DemoCall> calls = Samples.calls();
        step("Creating the ingest pipeline [sip]: " + PIPELINE);
        Http.Reply pipeline = http.send("PUT", "/_ingest/pipeline/sip", PIPELINE, "application/json");
        if (pipeline.status() != 200) {
            throw new IOException("The node refused the pipeline: " + pipeline.text());
        }
        List<String> documents = Samples.documents();
        step("Shipping " + documents.size() + " log documents of " + calls.size() + " calls through _bulk to " + INDEX);
        new Shipment(http, INDEX, "sip").send(documents);
        step("Asking why the calls failed");
        return new DemoAnswers(http, printer).ask(calls);
    }

    private boolean showFailures(Http http) throws IOException {
        TrackedHour hour = new TrackedHour(http, busy, CALLS);
        step(String.format(
                Locale.ROOT,
                "Shipping a busy hour, that from %s on, and the one before, %,d messages of %,d calls, and tracking"
                        + " them",
                busy,
                hour.messages(),
                hour.calls()));
        hour.ship();
        step("Asking what failed in the busy hour");
        printer.line("");
        printer.line(hour.page());
        List<String> wrong = hour.differences();
        wrong.forEach(difference -> printer.line("  WRONG  " + difference));
        printer.line("  " + (hour.facts() - wrong.size()) + " of " + hour.facts()
                + " figures agree with what happened in the hour.");
        return wrong.isEmpty();
    }

    private void sayHowToAsk(Node node) throws IOException {
        String address = plan.keep() ? node.uri().toString() : "http://127.0.0.1:9200";
        String callId = Samples.calls().stream()
                .filter(DemoCall::fails)
                .findFirst()
                .orElseThrow()
                .callId();
        printer.line("");
        printer.line(
                plan.keep()
                        ? "The node keeps running. Ask it:"
                        : "Run mvn -Pdemo -Dengine=" + Engine.of(plan.home()).id()
                                + " -Ddemo.keep -Ddemo.port=9200 and ask:");
        printer.line("  curl '" + address + "/_plugins/_sip/why?pretty&call_id="
                + URLEncoder.encode(callId, StandardCharsets.UTF_8) + "'");
        printer.line("  curl '" + address + "/_plugins/_sip/failures?from=" + busy + "&to="
                + busy.plus(Duration.ofHours(1)) + "&format=text'");
        printer.line("  curl '" + address + "/_plugins/_sip/explain/488?pretty'");
        printer.line("  curl '" + address + "/" + INDEX + "/_search?q=sip.status_code:486&pretty'");
        printer.line("The dashboards show the same once they are imported, see dashboards/README.md: they open with the"
                + " last 24 hours.");
        if (plan.keep()) {
            node.keep();
        }
        printer.line(plan.keep() ? "Stop it with: kill " + node.pid() : "Stopping the node.");
        printer.line("");
    }

    private void step(String what) {
        step++;
        printer.line("[" + step + "/" + STEPS + "] " + what);
    }
}
