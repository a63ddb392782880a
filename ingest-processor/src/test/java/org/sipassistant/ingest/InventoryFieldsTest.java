// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.ingest.InventoryFields.Sent;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.inventory.InventoryLine;

class InventoryFieldsTest {

    private static final Inventory NETWORK = inventory(List.of(
            Map.of("name", "carrier-a", "role", "trunk", "match", List.of("198.51.100.0/24", "sbc.carrier-a.example")),
            Map.of("name", "sbc-1", "role", "own", "match", List.of("203.0.113.10", "10.20.0.0/16")),
            Map.of("name", "pbx", "role", "own", "match", List.of("10.20.0.5")),
            Map.of("name", "phones", "role", "device_pool", "match", List.of("10.30.0.0/16")),
            Map.of("name", "registrar", "role", "registrar", "match", List.of("10.40.0.1")),
            Map.of("name", "acme-pbx", "role", "customer", "match", List.of("192.0.2.7"), "customer", "ACME"),
            Map.of("name", "Globex", "role", "customer", "numbers", List.of("+4930123*", "2*"))));

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "203.0.113.10, 198.51.100.7, outbound, carrier-a, trunk, carrier-a, ''",
        "198.51.100.7, 203.0.113.10, inbound, carrier-a, trunk, carrier-a, ''",
        "sbc.carrier-a.example, 203.0.113.10, inbound, carrier-a, trunk, carrier-a, ''",
        "10.30.1.1, 10.20.0.1, internal, phones, device_pool, '', ''",
        "10.20.0.1, 10.20.0.5, internal, pbx, own, '', ''",
        "10.30.1.1, 10.40.0.1, internal, phones, device_pool, '', ''",
        "10.20.0.1, 10.40.0.1, internal, registrar, registrar, '', ''",
        "192.0.2.7, 203.0.113.10, inbound, acme-pbx, customer, '', ACME",
        "203.0.113.10, 192.0.2.7, outbound, acme-pbx, customer, '', ACME",
        "192.0.2.7, 198.51.100.7, '', carrier-a, trunk, carrier-a, ACME",
        "203.0.113.10, 8.8.8.8, outbound, 8.8.8.8, inferred, '', ''",
        "8.8.8.8, 203.0.113.10, inbound, 8.8.8.8, inferred, '', ''",
        "172.16.0.9, 10.20.0.1, internal, 172.16.0.9, inferred, '', ''",
        "172.16.0.9, 8.8.8.8, outbound, 8.8.8.8, inferred, '', ''",
        "172.16.0.9, 172.16.0.10, internal, '', '', '', ''",
        "8.8.8.8, 8.8.4.4, '', '', '', '', ''",
        "unknown.example, 203.0.113.10, '', unknown.example, inferred, '', ''",
        "'', 198.51.100.7, outbound, carrier-a, trunk, carrier-a, ''",
        "198.51.100.7, '', inbound, carrier-a, trunk, carrier-a, ''",
        "'', 8.8.8.8, outbound, 8.8.8.8, inferred, '', ''",
        "10.20.0.1, '', '', '', '', '', ''",
        "'', '', '', '', '', '', ''"
    })
    void tellsWhoThePeerIsAndWhichWayTheRequestWent(
            String from, String to, String direction, String peer, String role, String trunk, String customer) {
        Map<String, String> expected = new TreeMap<>();
        put("direction", direction, expected);
        put("name", peer, expected);
        put(role.equals("inferred") ? "inferred" : "role", role.equals("inferred") ? "true" : role, expected);
        put("trunk", trunk, expected);
        put("customer", customer, expected);
        assertEquals(expected, read(Sent.REQUEST, document(from, to)));
        assertEquals(expected, read(Sent.RESPONSE, document(to, from)), "its response");
    }

    @Test
    void readsAddressesHoweverTheDocumentSpellsThem() {
        String outbound = "outbound";
        assertEquals(
                outbound,
                read(Sent.REQUEST, Map.of("destination.ip", "198.51.100.7")).get("direction"));
        assertEquals(
                outbound,
                read(Sent.REQUEST, Map.of("destination", Map.of("address", "sbc.carrier-a.example")))
                        .get("direction"));
        assertEquals(
                outbound,
                read(Sent.REQUEST, Map.of("destination", Map.of("ip", 7, "address", "198.51.100.7")))
                        .get("direction"));
    }

    @ParameterizedTest
    @CsvSource({
        "+49301234567, +4940999999, Globex",
        "0049301234567, +4940999999, Globex",
        "1001, +49301234567, Globex",
        "2001, 1001, Globex",
        "+49200123456, 1001, ''",
        "1001, 1002, ''"
    })
    void findsTheCustomerByNumberWhereNoAddressTells(String calling, String called, String customer) {
        FieldMap number = new FieldMap(2);
        number.fields().putAll(Map.of("calling", side(calling), "called", side(called)));
        FieldMap fields = new FieldMap(1);
        fields.object("number", number);
        InventoryFields writer = new InventoryFields(() -> NETWORK);
        FieldMap trunk = fields.copy();
        writer.write(Sent.REQUEST, new DocumentFields(document("203.0.113.10", "198.51.100.7")), trunk);
        assertEquals(customer, trunk.fields().getOrDefault("customer", ""));
        writer.write(Sent.REQUEST, new DocumentFields(document("192.0.2.7", "203.0.113.10")), fields);
        assertEquals("ACME", fields.fields().get("customer"));
    }

    @Test
    void followsAnInventoryThatChanges() {
        Inventory[] current = {Inventory.empty()};
        InventoryFields writer = new InventoryFields(() -> current[0]);
        FieldMap before = new FieldMap(3);
        writer.write(Sent.REQUEST, new DocumentFields(document("10.20.0.1", "198.51.100.7")), before);
        assertEquals(
                Map.of("name", "198.51.100.7", "inferred", true),
                before.fields().get("peer"));
        current[0] = NETWORK;
        FieldMap behind = new FieldMap(3);
        writer.write(Sent.REQUEST, new DocumentFields(document("10.20.0.1", "198.51.100.7")), behind);
        assertEquals(
                Map.of("name", "carrier-a", "role", "trunk"), behind.fields().get("peer"));
    }

    @Test
    void namesThePeerOfALogLineButNoDirection() {
        assertEquals(
                Map.of("name", "carrier-a", "role", "trunk", "trunk", "carrier-a"),
                read(Sent.UNKNOWN, document("198.51.100.7", "")));
    }

    @Test
    void writesThemIntoADocumentWithTheAddressesOfItsPrefix() {
        Map<String, Object> source = new HashMap<>(Map.of(
                "message",
                "[2026-03-17 08:05:05.005] VERBOSE[2743] res_pjsip_logger.c: <--- Received SIP response (452 bytes)"
                        + " from UDP:198.51.100.7:5060 --->\n" + Documents.BUSY));
        Documents.enricher(Map.of("fields", "minimal"), NETWORK).enrich(source);
        assertEquals("outbound", Documents.at(source, "sip.direction"));
        assertEquals("carrier-a", Documents.at(source, "sip.peer.name"));
        assertEquals("trunk", Documents.at(source, "sip.peer.role"));
        assertEquals("absent", Documents.at(source, "sip.peer.inferred"));
        assertEquals("carrier-a", Documents.at(source, "sip.trunk"));
        assertEquals("absent", Documents.at(source, "sip.customer"));
    }

    @Test
    void leavesWhatIsInTheDocument() {
        Map<String, Object> source = document("203.0.113.10", "198.51.100.7");
        source.put("message", Documents.INVITE);
        source.put("sip", new HashMap<>(Map.of("direction", "ours", "peer", "ours")));
        Documents.enricher(Map.of(), NETWORK).enrich(source);
        assertEquals("ours", Documents.at(source, "sip.direction"));
        assertEquals("ours", Documents.at(source, "sip.peer"));
        assertEquals("carrier-a", Documents.at(source, "sip.trunk"));
    }

    /** The fields by their last name. */
    private static Map<String, String> read(Sent sent, Map<String, Object> source) {
        FieldMap fields = new FieldMap(3);
        new InventoryFields(() -> NETWORK).write(sent, new DocumentFields(source), fields);
        Map<String, String> flat = new TreeMap<>();
        fields.fields().forEach((name, value) -> {
            if (value instanceof Map<?, ?> object) {
                object.forEach((key, inner) -> flat.put(key.toString(), inner.toString()));
            } else {
                flat.put(name, value.toString());
            }
        });
        return flat;
    }

    private static void put(String name, String value, Map<String, String> fields) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }

    private static Map<String, Object> document(String from, String to) {
        Map<String, Object> document = new HashMap<>();
        if (!from.isEmpty()) {
            document.put("source", Map.of(isAddress(from) ? "ip" : "address", from));
        }
        if (!to.isEmpty()) {
            document.put("destination", Map.of(isAddress(to) ? "ip" : "address", to));
        }
        return document;
    }

    private static boolean isAddress(String host) {
        return Character.isDigit(host.charAt(0));
    }

    private static Map<String, Object> side(String user) {
        return Map.of("spellings", PhoneNumber.parse(user).orElseThrow().spellings());
    }

    private static Inventory inventory(List<Map<String, Object>> entries) {
        List<InventoryLine> lines = new ArrayList<>();
        entries.forEach(values -> lines.add(new InventoryLine(lines.size() + 1, values)));
        Inventory.Reading reading = Inventory.read(lines);
        assertEquals(List.of(), reading.refused());
        return reading.inventory();
    }
}
