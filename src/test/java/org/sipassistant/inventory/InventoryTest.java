// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryTest {

    private static final Inventory NETWORK = inventory(List.of(
            node("carrier-a", "trunk", "198.51.100.0/24", "sbc.carrier-a.example"),
            node("carrier-a-lab", "trunk", "198.51.100.128/25"),
            node("carrier-a-probe", "monitor", "198.51.100.255"),
            node("sbc-1", "own", "203.0.113.10", "10.20.0.0/16"),
            node("pbx", "own", "10.20.30.40", "2001:db8:1::/48"),
            node("phones", "device_pool", "2001:db8::/32", "10.20.30.0/24"),
            node("last", "own", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:0/112")));

    @ParameterizedTest
    @CsvSource({
        "198.51.100.7, carrier-a",
        "198.51.100.127, carrier-a",
        "198.51.100.128, carrier-a-lab",
        "198.51.100.254, carrier-a-lab",
        "198.51.100.255, carrier-a-probe",
        "198.51.101.0, none",
        "198.51.99.255, none",
        "203.0.113.10, sbc-1",
        "203.0.113.11, none",
        "10.20.29.255, sbc-1",
        "10.20.30.39, phones",
        "10.20.30.40, pbx",
        "10.20.30.41, phones",
        "10.20.31.0, sbc-1",
        "10.21.0.0, none",
        "0.0.0.0, none",
        "255.255.255.255, none",
        "::ffff:198.51.100.7, carrier-a",
        "2001:db8::5, phones",
        "2001:db8:1::5, pbx",
        "[2001:db8:1:ffff::5], pbx",
        "2001:db8:2::%eth0, phones",
        "2001:db9::, none",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, last",
        "sbc.carrier-a.example, carrier-a",
        "SBC.Carrier-A.example., carrier-a",
        "carrier-a.example, none",
        "'', none",
    })
    void findsTheMostParticularEntry(String host, String name) {
        assertEquals(name, NETWORK.find(host).map(Entry::name).orElse("none"));
    }

    @ParameterizedTest
    @CsvSource({
        "+4930123456, ACME",
        "+4930123457, ACME Berlin",
        "+49301299, ACME Berlin",
        "+4940, Germany",
        "1001, Desk",
        "10012, none",
        "+48, none"
    })
    void findsTheLongestBeginningOfANumber(String number, String name) {
        Inventory inventory = inventory(List.of(
                numbered("Germany", "+49*"),
                numbered("ACME Berlin", "+49 (30) 12*"),
                numbered("ACME", "+49 30 123456"),
                numbered("Desk", "1001")));
        assertTrue(inventory.hasNumbers());
        assertEquals(name, inventory.findNumber(number).map(Entry::name).orElse("none"));
    }

    @Test
    void readsEverythingAnEntrySays() {
        Map<String, Object> values = node("acme-pbx", "customer", "192.0.2.7");
        values.put("numbers", List.of("+4930123*"));
        values.put("customer", "ACME");
        values.put("kind", "pbx");
        values.put("capacity", Map.of("calls", 240));
        Entry entry = inventory(List.of(values)).find("192.0.2.7").orElseThrow();
        Entry expected = new Entry(
                "acme-pbx",
                Role.CUSTOMER,
                List.of("192.0.2.7"),
                List.of("+4930123*"),
                Optional.of("ACME"),
                Optional.of("pbx"),
                new Capacity(OptionalInt.of(240), OptionalInt.empty()));
        assertEquals(expected, entry);
        assertEquals(Optional.of("ACME"), entry.served());
        assertTrue(entry.role().isOutside());
    }

    @Test
    void servesTheCustomerAnEntryIs() {
        assertEquals(
                Optional.of("acme"),
                inventory(List.of(node("acme", "customer", "a.example")))
                        .find("a.example")
                        .orElseThrow()
                        .served());
        assertEquals(
                Optional.empty(), NETWORK.find("203.0.113.10").orElseThrow().served());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name  |                  | line 2: [name] is missing",
                "role  |                  | line 2 [x]: [role] is missing",
                "role  | carrier          | line 2 [x]: role [carrier] is not one of [own, trunk, customer, registrar,"
                        + " device_pool, media_relay, monitor]",
                "match |                  | line 2 [x]: [match] and [numbers] are both missing, so that nothing can be"
                        + " found by this entry",
                "match | 10.20.0          | line 2 [x]: [match] value [10.20.0] is not an IP address, a network or a"
                        + " host name",
                "match | 10.20.0.256      | line 2 [x]: [match] value [10.20.0.256] is not an IP address, a network or"
                        + " a host name",
                "match | 10.20.0.0/33     | line 2 [x]: [match] value [10.20.0.0/33] is not an IP address, a network"
                        + " or a host name",
                "match | 10.20.0.0/       | line 2 [x]: [match] value [10.20.0.0/] is not an IP address, a network or"
                        + " a host name",
                "match | 2001:db8::/129   | line 2 [x]: [match] value [2001:db8::/129] is not an IP address, a network"
                        + " or a host name",
                "match | 2001:db8:::1     | line 2 [x]: [match] value [2001:db8:::1] is not an IP address, a network"
                        + " or a host name",
                "match | 10.20.0.1/16     | line 2 [x]: [match] value [10.20.0.1/16] has bits set behind its prefix"
                        + " length",
                "match | a b              | line 2 [x]: [match] value [a b] is not an IP address, a network or a host"
                        + " name",
                "match | 192.0.2.0/24     | line 2 [x]: [match] value [192.0.2.0/24] belongs to [first]",
                "match | FIRST.example.   | line 2 [x]: [match] value [FIRST.example.] belongs to [first]",
                "numbers | +49301*        | line 2 [x]: [numbers] value [+49301*] belongs to [first]",
                "numbers | alice          | line 2 [x]: [numbers] value [alice] is not a number such as [+4930123456]"
                        + " or [+4930123*]",
                "numbers | +              | line 2 [x]: [numbers] value [+] has no digits or more than 32",
                "name  | first            | line 2 [first]: [name] is that of another entry",
                "colour | red             | line 2 [x]: [colour] is not a known key",
                "capacity | 240           | line 2 [x]: [capacity] value [240] is not a mapping with [calls] and [cps]"
            })
    void refusesAWrongEntryByLineAndNameAndKeepsTheOthers(String key, String value, String refused) {
        Map<String, Object> first = node("first", "trunk", "192.0.2.0/24", "first.example");
        first.put("numbers", List.of("+49301*"));
        Map<String, Object> wrong = node("x", "trunk", "x.example");
        if (value == null) {
            wrong.remove(key);
        } else {
            wrong.put(key, value);
        }
        Inventory.Reading reading = Inventory.read(List.of(
                new InventoryLine(1, first),
                new InventoryLine(2, wrong),
                new InventoryLine(3, node("third", "own", "192.0.2.1"))));
        assertEquals(List.of(refused), reading.refused());
        assertEquals(
                List.of("first", "third"),
                reading.inventory().entries().stream().map(Entry::name).toList());
        assertEquals(Optional.empty(), reading.inventory().find("x.example"));
    }

    @Test
    void refusesWhatYamlReadOtherwiseThanItIsWritten() {
        Map<String, Object> number = node("x", "trunk", "x.example");
        number.put("numbers", List.of(4930123));
        Map<String, Object> capacity = node("y", "trunk", "y.example");
        capacity.put("capacity", Map.of("calls", "many"));
        Map<String, Object> key = node("z", "trunk", "z.example");
        key.put("capacity", Map.of("cpm", 1));
        assertEquals(
                List.of(
                        "line 1 [x]: [numbers] value [4930123] is not a text: write it in quotes",
                        "line 2 [y]: [capacity.calls] value [many] is not a whole number above 0",
                        "line 3 [z]: [capacity.cpm] is not a known key"),
                reading(List.of(number, capacity, key)).refused());
    }

    @Test
    void findsNothingInAnEmptyInventory() {
        assertTrue(Inventory.empty().isEmpty());
        assertFalse(Inventory.empty().hasNumbers());
        assertEquals(Optional.empty(), Inventory.empty().find("192.0.2.1"));
        assertEquals(Optional.empty(), Inventory.empty().findNumber("+49"));
    }

    @Test
    void coversTheWholeAddressSpace() {
        Inventory all = inventory(List.of(node("all", "trunk", "::/0"), node("four", "trunk", "0.0.0.0/0")));
        assertEquals("all", all.find("::").orElseThrow().name());
        assertEquals("four", all.find("0.0.0.0").orElseThrow().name());
        assertEquals("four", all.find("255.255.255.255").orElseThrow().name());
        assertEquals("all", all.find("ffff::ffff").orElseThrow().name());
    }

    /** A comparison with every range would take hours here, the limit is ample. */
    @Test
    void findsOneOfManyThousandsAtTheSamePrice() {
        List<InventoryLine> lines = new ArrayList<>();
        for (int i = 0; i < 65_536; i++) {
            lines.add(new InventoryLine(i, node("n" + i, "customer", "10." + (i >> 8) + "." + (i & 255) + ".0/24")));
        }
        Inventory inventory = Inventory.read(lines).inventory();
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (int i = 0; i < 3_000_000; i++) {
                assertEquals("n772", inventory.find("10.3.4.5").orElseThrow().name());
            }
        });
    }

    private static Inventory.Reading reading(List<Map<String, Object>> entries) {
        List<InventoryLine> lines = new ArrayList<>();
        entries.forEach(values -> lines.add(new InventoryLine(lines.size() + 1, values)));
        return Inventory.read(lines);
    }

    private static Inventory inventory(List<Map<String, Object>> entries) {
        Inventory.Reading reading = reading(entries);
        assertEquals(List.of(), reading.refused());
        return reading.inventory();
    }

    private static Map<String, Object> node(String name, String role, String... match) {
        Map<String, Object> values = new LinkedHashMap<>(Map.of("name", name, "role", role));
        values.put("match", List.of(match));
        return values;
    }

    private static Map<String, Object> numbered(String name, String number) {
        return new HashMap<>(Map.of("name", name, "role", "customer", "numbers", List.of(number)));
    }
}
