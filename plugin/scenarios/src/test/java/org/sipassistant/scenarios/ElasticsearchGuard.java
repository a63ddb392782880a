// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Elasticsearch's own security, with the trial licence that document- and field-level security ask for. */
final class ElasticsearchGuard implements Guard {
    private static final String CONFIG = "config/";

    @Override
    public Distribution prepare(List<Member> members) throws IOException {
        Map<String, String> settings = new HashMap<>(QUICK);
        settings.putAll(Map.of(
                "xpack.security.enabled", "true",
                "xpack.security.autoconfiguration.enabled", "false",
                "xpack.security.transport.ssl.enabled", "false",
                "xpack.security.audit.enabled", "true",
                "xpack.license.self_generated.type", "trial"));
        Distribution distribution = Release.elasticsearch().fresh("security").with(settings);
        EmailAnalysis.install(distribution);
        distribution.tool(
                Map.of(),
                List.of("bin/elasticsearch-users", "useradd", ADMINISTRATOR, "-p", PASSWORD, "-r", "superuser"));
        write(members, distribution.home());
        return distribution;
    }

    @Override
    public Node identify(Distribution distribution, Node node, Http administrator, JsonNode role) throws IOException {
        ObjectNode key = JsonNodeFactory.instance.objectNode().put("name", TRACKER);
        key.putObject("role_descriptors").set(TRACKER, role);
        Http.Reply made = Replies.succeeds(administrator.send("POST", "/_security/api_key", key));
        Path file = Files.writeString(
                distribution.home().resolve("api-key.txt"),
                made.json().path("encoded").textValue());
        distribution.tool(
                Map.of(),
                List.of("bin/elasticsearch-keystore", "add-file", "plugins.sip.tracker.api_key", file.toString()));
        Files.delete(file);
        Http.Reply reloaded = Replies.succeeds(administrator.send("POST", "/_nodes/reload_secure_settings"));
        if (reloaded.text().contains("reload_exception")) {
            throw new IOException(reloaded.text());
        }
        return node;
    }

    /** By files, so that they are there from the first start on. */
    private static void write(List<Member> members, Path home) throws IOException {
        Path users = home.resolve(CONFIG + "users");
        String password = Files.readString(users).strip().substring(ADMINISTRATOR.length());
        StringBuilder roles = new StringBuilder();
        for (Member member : members) {
            append(users, member.name() + password);
            if (member.hasRole()) {
                append(home.resolve(CONFIG + "users_roles"), member.roleName() + ":" + member.name());
                // JSON is YAML too
                roles.append(member.roleName())
                        .append(": ")
                        .append(member.role())
                        .append('\n');
            }
        }
        Files.writeString(home.resolve(CONFIG + "roles.yml"), roles);
    }

    private static void append(Path file, String line) throws IOException {
        Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
    }

    @Override
    public void introduce(List<Member> members, Http administrator) {
        // The node has read the files when it started.
    }

    @Override
    public void audit(Http administrator) {
        // It does from the start.
    }

    @Override
    public List<String> audited(Node node, Http administrator) throws IOException {
        Path log = node.home().resolve("logs/sip-assistant_audit.json");
        return Files.readAllLines(log).stream()
                .filter(line -> line.contains("\"event.action\":\"access_granted\""))
                .toList();
    }

    @Override
    public URI address(Node node) {
        return node.uri();
    }

    @Override
    public String folder() {
        return "elasticsearch";
    }

    @Override
    public ObjectNode body(Rights rights) {
        ObjectNode role = JsonNodeFactory.instance.objectNode();
        rights.cluster().forEach(role.putArray("cluster")::add);
        ArrayNode indices = role.putArray("indices");
        if (!rights.indices().isEmpty()) {
            ObjectNode index = indices.addObject();
            rights.indices().forEach(index.putArray("names")::add);
            index.putArray("privileges").add("read");
            rights.query().ifPresent(query -> index.put("query", query));
            if (!rights.hidden().isEmpty()) {
                ObjectNode fields = index.putObject("field_security");
                fields.putArray("grant").add("*");
                rights.hidden().forEach(fields.putArray("except")::add);
            }
        }
        return role;
    }
}
