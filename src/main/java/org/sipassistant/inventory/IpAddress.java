// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.inventory;

import org.jspecify.annotations.Nullable;

/**
 * An IP address as one number of 128 bits; IPv4 is where RFC 4291 section 2.5.5.2 maps it to, so that both families share
 * one order. Never asks a name server.
 *
 * @param high the upper 64 bits
 * @param low the lower 64 bits
 */
public record IpAddress(long high, long low) implements Comparable<IpAddress> {

    static final int BITS = 128;
    /** Bits before an IPv4 address. */
    static final int IPV4_OFFSET = 96;

    private static final long IPV4_PREFIX = 0xFFFF_0000_0000L;

    /** The address that a text spells, with or without brackets and zone; null where it spells none. */
    public static @Nullable IpAddress parse(String text) {
        int to = text.length();
        if (to < 2) {
            return null;
        }
        if (text.charAt(0) == '[') {
            return text.charAt(to - 1) == ']' ? ipv6(text, 1, to - 1) : null;
        }
        return text.indexOf(':') >= 0 ? ipv6(text, 0, to) : ipv4(text, 0, to);
    }

    /** Whether it is an IPv4 address, which then is the lower 32 bits. */
    public boolean isIpv4() {
        return high == 0 && (low & ~0xFFFF_FFFFL) == IPV4_PREFIX;
    }

    /** The next higher address; only asked for where there is one. */
    IpAddress next() {
        return new IpAddress(low == -1 ? high + 1 : high, low + 1);
    }

    boolean isHighest() {
        return high == -1 && low == -1;
    }

    @Override
    public int compareTo(IpAddress other) {
        int order = Long.compareUnsigned(high, other.high);
        return order != 0 ? order : Long.compareUnsigned(low, other.low);
    }

    private static @Nullable IpAddress ipv4(String text, int from, int to) {
        long address = 0;
        int octets = 0;
        int at = from;
        while (octets < 4) {
            int end = at;
            int octet = 0;
            while (end < to && end < at + 3 && isDigit(text.charAt(end))) {
                octet = octet * 10 + text.charAt(end++) - '0';
            }
            boolean last = ++octets == 4;
            if (end == at || octet > 255 || (last ? end != to : end >= to || text.charAt(end) != '.')) {
                return null;
            }
            address = address << 8 | octet;
            at = end + 1;
        }
        return new IpAddress(0, IPV4_PREFIX | address);
    }

    /** RFC 4291 2.2: eight groups, one run of which may be left out, the last two of which may be IPv4. */
    private static @Nullable IpAddress ipv6(String text, int from, int end) {
        int zone = text.indexOf('%', from);
        int to = zone < 0 || zone > end ? end : zone;
        Groups groups = new Groups();
        int at = from;
        if (text.startsWith("::", at) && groups.gap()) {
            at += 2;
        }
        while (at < to) {
            int colon = text.indexOf(':', at);
            int close = colon < 0 || colon >= to ? to : colon;
            boolean added = close == to ? groups.addLast(text, at, to) : groups.add(text, at, close);
            at = close + 1;
            boolean twice = at < to && text.charAt(at) == ':';
            if (!added || at == to || twice && !groups.gap()) {
                return null;
            }
            at += twice ? 1 : 0;
        }
        return groups.address();
    }

    /** The groups of an IPv6 address that is being read. */
    private static final class Groups {
        private static final int MOST = 8;

        private final int[] groups = new int[MOST];
        private int count;
        private int gap = -1;

        /** Notes that groups are left out here; false where some were already. */
        boolean gap() {
            boolean first = gap < 0;
            gap = count;
            return first;
        }

        boolean addLast(String text, int from, int to) {
            IpAddress embedded = count < MOST - 1 ? ipv4(text, from, to) : null;
            if (embedded == null) {
                return add(text, from, to);
            }
            groups[count++] = (int) (embedded.low >>> 16 & 0xFFFF);
            groups[count++] = (int) (embedded.low & 0xFFFF);
            return true;
        }

        boolean add(String text, int from, int to) {
            int group = 0;
            for (int at = from; at < to && at < from + 5; at++) {
                int digit = text.charAt(at) < 128 ? Character.digit(text.charAt(at), 16) : -1;
                if (digit < 0) {
                    return false;
                }
                group = group << 4 | digit;
            }
            boolean fits = count < MOST && to > from && to - from <= 4;
            if (fits) {
                groups[count++] = group;
            }
            return fits;
        }

        @Nullable
        IpAddress address() {
            if (gap < 0 ? count != MOST : count == MOST) {
                return null;
            }
            int left = gap < 0 ? MOST : gap;
            long high = 0;
            long low = 0;
            for (int i = 0; i < MOST; i++) {
                int behind = i - (MOST - count);
                int group = i < left ? groups[i] : behind >= left ? groups[behind] : 0;
                high = high << 16 | low >>> 48;
                low = low << 16 | group;
            }
            return new IpAddress(high, low);
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
