// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.dashboard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sipassistant.scenarios.Http;

/**
 * What a person at the dashboards would find broken: each request of each panel is sent to a real node that holds a busy
 * hour, and each Vega panel is drawn from its answers.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DashboardScenarios {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Needed where there, and not missed where not. */
    private static final Set<String> OPTIONAL = Set.of("event.sequence");

    private static final Set<String> OF_ONE_CALL = Set.of("search/sip-call-facts", "search/sip-call-messages");

    private final Product product;
    private final Map<String, JsonNode> bundle;
    private Traffic traffic;
    private Http http;

    DashboardScenarios(Product product) {
        this.product = product;
        this.bundle = Dashboards.imported(product);
    }

    /** A node that holds what the dashboards show. */
    abstract Traffic traffic() throws IOException;

    @BeforeAll
    void fill() throws IOException {
        traffic = traffic();
        http = traffic.http();
    }

    @AfterAll
    void stop() {
        if (traffic != null) {
            traffic.close();
        }
    }

    @Test
    void everyFieldIsMappedAndCanBeUsedAsThePanelWantsIt() throws IOException {
        Map<String, Map<String, Boolean>> used = new TreeMap<>();
        for (PanelRequest request : PanelRequest.of(bundle, "")) {
            Map<String, Boolean> fields = used.computeIfAbsent(request.index(), index -> new TreeMap<>());
            FieldUse.of(request).forEach((field, aggregated) -> fields.merge(field, aggregated, Boolean::logicalOr));
        }
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, Map<String, Boolean>> index : used.entrySet()) {
            JsonNode mapped = ok(http.send("GET", "/" + index.getKey() + "/_field_caps?fields=*"))
                    .path("fields");
            index.getValue().forEach((field, aggregated) -> {
                JsonNode types = mapped.path(field);
                boolean usable = types.size() == 1
                        && types.valueStream()
                                .allMatch(type -> type.path(aggregated ? "aggregatable" : "searchable")
                                        .booleanValue());
                if (!usable && !OPTIONAL.contains(field)) {
                    wrong.add(index.getKey() + " " + field + " " + types);
                }
            });
        }
        assertEquals(List.of(), wrong);
        assertTrue(used.get("sip-calls-*").size() >= 25, used::toString);
    }

    @Test
    void everyQueryIsValid() throws IOException {
        for (PanelRequest request : PanelRequest.of(bundle, "")) {
            if (!request.lucene().isEmpty()) {
                String path = "/" + request.index() + "/_validate/query?q="
                        + URLEncoder.encode(request.lucene(), StandardCharsets.UTF_8);
                assertTrue(ok(http.send("GET", path)).path("valid").booleanValue(), request.object());
            }
        }
    }

    @Test
    void everyPanelHasSomethingToShow() throws IOException {
        List<String> empty = new ArrayList<>();
        for (PanelRequest request : PanelRequest.of(bundle, "")) {
            Blanks.of(search(request)).forEach(blank -> empty.add(request.object() + " " + blank));
        }
        assertEquals(List.of(), empty);
    }

    @Test
    void everyAlertFindsTheOutageOrItsLike() throws IOException {
        for (Alert alert : Alert.of(product)) {
            JsonNode body = alert.body(traffic.alarming(alert.index()));
            JsonNode answer = ok(http.send("POST", "/" + alert.index() + "/_search", body));
            assertTrue(alert.fires(answer, http), () -> alert.name() + " " + answer);
        }
    }

    @Test
    void noAlertFiresBeforeTheOutage() throws IOException {
        for (Alert alert : Alert.of(product)) {
            JsonNode answer = ok(http.send("POST", "/" + alert.index() + "/_search", alert.body(traffic.quiet())));
            assertFalse(alert.fires(answer, http), () -> alert.name() + " " + answer);
        }
    }

    @Test
    void everyVegaPanelDrawsWithoutAWarning() throws IOException {
        Renderer.require();
        List<ObjectNode> panels = new ArrayList<>();
        panels.addAll(vega("", ""));
        for (Map.Entry<String, String> call : traffic.calls().entrySet()) {
            panels.addAll(vega(call.getKey(), "sip.call_id:\"" + call.getValue() + "\""));
        }
        panels.addAll(vega("nothing", "sip.call_id:absent"));
        Path folder = Path.of(System.getProperty("scenarios.nodes"), "..", "dashboards", product.id());
        List<DrawnPanel> drawn = new Renderer(folder).draw(product, panels, tables(), folder.resolve("pictures"));
        assertEquals(panels.size() * 4, drawn.size());
        for (DrawnPanel panel : drawn) {
            assertEquals(List.of(), panel.warnings(), panel.toString());
            assertTrue(!panel.texts().isEmpty(), panel.toString());
            assertEquals(List.of(), panel.covered(), panel.toString());
            assertEquals(List.of(), panel.outside(), panel.toString());
            assertEquals(List.of(), panel.faint(), panel.toString());
        }
        Words.check(drawn);
        keepPictures(folder.resolve("pictures"));
    }

    /** The Vega panels, each with the answers to its searches, at the size that they have on their dashboard. */
    private List<ObjectNode> vega(String call, String filter) throws IOException {
        Map<String, ObjectNode> panels = new LinkedHashMap<>();
        for (PanelRequest request : PanelRequest.of(bundle, filter)) {
            if (!request.part().isEmpty()) {
                ObjectNode panel = panels.computeIfAbsent(request.object(), name -> panel(name, call));
                panel.withObject("/answers").set(request.part(), search(request));
            }
        }
        return List.copyOf(panels.values());
    }

    private ObjectNode panel(String name, String call) {
        String id = name.substring(name.indexOf('/') + 1);
        ObjectNode panel = MAPPER.createObjectNode().put("id", call.isEmpty() ? id : id + "-" + call);
        panel.set("spec", VegaSpec.of(bundle.get(name)).spec());
        return PanelSize.of(bundle, name).write(panel);
    }

    /** The panels that the products draw by themselves, as tables of what they show; those of one call show the silent one. */
    private List<ObjectNode> tables() throws IOException {
        List<ObjectNode> panels = new ArrayList<>();
        String silent = "sip.call_id:\"" + traffic.calls().get("silent") + "\"";
        for (String filter : List.of("", silent)) {
            for (PanelRequest request : PanelRequest.of(bundle, filter)) {
                if (request.part().isEmpty()
                        && PanelSize.isShown(bundle, request.object())
                        && OF_ONE_CALL.contains(request.object()) == filter.equals(silent)) {
                    panels.add(PanelTable.of(bundle.get(request.object()), search(request)));
                }
            }
        }
        return panels;
    }

    /** With -Ddocs.accept the pictures of the documentation are made anew. */
    private void keepPictures(Path pictures) throws IOException {
        if (System.getProperty("docs.accept") == null || product != Product.OPENSEARCH_DASHBOARDS) {
            return;
        }
        Path images = Dashboards.FOLDER.resolve("images");
        Files.createDirectories(images);
        for (String name : bundle.keySet()) {
            if (PanelSize.isShown(bundle, name)) {
                String id = name.substring(name.indexOf('/') + 1);
                // Of one call these are drawn: one that the silent trunk never answered.
                String call = Set.of("sip-ladder", "sip-why-card").contains(id) ? "-silent" : "";
                SmallPicture.write(pictures.resolve(id + call + "-light.png"), images.resolve(id + ".png"));
            }
        }
        SmallPicture.write(pictures.resolve("sip-ladder-busy-dark.png"), images.resolve("sip-ladder-dark.png"));
    }

    private JsonNode search(PanelRequest request) throws IOException {
        String body = request.body().toString();
        if (product == Product.KIBANA) {
            // The distribution for tests lacks the module of this aggregation, which every other one has.
            body = body.replace(
                    "\"auto_date_histogram\":{\"field\":\"@timestamp\",\"buckets\":30}",
                    "\"date_histogram\":{\"field\":\"@timestamp\",\"fixed_interval\":\"5m\"}");
        }
        return ok(http.send("POST", "/" + request.index() + "/_search", body, "application/json"));
    }

    private static JsonNode ok(Http.Reply reply) {
        assertEquals(200, reply.status(), reply::text);
        return reply.json();
    }
}
