// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.sipassistant.endpoint.failures.FailuresQuestion;
import org.sipassistant.endpoint.failures.FailuresService;
import org.sipassistant.endpoint.question.QuestionReader;
import org.sipassistant.endpoint.question.Wording;
import org.sipassistant.endpoint.rendering.Format;
import org.sipassistant.endpoint.tracker.ReplayOrder;
import org.sipassistant.endpoint.tracker.SetupOrder;

/** What {@code README.md} of this module shows is what the program answers. */
class ApiPagesTest {
    private static final List<String> DEFAULT = List.of("sip-messages-*");
    private static final String LOG = """
        [2026-03-17 08:05:00.000] VERBOSE[2743] res_pjsip_logger.c: <--- Received SIP request (330 bytes) from UDP:10.20.4.21:5060 --->
        INVITE sip:1002@10.20.0.10 SIP/2.0
        Via: SIP/2.0/UDP 10.20.4.21:5060;branch=z9hG4bK74bf9
        From: <sip:1001@10.20.0.10>;tag=9fxced76sl
        To: <sip:1002@10.20.0.10>
        Call-ID: 3848276298220188511@10.20.4.21
        CSeq: 1 INVITE
        Content-Length: 0

        [2026-03-17 08:05:00.004] VERBOSE[2743] res_pjsip_logger.c: <--- Transmitting SIP response (298 bytes) to UDP:10.20.4.21:5060 --->
        SIP/2.0 404 Not Found
        Via: SIP/2.0/UDP 10.20.4.21:5060;branch=z9hG4bK74bf9
        From: <sip:1001@10.20.0.10>;tag=9fxced76sl
        To: <sip:1002@10.20.0.10>;tag=314159
        Call-ID: 3848276298220188511@10.20.4.21
        CSeq: 1 INVITE
        Server: Asterisk PBX 20.9.2
        Content-Length: 0

        """;

    private static final List<String> LINES = List.of(
            "[2026-03-17 08:05:00.000] VERBOSE[2743] res_pjsip_logger.c: <--- Received SIP request (330 bytes) from"
                    + " UDP:10.20.4.21:5060 --->\nINVITE sip:1002@10.20.0.10 SIP/2.0\nCall-ID: a@10.20.4.21\n"
                    + "CSeq: 1 INVITE\nContent-Length: 0\n\n",
            "<--- Transmitting SIP response (298 bytes) to UDP:10.20.4.21:5060 --->",
            "SIP/2.0 486 Busy Here",
            "Call-ID: a@10.20.4.21",
            "CSeq: 1 INVITE",
            "Content-Length: 0",
            "",
            "chan_sip.c: Got SIP response 486 \"Busy Here\" back from 10.20.4.21:5060",
            "gateway[4711]: leg 3 of sip:1002@10.20.0.10 was released",
            "gateway[4711]: leg 4 of sip:1003@10.20.0.10 was released",
            "cron[812]: job backup finished");

    private final Page page = new Page("README.md");

    @Test
    void showsTheAnswerOfWhy() {
        page.assertShowsJson("why", answer());
    }

    @Test
    void showsWhatQuestionsBecome() {
        StringBuilder shown = new StringBuilder("asked on 2026-11-20 at 15:30 UTC\n");
        QuestionReader reader = QuestionReader.english();
        for (String question : List.of(
                "why did the call from 1001 to +49 30 1234567 fail around 14:05?",
                "which calls to 1002 failed with 486 yesterday?",
                "why can't 1001 register?",
                "1001 could not reach 1002 on Monday at 9",
                "503 errors via 198.51.100.7 in the last 30 minutes",
                "calls between 1001 and 1002 every night")) {
            Wording wording = reader.read(question, Instant.parse("2026-11-20T15:30:00Z"), ZoneOffset.UTC);
            shown.append('\n').append(question).append('\n');
            wording.parameters().forEach((name, value) -> shown.append("    " + name + ": " + value + "\n"));
            wording.assumed().forEach(sentence -> shown.append("    assumed: " + sentence + "\n"));
            wording.notUnderstood().forEach(word -> shown.append("    not understood: " + word + "\n"));
        }
        page.assertShows("questions", "text", shown.toString());
    }

    @Test
    void showsACallInEveryFormThatIsText() {
        page.assertShows("ladder", "text", Drawings.text(Traces.busy(), "text"));
        page.assertShows("calls-mermaid", "text", Drawings.text(Traces.busy(), "mermaid"));
        page.assertShows("calls-ticket", "text", Drawings.text(Traces.silentTrunk(), "ticket"));
    }

    @Test
    void showsACallAsAPicture() throws IOException {
        Path file = Path.of("images/busy.svg");
        String picture = Drawings.text(Traces.busy(), "svg");
        if (System.getProperty("docs.accept") != null) {
            Files.writeString(file, picture);
        }
        assertEquals(picture, Files.readString(file), "run the tests with -Ddocs.accept");
    }

    @Test
    void namesEveryFormOfACall() {
        Set<String> named = new TreeSet<>();
        page.rows("Form").forEach(row -> named.addAll(Page.code(row.get(0))));
        assertEquals(new TreeSet<>(Format.IDS), named);
    }

    @Test
    void showsTheAnswerOfWhyText() {
        page.assertShowsJson("why-text-request", Map.of("text", LOG));
        page.assertShowsJson("why-text", fixed(service().text(TextQuestion.of(Map.of("text", LOG)))));
    }

    @Test
    void showsTheAnswersOfExplain() {
        page.assertShowsJson("explain-code", service().explain("486"));
        page.assertShowsJson("explain-unknown-code", service().explain("499"));
        page.assertShowsJson("explain-method", service().explain("OPTIONS"));
        page.assertShowsJson("explain-cause", service().explainCause("17"));
    }

    @Test
    void showsWhatIsSaidToWrongQuestions() {
        page.assertShows(
                "why-errors",
                "text",
                String.join(
                        "\n",
                        "400  " + refusal(() -> Question.of(Map.of(), DEFAULT, Experts.NOW)),
                        "400  " + refusal(() -> Question.of(Map.of("callid", "x"), DEFAULT, Experts.NOW)),
                        "400  "
                                + refusal(() ->
                                        Question.of(Map.of("call_id", "x", "from", "yesterday"), DEFAULT, Experts.NOW)),
                        "400  "
                                + refusal(() -> Question.of(
                                        Map.of("call_id", "x", "time_zone", "Berlin"), DEFAULT, Experts.NOW)),
                        "400  " + refusal(() -> Question.of(Map.of("from", "1001"), DEFAULT, Experts.NOW)),
                        "400  " + refusal(() -> Question.of(Map.of("question", "hello"), DEFAULT, Experts.NOW)),
                        "404  " + refusal(() -> why(Map.of("call_id", "x"))),
                        "404  " + refusal(() -> why(Map.of("caller", "1003")))));
        page.assertShows(
                "calls-errors",
                "text",
                String.join(
                        "\n",
                        "400  " + refusal(() -> CallQuestion.of(Map.of("call_id", "x", "format", "png"), DEFAULT)),
                        "400  " + refusal(() -> Drawings.text(Traces.busy(), "ticket", "peer", "carrier-b")),
                        "404  "
                                + refusal(() -> Drawings.answer(
                                        List.of(Traces.busy()), Map.of("call_id", "x", "format", "svg")))));
        page.assertShows(
                "explain-errors",
                "text",
                String.join(
                        "\n",
                        "400  " + refusal(() -> service().explain("700")),
                        "400  " + refusal(() -> service().explain("HELLO")),
                        "400  " + refusal(() -> service().explainCause("128"))));
        page.assertShows(
                "recognise-errors",
                "text",
                String.join(
                        "\n",
                        "400  " + refusal(() -> RecogniseLines.of(Map.of("lines", List.of()))),
                        "400  " + refusal(() -> RecogniseLines.of(Map.of("lines", "x", "index", "y"))),
                        "400  "
                                + refusal(() -> RecogniseLines.of(
                                        Map.of("lines", "\n".repeat(20_000)), RecogniseLines.MOST_PASTED)),
                        "400  " + refusal(() -> RecogniseQuestion.of(Map.of("size", 0), DEFAULT)),
                        "404  "
                                + refusal(() -> recognise()
                                        .sample(RecogniseQuestion.of(Map.of(), DEFAULT), new Shelf())
                                        .toCompletableFuture()
                                        .join())));
    }

    @Test
    void showsAReportOfRecognise() {
        page.assertShowsJson("recognise-request", Map.of("lines", LINES));
        page.assertShowsJson("recognise", report());
    }

    @Test
    void namesEveryFieldOfAReport() {
        Set<String> named = new TreeSet<>();
        page.rows("Report field").forEach(row -> named.addAll(Page.code(row.get(0))));
        Set<String> told = new TreeSet<>(report().keySet());
        told.add("missing");
        assertEquals(told, named);
    }

    @Test
    void namesEveryParameter() {
        Set<String> named = new TreeSet<>();
        page.rows("Parameter").forEach(row -> named.addAll(Page.code(row.get(0))));
        Set<String> known = new TreeSet<>(Question.PARAMETERS);
        known.addAll(CallQuestion.PARAMETERS);
        known.addAll(RecogniseQuestion.PARAMETERS);
        known.addAll(RecogniseLines.PARAMETERS);
        known.addAll(Correction.PARAMETERS);
        known.addAll(FailuresQuestion.PARAMETERS);
        known.addAll(SetupOrder.PARAMETERS);
        known.addAll(ReplayOrder.PARAMETERS);
        known.addAll(Set.of("text", "code_or_method", "cause"));
        assertEquals(known, named);
    }

    @Test
    void namesEveryFieldOfAnAnswerAboutFailures() {
        Set<String> named = new TreeSet<>();
        page.rows("Failures field").forEach(row -> named.addAll(Page.code(row.get(0))));
        Map<String, Object> answer = new FailuresService(Duration.ofSeconds(10), InstantSource.fixed(Experts.NOW))
                .failures(
                        FailuresQuestion.of(Map.of(), Experts.NOW),
                        (indices, body) -> CompletableFuture.completedFuture(Map.of()))
                .toCompletableFuture()
                .join();
        assertEquals(answer.keySet(), named);
    }

    @Test
    void namesEveryFieldOfAnAnswer() {
        Set<String> named = new TreeSet<>();
        page.rows("Field").forEach(row -> named.addAll(Page.code(row.get(0))));
        Set<String> told = new TreeSet<>(answer().keySet());
        for (Trace trace : Traces.all()) {
            told.addAll(Experts.told(trace).keySet());
        }
        told.addAll(List.of("translations", "media", "impact", "later_attempts"));
        assertEquals(told, named);
    }

    @Test
    void namesEverySettingOfTheAdapter() throws IOException {
        Set<String> named = new TreeSet<>();
        page.rows("Setting").forEach(row -> named.addAll(Page.code(row.get(0))));
        Set<String> known = new TreeSet<>();
        String source =
                Files.readString(Path.of("../opensearch/src/main/java/org/sipassistant/opensearch/SipSettings.java"));
        Matcher settings = Pattern.compile("\"(plugins\\.sip\\.[a-z_.]+)\"").matcher(source);
        while (settings.find()) {
            known.add(settings.group(1));
        }
        assertTrue(known.size() >= 5, known.toString());
        assertEquals(known, named);
    }

    @Test
    void namesTheStandardLimits() {
        WhyLimits limits = WhyLimits.standard();
        assertEquals(new WhyLimits(2_000, 20, 16L << 20, Duration.ofSeconds(10)), limits);
        Map<String, String> defaults = new LinkedHashMap<>();
        page.rows("Setting").forEach(row -> defaults.put(Page.code(row.get(0)).get(0), row.get(1)));
        assertEquals("`2000`", defaults.get("plugins.sip.why.max_messages"));
        assertEquals("`20`", defaults.get("plugins.sip.why.max_calls"));
        assertEquals("`16mb`", defaults.get("plugins.sip.why.max_bytes"));
        assertEquals("`10s`", defaults.get("plugins.sip.why.timeout"));
    }

    private static Map<String, Object> answer() {
        return why(Map.of("call_id", "busy@10.20.4.21"));
    }

    private static Map<String, Object> why(Map<String, Object> question) {
        Shelf shelf = new Shelf().add("sip-messages-2026.03.17", Traces.busy().documents());
        return fixed(service()
                .why(Question.of(question, DEFAULT, Experts.NOW), shelf)
                .toCompletableFuture()
                .join());
    }

    private static Map<String, Object> report() {
        return recognise().lines(RecogniseLines.of(Map.of("lines", LINES)));
    }

    private static RecogniseService recognise() {
        return new RecogniseService(Experts.expertise(), WhyLimits.standard(), clock());
    }

    private static WhyService service() {
        return new WhyService(Experts.expertise(), WhyLimits.standard(), clock());
    }

    /** An answer takes 12 ms here. */
    private static InstantSource clock() {
        return new InstantSource() {
            private long millis = Experts.NOW.toEpochMilli();

            @Override
            public Instant instant() {
                return Instant.ofEpochMilli(millis);
            }

            @Override
            public long millis() {
                millis += 12;
                return millis;
            }
        };
    }

    /** The version changes with every word of the knowledge base; here it stands still. */
    private static Map<String, Object> fixed(Map<String, Object> answer) {
        Json.map(answer, "knowledge").put("version", "1c01e9b9");
        return answer;
    }

    private static String refusal(org.junit.jupiter.api.function.Executable question) {
        Throwable refused = assertThrows(RuntimeException.class, question);
        return refused instanceof CompletionException ? refused.getCause().getMessage() : refused.getMessage();
    }
}
