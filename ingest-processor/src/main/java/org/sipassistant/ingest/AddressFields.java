// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Map;
import java.util.Optional;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;

/** The parties of a message as Packetbeat names them: Request-URI, From, To and Contact. */
final class AddressFields {

    private AddressFields() {}

    static void write(SipMessage message, FieldMap sip) {
        if (message.startLine() instanceof RequestLine line) {
            FieldMap uri = uri(line.uri());
            routing(line.uri(), uri);
            sip.object("uri", uri);
        }
        address("from", message.from(), sip);
        address("to", message.to(), sip);
        Optional<NameAddr> contact = message.address(Header.CONTACT);
        if (contact.isPresent() && !contact.get().uri().scheme().isEmpty()) {
            address("contact", contact, sip);
        }
        numbers(message, sip);
    }

    /** An address as an object of its own, for headers with one. */
    static FieldMap address(NameAddr address) {
        FieldMap fields = new FieldMap(4);
        fields.text("display_info", address.displayName());
        fields.object("uri", uri(address.uri()));
        fields.text("tag", address.tag());
        return fields;
    }

    private static void address(String name, Optional<NameAddr> address, FieldMap sip) {
        if (address.isPresent()) {
            sip.object(name, address(address.get()));
        }
    }

    private static FieldMap uri(SipUri uri) {
        FieldMap fields = new FieldMap(5);
        fields.text("original", uri.original());
        fields.text("scheme", uri.scheme());
        fields.text("username", uri.user());
        fields.text("host", uri.host());
        fields.number("port", uri.port());
        return fields;
    }

    /** Number portability (RFC 4694) and trunk group (RFC 4904), in the user part or behind the host. */
    private static void routing(SipUri uri, FieldMap fields) {
        int semicolon = uri.user().isPresent() ? uri.user().get().indexOf(';') : -1;
        if (semicolon >= 0) {
            String parameters = uri.user().get().substring(semicolon + 1);
            fields.text("user_params", parameters);
            routing(NameAddr.parse("<sip:x>;" + parameters).parameters(), fields);
        } else {
            routing(uri.parameters(), fields);
        }
    }

    private static void routing(Map<String, String> parameters, FieldMap fields) {
        fields.text("rn", Optional.ofNullable(parameters.get("rn")));
        fields.text("tgrp", Optional.ofNullable(parameters.get("tgrp")));
        fields.flagIfTrue("npdi", parameters.containsKey("npdi"));
    }

    private static void numbers(SipMessage message, FieldMap sip) {
        // RFC 3325: the asserted identity is the number the network vouches for, From is what the caller says
        Optional<NameAddr> asserted = message.address(Header.P_ASSERTED_IDENTITY);
        Optional<String> calling = user(asserted.isPresent() ? asserted : message.from());
        Optional<String> called =
                message.startLine() instanceof RequestLine line ? line.uri().user() : Optional.empty();
        NumberSides.write(calling, called.isPresent() ? called : user(message.to()), sip);
    }

    private static Optional<String> user(Optional<NameAddr> address) {
        return address.isPresent() ? address.get().uri().user() : Optional.empty();
    }
}
