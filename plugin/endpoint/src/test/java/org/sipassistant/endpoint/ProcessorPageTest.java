// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sipassistant.ingest.SipOptions;

/** What the page of the processor shows is what the processor does. */
class ProcessorPageTest {
    private static final String LINE = """
        [2026-03-17 08:05:05.005] VERBOSE[2743] res_pjsip_logger.c: <--- Transmitting SIP response (452 bytes) to UDP:10.20.4.21:5060 --->
        SIP/2.0 486 Busy Here
        Via: SIP/2.0/UDP 10.20.4.21:5060;branch=z9hG4bK74bf9;received=10.20.4.21;rport=5060
        From: "Front desk" <sip:1001@10.20.0.10>;tag=9fxced76sl
        To: <sip:1002@10.20.0.10>;tag=314159
        Call-ID: 3848276298220188511@10.20.4.21
        CSeq: 2 INVITE
        Server: Asterisk PBX 20.9.2
        Reason: Q.850;cause=17
        Content-Length: 0

        """;

    private final Page page = new Page("../../ingest-processor/README.md");

    @Test
    void showsADocumentBeforeAndAfter() {
        page.assertShowsJson("before", document());
        Map<String, Object> after = document();
        WrittenFields.processor(Map.of()).enrich(after);
        Map<String, Object> event = new TreeMap<>(Json.map(after, "event"));
        event.put("ingested", "2026-03-17T08:05:05.230Z");
        after.put("event", event);
        page.assertShowsJson("after", sorted(after));
    }

    @Test
    void showsAHeaderLineAndALineThatIsNoSip() {
        page.assertShowsJson("line", enriched("Call-ID: 3848276298220188511@10.20.4.21", Map.of()));
        page.assertShowsJson(
                "summary",
                enriched(
                        "[Mar 17 08:05:05] VERBOSE[2743] chan_sip.c: -- Got SIP response 486 \"Busy Here\" back from"
                                + " 10.20.4.21:5060",
                        Map.of("formats", List.of("asterisk"))));
    }

    @Test
    void namesEveryProductWhoseLinesItReads() {
        String listed = page.text().substring(page.text().indexOf("<!-- products -->"));
        listed = listed.substring(0, listed.indexOf("\n\n"));
        assertEquals(Experts.expertise().events().products(), Page.code(listed.replace('\n', ' ')));
    }

    @Test
    void showsWhatIsMasked() {
        Map<String, Object> document = new HashMap<>();
        String line = "Authorization: Digest username=\"1001\", realm=\"example.net\", nonce=\"5f2a9c\","
                + " response=\"6629fae49393a05397450978507c4ef1\"";
        document.put("message", "REGISTER sip:example.net SIP/2.0\r\nCSeq: 2 REGISTER\r\n" + line + "\r\n\r\n");
        WrittenFields.processor(Map.of()).enrich(document);
        String masked = document.get("message").toString().lines().toList().get(2);
        page.assertShows("masked", "text", line + "\n" + masked);
    }

    @Test
    void namesEveryFieldWithTheSmallestSetThatHasIt() {
        Map<String, String> named = new TreeMap<>();
        for (List<String> row : page.rows("Field")) {
            for (String name : Page.code(row.get(0))) {
                expanded(name).forEach(field -> named.put(field, row.get(1)));
            }
        }
        assertEquals(WrittenFields.levels(), named);
        assertTrue(named.size() > 100, named.size() + " fields");
    }

    @Test
    void namesEveryOptionWithItsDefault() {
        SipOptions standard = SipOptions.standard();
        Map<String, String> named = new LinkedHashMap<>();
        page.rows("Option")
                .forEach(row -> named.put(
                        Page.code(row.get(0)).get(0), Page.code(row.get(2)).get(0)));
        Map<String, String> known = new LinkedHashMap<>();
        known.put("field", standard.field());
        known.put("target_field", standard.targetField());
        known.put("ignore_missing", String.valueOf(standard.ignoreMissing()));
        known.put("override", String.valueOf(standard.override()));
        known.put("fields", lower(standard.fields()));
        known.put("explain", lower(standard.explain()));
        known.put("redact", String.valueOf(standard.redact()));
        known.put("pseudonymise", String.valueOf(standard.pseudonymise()));
        known.put("correlation_headers", standard.correlationHeaders().toString());
        known.put("timezone", standard.timezone().toString());
        known.put("formats", standard.formats().toString());
        known.put("default_region", standard.defaultRegion().orElse("none"));
        assertEquals(known, named);
        assertEquals(SipOptions.class.getRecordComponents().length, named.size());
        Map<String, Object> all =
                new HashMap<>(Map.of("correlation_headers", List.of("X-Leg"), "formats", List.of("all")));
        named.keySet().stream().filter(name -> !all.containsKey(name)).forEach(name -> all.put(name, named.get(name)));
        assertEquals(List.of("X-Leg"), SipOptions.take(all).correlationHeaders());
        assertEquals(Map.of(), all, "options that the page names and the processor does not read");
    }

    @Test
    void namesEveryChoiceOfAnOption() {
        for (List<String> row : page.rows("Option")) {
            for (String choice : row.get(3).contains("one of") ? Page.code(row.get(3)) : List.<String>of()) {
                Map<String, Object> config = new HashMap<>();
                config.put(Page.code(row.get(0)).get(0), choice);
                assertEquals(
                        choice,
                        choice(SipOptions.take(config), Page.code(row.get(0)).get(0)));
            }
        }
        assertThrows(
                IllegalArgumentException.class, () -> SipOptions.take(new HashMap<>(Map.of("fields", "everything"))));
    }

    private static String choice(SipOptions options, String name) {
        return lower(name.equals("fields") ? options.fields() : options.explain());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("@timestamp", "2026-03-17T08:05:05.005Z");
        document.put("host", Map.of("name", "pbx-berlin"));
        document.put("message", LINE);
        return document;
    }

    private static Object enriched(String line, Map<String, Object> options) {
        Map<String, Object> document = new HashMap<>(Map.of("message", line));
        WrittenFields.processor(options).enrich(document);
        document.remove("event");
        return sorted(document);
    }

    private static Object sorted(Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> sorted = new TreeMap<>();
            map.forEach((key, inner) -> sorted.put(key.toString(), sorted(inner)));
            return sorted;
        }
        return value;
    }

    /** {@code a.{b,c}.d} names two fields. */
    private static List<String> expanded(String name) {
        int open = name.indexOf('{');
        if (open < 0) {
            return List.of(name);
        }
        int close = name.indexOf('}', open);
        List<String> names = new ArrayList<>();
        for (String part : name.substring(open + 1, close).split(",")) {
            names.addAll(expanded(name.substring(0, open) + part + name.substring(close + 1)));
        }
        return new ArrayList<>(new TreeSet<>(names));
    }
}
