// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.inventory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who is who: finds entries by address, host name and telephone number. Immutable and safe for use by many threads.
 *
 * <p>The most particular entry wins: a single address before a network, a small network before the one around it, a
 * whole number before a beginning. An address costs one binary search, a name one hash look-up, a number one for each
 * length of beginning in the file.
 */
public final class Inventory {

    private static final Inventory EMPTY = new Inventory(new Builder());

    private final List<Entry> entries;
    private final RangeTable ranges;
    private final Map<String, Entry> hosts;
    private final NumberTable numbers;

    private Inventory(Builder builder) {
        this.entries = List.copyOf(builder.names.values());
        this.ranges = RangeTable.of(builder.ranges);
        this.hosts = Map.copyOf(builder.hosts);
        this.numbers = new NumberTable(builder.numbers);
    }

    /**
     * What came of a file.
     *
     * @param inventory of the entries that are right
     * @param refused a sentence for each of the others, with its line and its name
     */
    public record Reading(Inventory inventory, List<String> refused) {}

    /** The inventory of an operator who wrote none. */
    public static Inventory empty() {
        return EMPTY;
    }

    /** Reads the entries of a file; never throws on what stands in them. */
    public static Reading read(List<InventoryLine> lines) {
        Builder builder = new Builder();
        List<String> refused = new ArrayList<>();
        for (InventoryLine line : lines) {
            EntryReader reader = new EntryReader(line.values());
            Optional<Entry> entry = reader.read();
            String problem = entry.map(builder::add).orElse(reader.problem());
            if (!problem.isEmpty()) {
                Object name = line.values().get("name");
                refused.add("line " + line.number() + (name == null ? "" : " [" + name + "]") + ": " + problem);
            }
        }
        return new Reading(new Inventory(builder), List.copyOf(refused));
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    /** All entries in the order of the file. */
    public List<Entry> entries() {
        return entries;
    }

    /** The entry of a host, given as an IP address, with or without brackets, or as a name. */
    public Optional<Entry> find(String host) {
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        IpAddress address = IpAddress.parse(host);
        return address == null ? Optional.ofNullable(hosts.get(HostNames.folded(host))) : ranges.find(address);
    }

    /** Whether any entry can be found by a telephone number. */
    public boolean hasNumbers() {
        return !numbers.isEmpty();
    }

    /** The entry of a telephone number without separators, spelled as in the file: {@code +4930123456}. */
    public Optional<Entry> findNumber(String number) {
        return numbers.find(number);
    }

    /** Takes entries as long as they say nothing that an earlier one says otherwise. */
    private static final class Builder {
        private final Map<String, Entry> names = new LinkedHashMap<>();
        private final Map<AddressRange, Entry> ranges = new HashMap<>();
        private final Map<String, Entry> hosts = new HashMap<>();
        private final Map<String, Entry> numbers = new HashMap<>();

        /** Adds an entry whole or not at all; says why not, or nothing. */
        String add(Entry entry) {
            String conflict = conflict(entry);
            if (conflict.isEmpty()) {
                names.put(entry.name(), entry);
                entry.match().forEach(text -> match(text, entry));
                entry.numbers().forEach(number -> numbers.put(number, entry));
            }
            return conflict;
        }

        private String conflict(Entry entry) {
            if (names.containsKey(entry.name())) {
                return "[name] is that of another entry";
            }
            for (String text : entry.match()) {
                AddressRange range = AddressRange.parse(text);
                Entry other = range == null ? hosts.get(HostNames.folded(text)) : ranges.get(range);
                if (other != null) {
                    return "[match] value [" + text + "] belongs to [" + other.name() + "]";
                }
            }
            for (String number : entry.numbers()) {
                if (numbers.containsKey(number)) {
                    return "[numbers] value [" + number + "] belongs to ["
                            + numbers.get(number).name() + "]";
                }
            }
            return "";
        }

        private void match(String text, Entry entry) {
            AddressRange range = AddressRange.parse(text);
            if (range == null) {
                hosts.put(HostNames.folded(text), entry);
            } else {
                ranges.put(range, entry);
            }
        }
    }
}
