// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar, run as a user runs it. */
class CommandLineIT {
    private static final String CALL_ID = "busy-7712@192.0.2.21";
    private static final String HEADERS = """
        Via: SIP/2.0/UDP 192.0.2.21:5060;branch=z9hG4bK7712a
        From: <sip:2001@example.net>;tag=f7712
        To: <sip:2002@example.net>%s
        Call-ID: %s
        CSeq: 1 INVITE
        Content-Length: 0

        """;
    private static final String INVITE = "INVITE sip:2002@example.net SIP/2.0\n" + HEADERS.formatted("", CALL_ID);
    private static final String BUSY = "SIP/2.0 486 Busy Here\n" + HEADERS.formatted(";tag=t7712", CALL_ID);

    @TempDir
    private Path folder;

    @Test
    void tellsWhyAsAPageAndAsJson() throws IOException {
        Path log = Files.writeString(folder.resolve("call.log"), INVITE + BUSY);
        Run page = Run.of("", "why", log.toString());
        assertEquals(0, page.code(), page.err());
        assertTrue(page.text().contains("callee-busy"), page.text());
        assertTrue(page.text().contains("SIP/2.0 486 Busy Here"), page.text());
        Run json = Run.of(INVITE + BUSY, "why", "--format", "json", "--call-id=" + CALL_ID, "-");
        assertEquals(0, json.code(), json.err());
        Map<?, ?> call = (Map<?, ?>) ((List<?>) JsonText.object(json.out()).get("calls")).getFirst();
        assertEquals("callee-busy", ((Map<?, ?>) call.get("root_cause")).get("category"));
    }

    @Test
    void saysWhereThereIsNothingToTell() throws IOException {
        assertEquals(1, Run.of("nothing of interest\n", "why").code());
        assertEquals(1, Run.of("", "why").code());
        Run other = Run.of(INVITE + BUSY, "why", "--call-id", "other@192.0.2.21");
        assertEquals(1, other.code());
        assertTrue(other.err().contains("[other@192.0.2.21]"), other.err());
    }

    @Test
    void refusesWhatIsWrongByName() throws IOException {
        assertRefused("[wy]", "wy");
        assertRefused("[--colour]", "why", "--colour", "red");
        assertRefused("[--call-id]", "why", "--call-id");
        assertRefused("[xml]", "why", "--format", "xml");
        assertRefused("[Mars]", "why", "--time-zone", "Mars");
        assertRefused("[everything]", "enrich", "--fields", "everything");
        assertRefused("[cisco-toaster]", "enrich", "--formats", "asterisk,cisco-toaster");
        assertRefused(
                "[" + folder.resolve("absent.log") + "]",
                "why",
                folder.resolve("absent.log").toString());
        assertRefused("[" + folder + "]", "recognise", folder.toString());
    }

    private static void assertRefused(String naming, String... arguments) throws IOException {
        Run run = Run.of(INVITE, arguments);
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(naming), run.err());
        assertEquals("", run.text());
    }

    @Test
    void showsWhatThereIs() throws IOException {
        Run help = Run.of("", "--help");
        assertEquals(0, help.code());
        assertTrue(help.text().contains("enrich") && help.text().contains("--call-id"), help.text());
        assertEquals(2, Run.of("").code());
    }

    @Test
    void reportsHowWellALogIsRead() throws IOException {
        Run run = Run.of(INVITE + BUSY, "recognise");
        assertEquals(0, run.code(), run.err());
        assertEquals(2, JsonText.object(run.out()).get("messages"));
    }

    @Test
    void enrichesDocumentsAndPassesOnTheRest() throws IOException {
        String document = "{\"@timestamp\":\"2026-03-02T14:05:00Z\",\"n\":12345678901234567890.10,\"message\":\""
                + BUSY.replace("\n", "\\r\\n") + "\"}";
        String rest = "\nno JSON\n{ \"message\" : \"sshd: session opened\" }\n";
        Run run = Run.of(document + rest, "enrich", "--fields", "minimal");
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("1 lines"), run.err());
        int end = run.text().indexOf('\n');
        assertEquals(rest, run.text().substring(end));
        String line = run.text().substring(0, end);
        assertTrue(line.contains("\"n\":12345678901234567890.10,"), line);
        Map<?, ?> sip = (Map<?, ?>)
                JsonText.object(line.getBytes(StandardCharsets.UTF_8)).get("sip");
        assertEquals(486, sip.get("status_code"));
        assertEquals(CALL_ID, sip.get("call_id"));
    }

    @Test
    void knowsWhoIsWho() throws IOException {
        Path inventory = Files.writeString(folder.resolve("network.yml"), """
            - { name: carrier-a, role: trunk, match: ["198.51.100.7"] }
            - { name: sbc-1, role: own, match: ["192.0.2.21"] }
            - { name: nobody, role: king, match: ["192.0.2.22"] }
            """);
        String document = "{\"source\":{\"ip\":\"192.0.2.21\"},\"destination\":{\"ip\":\"198.51.100.7\"},\"message\":\""
                + INVITE.replace("\n", "\\r\\n") + "\"}\n";
        Run run = Run.of(document, "enrich", "--inventory", inventory.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.err().contains("line 3 [nobody]"), run.err());
        assertTrue(run.text().contains("\"peer\":{\"name\":\"carrier-a\",\"role\":\"trunk\"}"), run.text());
        assertEquals(
                0,
                Run.of(INVITE + BUSY, "why", "--inventory", inventory.toString())
                        .code());
        assertEquals(
                2,
                Run.of(
                                INVITE,
                                "why",
                                "--inventory",
                                folder.resolve("absent.yml").toString())
                        .code());
        Files.writeString(inventory, "name: carrier-a");
        assertEquals(
                2, Run.of(INVITE, "why", "--inventory", inventory.toString()).code());
    }

    @Test
    void standsInAPipelineThatDoesNotEnd() throws IOException {
        Process process = Run.started("enrich");
        try (OutputStream in = process.getOutputStream();
                BufferedReader out =
                        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            in.write("{\"message\":\"SIP/2.0 486 Busy Here\"}\n".getBytes(StandardCharsets.UTF_8));
            in.flush();
            assertTrue(out.readLine().contains("\"status_code\":486"));
            assertFalse(out.ready());
        } finally {
            process.destroyForcibly();
        }
    }
}
