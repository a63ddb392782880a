// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.inventory;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The addresses that begin with the same bits; two ranges are nested or have nothing in common.
 *
 * @param first the lowest address
 * @param bits that all its addresses share, of 128
 */
record AddressRange(IpAddress first, int bits) {

    /** An outer range before the ranges within it. */
    static final Comparator<AddressRange> OUTER_FIRST =
            Comparator.comparing(AddressRange::first).thenComparingInt(AddressRange::bits);

    /** The range that a text spells, {@code 192.0.2.7}, {@code 192.0.2.0/24}, {@code 2001:db8::/32}; null where none. */
    static @Nullable AddressRange parse(String text) {
        int slash = text.indexOf('/');
        IpAddress address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            return null;
        }
        int offset = address.isIpv4() && text.indexOf(':') < 0 ? IpAddress.IPV4_OFFSET : 0;
        int length = slash < 0 ? IpAddress.BITS - offset : length(text, slash + 1);
        AddressRange range = new AddressRange(address, offset + length);
        return length < 0 || range.bits > IpAddress.BITS ? null : range;
    }

    /** Whether the address is the lowest of its network; else somebody meant another length or another address. */
    boolean isAligned() {
        return (first.high() & ~highMask()) == 0 && (first.low() & ~lowMask()) == 0;
    }

    IpAddress last() {
        return new IpAddress(first.high() | ~highMask(), first.low() | ~lowMask());
    }

    private long highMask() {
        return bits == 0 ? 0 : bits >= 64 ? -1 : -1L << (64 - bits);
    }

    private long lowMask() {
        return bits <= 64 ? 0 : -1L << (IpAddress.BITS - bits);
    }

    private static int length(String text, int from) {
        int length = from < text.length() && text.length() <= from + 3 ? 0 : -1;
        for (int at = from; at < text.length() && length >= 0; at++) {
            char c = text.charAt(at);
            length = c >= '0' && c <= '9' ? length * 10 + (c - '0') : -1;
        }
        return length;
    }
}
