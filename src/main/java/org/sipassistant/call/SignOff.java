// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.List;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.SipMessage;

/** Tells a REGISTER that gives bindings up from one that makes them (RFC 3261 section 10.2.2). */
public final class SignOff {
    private SignOff() {}

    /** Whether the request leaves none of the bindings that it names. */
    public static boolean is(SipMessage register) {
        String expires = register.header(Header.EXPIRES).orElse("").strip();
        List<NameAddr> contacts = register.contacts();
        return contacts.isEmpty()
                ? expires.equals("0")
                : contacts.stream()
                        .allMatch(c ->
                                c.parameters().getOrDefault("expires", expires).equals("0"));
    }
}
