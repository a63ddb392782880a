// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.inventory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Finds the entry with the most particular range around an address. Nested ranges are cut into stretches that follow
 * one another, each with the one entry that holds there, so that a look-up is one binary search. Immutable.
 */
final class RangeTable {

    private final long[] high;
    private final long[] low;
    private final List<Optional<Entry>> entries;

    private RangeTable(List<IpAddress> starts, List<Optional<Entry>> entries) {
        this.high = starts.stream().mapToLong(IpAddress::high).toArray();
        this.low = starts.stream().mapToLong(IpAddress::low).toArray();
        this.entries = List.copyOf(entries);
    }

    static RangeTable of(Map<AddressRange, Entry> ranges) {
        Map<AddressRange, Entry> sorted = new TreeMap<>(AddressRange.OUTER_FIRST);
        sorted.putAll(ranges);
        Stretches stretches = new Stretches();
        sorted.forEach(stretches::open);
        stretches.close();
        return new RangeTable(stretches.starts, stretches.entries);
    }

    Optional<Entry> find(IpAddress address) {
        int from = 0;
        int to = high.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (isBehind(middle, address)) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return from == 0 ? Optional.empty() : entries.get(from - 1);
    }

    private boolean isBehind(int at, IpAddress address) {
        int order = Long.compareUnsigned(high[at], address.high());
        return order != 0 ? order > 0 : Long.compareUnsigned(low[at], address.low()) > 0;
    }

    /** Cuts nested ranges, given outer before inner, into stretches. */
    private static final class Stretches {
        private final List<IpAddress> starts = new ArrayList<>();
        private final List<Optional<Entry>> entries = new ArrayList<>();
        private final Deque<Open> open = new ArrayDeque<>();

        private record Open(IpAddress last, Entry entry) {}

        void open(AddressRange range, Entry entry) {
            while (!open.isEmpty() && open.peek().last().compareTo(range.first()) < 0) {
                closeInnermost();
            }
            begin(range.first(), Optional.of(entry));
            open.push(new Open(range.last(), entry));
        }

        void close() {
            while (!open.isEmpty()) {
                closeInnermost();
            }
        }

        /** Behind a range holds what holds around it. */
        private void closeInnermost() {
            IpAddress last = open.pop().last();
            if (!last.isHighest()) {
                begin(last.next(), Optional.ofNullable(open.peek()).map(Open::entry));
            }
        }

        private void begin(IpAddress start, Optional<Entry> entry) {
            int previous = starts.size() - 1;
            if (previous >= 0 && starts.get(previous).equals(start)) {
                entries.set(previous, entry);
            } else {
                starts.add(start);
                entries.add(entry);
            }
        }
    }
}
