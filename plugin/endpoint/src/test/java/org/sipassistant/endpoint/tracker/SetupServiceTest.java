// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.endpoint.ConflictException;
import org.sipassistant.endpoint.Experts;
import org.sipassistant.endpoint.Json;
import org.sipassistant.endpoint.NotFoundException;
import org.sipassistant.endpoint.TemplateCluster.Kind;

class SetupServiceTest {
    private final SimulatedCluster cluster = new SimulatedCluster();
    private final SimulatedTemplates templates = new SimulatedTemplates(cluster);

    private Map<String, String> setUp(Map<String, Object> values) {
        Schema schema = Schema.load(Experts::yaml);
        SetupOrder order = SetupOrder.of(values, List.of("sip-messages-*"), Site.START);
        cluster.refresh();
        return results(new SetupService(cluster, templates, schema).setUp(order));
    }

    private Map<String, String> undo() {
        cluster.refresh();
        return results(new SetupService(cluster, templates, Schema.load(Experts::yaml)).undo());
    }

    private static Map<String, String> results(Map<String, Object> told) {
        Map<String, String> results = new TreeMap<>();
        for (Object step : Json.list(told, "done")) {
            Map<String, Object> done = Json.asMap(step);
            results.put(String.valueOf(done.get("name")), String.valueOf(done.get("result")));
        }
        return results;
    }

    @Test
    void createsWhatIsMissing() {
        Map<String, String> done = setUp(Map.of());
        assertEquals(
                Map.of(
                        "default", "started",
                        "sip", "created",
                        "sip-calls", "created",
                        "sip-messages", "created",
                        "sip@mappings", "created"),
                done);
    }

    @Test
    void saysWhichIndexCannotBeFollowed() {
        cluster.timeless("sip-messages-old", "elsewhere");
        assertEquals(
                "cannot be followed by [event.ingested]: 1 shards of [sip-messages-*] did not answer:"
                        + " [sip-messages-old] [event.ingested] is a text",
                setUp(Map.of()).get("sip-messages-*"));
    }

    @Test
    void saysWhichIndexIsNotThereYet() {
        SetupService service = new SetupService(cluster, templates, Schema.load(Experts::yaml));
        List<String> wanted = List.of("sip-messages-*", "voip-sbc");
        Object done = service.setUp(SetupOrder.of(Map.of(), wanted, Site.START)).get("done");
        String awaited = "name=sip-messages-*,voip-sbc, result=not there yet: nothing is tracked before it is";
        assertTrue(done.toString().contains(awaited), done::toString);
    }

    @Test
    void tellsWhatElseIsToBeDone() {
        SetupService service = new SetupService(cluster, templates, Schema.load(Experts::yaml));
        String next = service.setUp(SetupOrder.of(Map.of(), List.of("sip-messages-*"), Site.START))
                .get("earlier_messages")
                .toString();
        cluster.refresh();
        assertTrue(next.startsWith("POST /_plugins/_sip/tracker/_replay"), next);
        String left = service.undo().get("before_removal").toString();
        assertTrue(left.startsWith("take the processor sip out of pipelines of your own"), left);
    }

    @Test
    void refusesACountryThatThereIsNot() {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> setUp(Map.of("default_region", "XX")));
        assertTrue(refused.getMessage().contains("default_region"), refused::getMessage);
    }

    @Test
    void saysThatNothingChangedWhenItIsDoneAgain() {
        setUp(Map.of());
        Searches.await(cluster.createIndex("sip-calls-default-2026.03.17", Map.of()));
        Searches.await(templates.addMapping(
                "sip-calls-default-*", Schema.load(Experts::yaml).calls()));
        assertEquals(
                Map.of(
                        "default", "unchanged",
                        "sip", "kept",
                        "sip-calls", "unchanged",
                        "sip-calls-default-*", "unchanged",
                        "sip-messages", "unchanged",
                        "sip@mappings", "unchanged"),
                setUp(Map.of()));
    }

    @Test
    void updatesWhatSomebodyChangedAndBringsOldIndicesUpToDate() {
        setUp(Map.of());
        Searches.await(templates.put(
                Kind.INDEX_TEMPLATE,
                "sip-calls",
                Map.of("index_patterns", List.of("other-*"), "_meta", Map.of("managed_by", "sip-assistant"))));
        Searches.await(cluster.createIndex("sip-calls-default-2026.03.16", Map.of()));
        Searches.await(cluster.createIndex("sip-calls-default-2026.03.17", Map.of()));
        Searches.await(templates.addMapping(
                "sip-calls-default-2026.03.17", Schema.load(Experts::yaml).calls()));
        Map<String, String> done = setUp(Map.of());
        assertEquals("updated", done.get("sip-calls"));
        assertEquals("unchanged", done.get("sip-messages"));
        assertEquals("brought up to date in 1 index", done.get("sip-calls-default-*"));
    }

    @Test
    void refusesAnotherNumberOfLanes() {
        setUp(Map.of("lanes", 2));
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> setUp(Map.of("lanes", 3)));
        assertTrue(refused.getMessage().startsWith("[lanes] value [3]"), refused::getMessage);
        assertEquals("unchanged", setUp(Map.of()).get("default"));
    }

    @Test
    void isDoneOnceWhereTwoSetUpTheSameAtTheSameTime() {
        Map<String, String> other = new TreeMap<>();
        cluster.meanwhile(() -> other.putAll(setUp(Map.of())));
        assertEquals("unchanged", setUp(Map.of()).get("default"));
        assertEquals("started", other.get("default"));
        assertEquals("unchanged", setUp(Map.of()).get("default"));
    }

    @Test
    void looksAgainAtWhatAnotherSetupDecidedMeanwhile() {
        cluster.meanwhile(() -> setUp(Map.of("lanes", 3)));
        assertThrows(IllegalArgumentException.class, () -> setUp(Map.of("lanes", 2)));
    }

    @ParameterizedTest
    @CsvSource({
        "COMPONENT_TEMPLATE, sip@mappings, component_template",
        "INDEX_TEMPLATE, sip-messages, index_template",
        "INDEX_TEMPLATE, sip-calls, index_template"
    })
    void leavesATemplateOfSomebodyElse(Kind kind, String name, String word) {
        for (Map<String, Object> meta : List.of(Map.<String, Object>of(), Map.<String, Object>of("managed_by", "me"))) {
            Map<String, Object> template = Map.of("index_patterns", List.of("sip-messages-*"), "_meta", meta);
            Searches.await(templates.put(kind, name, template));
            ConflictException refused = assertThrows(ConflictException.class, () -> setUp(Map.of()));
            assertTrue(refused.getMessage().startsWith(word + " [" + name + "] was not made by"), refused::getMessage);
            assertTrue(templates.get(Kind.PIPELINE, "sip").isEmpty(), "nothing is done where not all can be");
            assertEquals(Map.of(name, "kept: it was not made by this setup"), undo());
            assertEquals(template, templates.get(kind, name).orElseThrow());
        }
    }

    /** The templates as builds made them that left no mark, with fewer fields; as an engine tells them. */
    private Map<String, Map<String, Object>> unmarked() {
        Schema schema = Schema.load(Experts::yaml);
        Map<String, Object> fewer = new HashMap<>(schema.messages());
        fewer.put("properties", Map.of("sip", Map.of("properties", Map.of("method", Map.of("type", "keyword")))));
        Map<String, Map<String, Object>> templates = new TreeMap<>();
        templates.put("sip@mappings", Map.of("version", 1, "template", Map.of("mappings", fewer)));
        templates.put(
                "sip-messages",
                Map.of(
                        "index_patterns",
                        List.of("sip-messages-*"),
                        "priority",
                        501,
                        "composed_of",
                        List.of("sip@mappings"),
                        "version",
                        1,
                        "created_date_millis",
                        1L,
                        "template",
                        Map.of("settings", Map.of("index", Map.of("default_pipeline", "sip")))));
        templates.put(
                "sip-calls",
                Map.of(
                        "index_patterns", List.of("sip-calls-*"),
                        "priority", 502,
                        "composed_of", List.of(),
                        "version", 1,
                        "template", Map.of("mappings", schema.calls())));
        return templates;
    }

    private void store(String name, Map<String, Object> template) {
        Kind kind = name.equals("sip@mappings") ? Kind.COMPONENT_TEMPLATE : Kind.INDEX_TEMPLATE;
        Searches.await(templates.put(kind, name, template));
    }

    @Test
    void replacesWhatAnEarlierBuildMadeAndDidNotMark() {
        unmarked().forEach(this::store);
        Map<String, String> done = setUp(Map.of());
        unmarked().keySet().forEach(name -> assertEquals("updated", done.get(name), name));
        assertEquals(
                "sip-assistant", Json.at(templates.template(Kind.INDEX_TEMPLATE, "sip-calls"), "_meta.managed_by"));
        assertEquals("removed", undo().get("sip-messages"));
        unmarked().forEach(this::store);
        assertEquals("removed", undo().get("sip@mappings"));
    }

    @ParameterizedTest
    @CsvSource({"version, 7", "priority, 490", "index_patterns, voice-*", "data_stream, x", "template, x", "_meta, x"})
    void leavesATemplateThatOnlyLooksLikeThat(String field, String value) {
        unmarked().forEach((name, template) -> {
            Map<String, Object> other = new HashMap<>(template);
            other.put(
                    field,
                    switch (field) {
                        case "version", "priority" -> Integer.parseInt(value);
                        case "index_patterns" -> List.of(value);
                        default -> Map.of("mine", value);
                    });
            store(name, other);
            assertThrows(ConflictException.class, () -> setUp(Map.of()), name);
            unmarked().forEach(this::store);
        });
    }

    @Test
    void leavesAMappingWithAFieldOfSomebodyElse() {
        Map<String, Object> mapping = new HashMap<>(Schema.load(Experts::yaml).messages());
        Map<String, Object> fields = new HashMap<>(Json.map(mapping, "properties"));
        fields.put("mine", Map.of("type", "keyword"));
        mapping.put("properties", fields);
        store("sip@mappings", Map.of("version", 1, "template", Map.of("mappings", mapping)));
        assertThrows(ConflictException.class, () -> setUp(Map.of()));
    }

    @Test
    void keepsTheMappingsThatATemplateOfSomebodyElseIsComposedOf() {
        setUp(Map.of());
        Searches.await(templates.put(Kind.INDEX_TEMPLATE, "mine", Map.of("composed_of", List.of("sip@mappings"))));
        Map<String, String> done = undo();
        assertEquals("kept: component templates [sip@mappings] are still in use", done.get("sip@mappings"));
        assertEquals("removed", done.get("sip-messages"));
        assertEquals("emptied", done.get("sip"));
    }

    @Test
    void keepsItsPipelineWithAProcessorThatSomebodyAdded() {
        setUp(Map.of());
        Map<String, Object> made =
                Json.asMap(templates.get(Kind.PIPELINE, "sip").orElseThrow());
        Map<String, Object> changed = new HashMap<>(made);
        changed.put("processors", List.of(Map.of("sip", Map.of()), Map.of("set", Map.of())));
        Searches.await(templates.put(Kind.PIPELINE, "sip", changed));
        assertEquals("kept: it was changed since; take the sip processor out of it yourself", undo().get("sip"));
        assertEquals(changed, templates.get(Kind.PIPELINE, "sip").orElseThrow());
    }

    @Test
    void emptiesThePipelineThatItMadeAndKeepsAnothers() {
        setUp(Map.of());
        assertEquals("emptied", undo().get("sip"));
        assertTrue(templates.get(Kind.COMPONENT_TEMPLATE, "sip@mappings").isEmpty());
        assertEquals("updated", setUp(Map.of()).get("sip"), "what was emptied is filled again");
        assertEquals("emptied", undo().get("sip"));
        Searches.await(templates.put(Kind.PIPELINE, "sip", Map.of("processors", List.of(Map.of("sip", Map.of())))));
        assertEquals("kept", setUp(Map.of()).get("sip"));
        assertTrue(undo().get("sip").startsWith("kept"));
    }

    @Test
    void givesThePipelineThatItMadeTheRegionThatIsNamedLater() {
        setUp(Map.of());
        assertEquals("updated", setUp(Map.of("default_region", "DE")).get("sip"));
        Object made = templates.get(Kind.PIPELINE, "sip").orElseThrow();
        assertEquals(List.of(Map.of("sip", Map.of("default_region", "DE"))), Json.list(Json.asMap(made), "processors"));
        assertEquals("kept", setUp(Map.of()).get("sip"));
        assertEquals(
                "kept: set default_region of its sip processor yourself",
                setUp(Map.of("default_region", "FR")).get("sip"));
        assertEquals(made, templates.get(Kind.PIPELINE, "sip").orElseThrow());
        assertEquals("emptied", undo().get("sip"));
    }

    private String refused(Map<String, Object> values) {
        return assertThrows(IllegalArgumentException.class, () -> setUp(values)).getMessage();
    }

    @Test
    void tracksNoIndexOfItsOwn() {
        for (String index :
                List.of("*", "_all", "sip-*", "sip-calls-*", "sip-calls-acme-*", "sip-tracker", "sip-peers-a")) {
            assertTrue(refused(Map.of("index", index)).contains("[index] value [" + index + "]"), index);
        }
        assertTrue(refused(Map.of("index", "logs-a,-logs-b")).contains("[-logs-b]"));
        assertTrue(cluster.indices("sip-tracker").isEmpty());
        assertEquals("started", setUp(Map.of("index", "logs-*,voice")).get("default"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ".", "..", "a b", "A", "-a", "_a", "+a", "a#b", "a:b", "a/b", "a\\b", "a?", "<a>", "a|b", "a\"b", "a\nb"
            })
    void tracksNoIndexThatNoEngineTakes(String index) {
        assertTrue(refused(Map.of("index", index)).contains("[index] value [" + index + "]"), index);
        assertTrue(refused(Map.of("index", List.of("voice", index))).contains("[" + index + "]"), index);
        assertTrue(refused(Map.of("index", "ä".repeat(128))).contains("255 bytes"));
        assertEquals(
                "started",
                setUp(Map.of("index", List.of(".voice", "ä".repeat(127), "v+1-_*")))
                        .get("default"));
    }

    @Test
    void tracksNoIndexTwice() {
        setUp(Map.of("index", "sip-messages-acme", "namespace", "acme"));
        String refusal = refused(Map.of());
        assertTrue(refusal.contains("[index] value [sip-messages-*]") && refusal.contains("[acme]"), refusal);
        assertEquals("started", setUp(Map.of("index", "sip-messages-globex")).get("globex"));
        assertTrue(refused(Map.of("index", "*-acme", "namespace", "other")).contains("twice"));
    }

    @Test
    void tracksNoIndexUnderAnotherNameOfIt() {
        Searches.await(cluster.createIndex("sip-messages-acme", Map.of()));
        cluster.alias("voice", "sip-messages-acme");
        cluster.alias("acme", "sip-messages-acme");
        Searches.await(cluster.createIndex("sip-calls-acme-2026.03.17", Map.of()));
        cluster.alias("judged", "sip-calls-acme-2026.03.17");
        assertEquals(
                "started", setUp(Map.of("index", "voice", "namespace", "one")).get("one"));
        for (String name : List.of("acme", "sip-messages-*", "ac*")) {
            String refusal = refused(Map.of("index", name, "namespace", "two"));
            assertTrue(refusal.contains("[index] value [" + name + "]") && refusal.contains("[one]"), refusal);
        }
        assertTrue(refused(Map.of("index", "judged", "namespace", "two")).contains("[judged]"));
    }

    @Test
    void keepsWhatIsNotNamed() {
        setUp(Map.of("index", "sip-messages-busy", "default_region", "DE"));
        assertEquals("unchanged", setUp(Map.of("namespace", "busy")).get("busy"));
        assertEquals(
                "changed",
                setUp(Map.of("namespace", "busy", "default_region", "FR")).get("busy"));
        assertEquals(List.of("sip-messages-busy"), source("busy").indices());
    }

    private Source source(String namespace) {
        return new Ledger(cluster)
                .readNow().stream()
                        .flatMap(entry -> Source.of(entry).stream())
                        .filter(source -> source.namespace().equals(namespace))
                        .findFirst()
                        .orElseThrow();
    }

    @Test
    void stopsOneNamespace() {
        setUp(Map.of("index", "sip-messages-acme"));
        setUp(Map.of("index", "sip-messages-globex"));
        assertThrows(NotFoundException.class, () -> undo("initech"));
        assertEquals(Map.of("acme", "stopped"), undo("acme"));
        assertEquals(List.of("sip-messages-globex"), source("globex").indices());
        Map<String, String> last = undo("globex");
        assertEquals("stopped", last.get("globex"));
        assertEquals("emptied", last.get("sip"), "whoever set it up first");
        assertTrue(undo().get("sip") == null);
    }

    private Map<String, String> undo(String namespace) {
        cluster.refresh();
        return results(new SetupService(cluster, templates, Schema.load(Experts::yaml)).undo(namespace));
    }
}
