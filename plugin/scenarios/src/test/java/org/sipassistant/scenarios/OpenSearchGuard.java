// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * OpenSearch with its Security plugin and the certificates of its demo. The plugin asks for a module that the small
 * distribution of the release it is made for lacks, so that the module of the newest one is put there.
 */
final class OpenSearchGuard implements Guard {
    private static final String MODULE = "modules/rule-framework";
    private static final String DESCRIPTOR = "plugin-descriptor.properties";

    @Override
    public Distribution prepare(List<Member> members) throws IOException {
        String security = System.getProperty("scenarios.security");
        assumeTrue(
                security.startsWith(System.getProperty("scenarios.opensearch") + "."),
                "there is no Security plugin for this release");
        Distribution distribution = Release.oldestOpenSearch().fresh("security");
        Path distributions = Path.of(System.getProperty("scenarios.distributions"));
        addModule(
                distributions.resolve("opensearch-" + System.getProperty("scenarios.opensearch.newest")), distribution);
        distribution.install(distributions.resolve("opensearch-security-" + security + ".zip"));
        Path tools = distribution.home().resolve("plugins/opensearch-security/tools");
        Path script = tools.resolve("install_demo_configuration.sh");
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + script + " a program");
        }
        distribution.tool(
                Map.of("OPENSEARCH_INITIAL_ADMIN_PASSWORD", PASSWORD),
                List.of(distribution.home().relativize(script).toString(), "-y", "-i", "-s"));
        return distribution.with(QUICK);
    }

    @Override
    public Node identify(Distribution distribution, Node node, Http administrator, JsonNode role) throws IOException {
        put(administrator, "roles/" + TRACKER, role);
        node.close();
        Map<String, String> settings = new HashMap<>(QUICK);
        settings.put("plugins.sip.tracker.roles", TRACKER);
        return distribution.with(settings).start(0);
    }

    @Override
    public void audit(Http administrator) throws IOException {
        String change =
                "[{\"op\": \"replace\", \"path\": \"/config/audit/disabled_transport_categories\", \"value\": []}]";
        Replies.succeeds(administrator.send("PATCH", "/_plugins/_security/api/audit", change, "application/json"));
    }

    @Override
    public List<String> audited(Node node, Http administrator) throws IOException {
        administrator.send("POST", "/security-auditlog-*/_refresh");
        JsonNode found = Replies.comes(() -> administrator.send(
                        "GET", "/security-auditlog-*/_search?size=10000&q=audit_category:GRANTED_PRIVILEGES"))
                .json();
        List<String> entries = new ArrayList<>();
        found.at("/hits/hits").forEach(hit -> entries.add(hit.path("_source").toString()));
        return entries;
    }

    private static void addModule(Path newest, Distribution distribution) throws IOException {
        Path module = distribution.home().resolve(MODULE);
        FileTree.copy(newest.resolve(MODULE), module, Set.of());
        Path descriptor = module.resolve(DESCRIPTOR);
        String theirs = System.getProperty("scenarios.opensearch.newest");
        String ours = System.getProperty("scenarios.opensearch");
        Files.writeString(
                descriptor,
                Files.readString(descriptor)
                        .replace("version=" + theirs, "version=" + ours)
                        .replace("\"" + theirs + "\"", "\"" + ours + "\""));
    }

    @Override
    public URI address(Node node) {
        return URI.create("https://" + node.uri().getAuthority());
    }

    @Override
    public String folder() {
        return "opensearch";
    }

    @Override
    public ObjectNode body(Rights rights) {
        ObjectNode role = JsonNodeFactory.instance.objectNode();
        rights.cluster().forEach(role.putArray("cluster_permissions")::add);
        ArrayNode indices = role.putArray("index_permissions");
        if (!rights.indices().isEmpty()) {
            ObjectNode index = indices.addObject();
            rights.indices().forEach(index.putArray("index_patterns")::add);
            index.putArray("allowed_actions").add("read");
            rights.query().ifPresent(query -> index.put("dls", query));
            ArrayNode fields = index.putArray("fls");
            rights.hidden().forEach(field -> fields.add("~" + field));
        }
        return role;
    }

    @Override
    public void introduce(List<Member> members, Http administrator) throws IOException {
        for (Member member : members) {
            ObjectNode user = JsonNodeFactory.instance.objectNode().put("password", PASSWORD);
            ArrayNode roles = user.putArray("opendistro_security_roles");
            if (member.hasRole()) {
                put(administrator, "roles/" + member.roleName(), member.role());
                roles.add(member.roleName());
            }
            put(administrator, "internalusers/" + member.name(), user);
        }
    }

    private static void put(Http administrator, String path, JsonNode body) throws IOException {
        Replies.succeeds(administrator.send("PUT", "/_plugins/_security/api/" + path, body));
    }
}
