// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.SipMessage;

/** The headers that {@code fields: full} adds: capabilities, events, transfer, diversion and routes. */
final class ExtensionFields {

    /** RFC 3261 20.22: the largest number of hops there may be. */
    private static final long MOST_FORWARDS = 255;

    private ExtensionFields() {}

    static void write(SipMessage message, FieldMap sip) {
        capabilities(message, sip);
        transfer(message, sip);
        sip.list("record_route", message.headers(Header.RECORD_ROUTE));
        sip.list("route", message.headers(Header.ROUTE));
        sip.list("path", message.headers(Header.PATH));
        sip.list("history_info", message.headers(Header.HISTORY_INFO));
        diversions(message, sip);
        Optional<NameAddr> asserted = message.address(Header.P_ASSERTED_IDENTITY);
        if (asserted.isPresent()) {
            sip.object("p_asserted_identity", AddressFields.address(asserted.get()));
        }
        sip.text("privacy", message.header(Header.PRIVACY));
        contact(message, sip);
        IdentityFields.write(message, sip);
        MediaFields.write(message, sip);
    }

    private static void capabilities(SipMessage message, FieldMap sip) {
        sip.list("require", message.headers(Header.REQUIRE));
        sip.list("supported", message.headers(Header.SUPPORTED));
        sip.list("unsupported", message.headers(Header.UNSUPPORTED));
        sip.list("allow", message.headers(Header.ALLOW));
        sip.number("rseq", message.number(Header.RSEQ));
        sip.text("rack", message.header(Header.RACK));
        sip.text("event", message.header(Header.EVENT));
        sip.text("subscription_state", message.header(Header.SUBSCRIPTION_STATE));
        sip.text("content_type", message.header(Header.CONTENT_TYPE).map(HeaderParameters::withoutRest));
        sip.number("content_length", message.number(Header.CONTENT_LENGTH));
        forwards(message.number(Header.MAX_FORWARDS), sip);
        sip.number("size", message.text().length());
    }

    /** A sender may write more than the index takes. */
    private static void forwards(OptionalLong hops, FieldMap sip) {
        if (hops.isPresent() && hops.getAsLong() <= MOST_FORWARDS) {
            sip.number("max_forwards", hops);
        }
    }

    private static void transfer(SipMessage message, FieldMap sip) {
        Optional<NameAddr> referTo = message.address(Header.REFER_TO);
        if (referTo.isPresent()) {
            sip.object("refer_to", AddressFields.address(referTo.get()));
        }
        Optional<String> replaces = message.header(Header.REPLACES);
        if (replaces.isPresent()) {
            FieldMap fields = new FieldMap(1);
            fields.text("call_id", HeaderParameters.value(replaces.get()));
            sip.object("replaces", fields);
        }
    }

    private static void diversions(SipMessage message, FieldMap sip) {
        List<FieldMap> diversions = new ArrayList<>();
        for (NameAddr diversion : message.addresses(Header.DIVERSION)) {
            FieldMap fields = new FieldMap(2);
            fields.text("number", diversion.uri().user());
            fields.text("reason", Optional.ofNullable(diversion.parameters().get("reason")));
            diversions.add(fields);
        }
        sip.objects("diversion", diversions);
    }

    private static void contact(SipMessage message, FieldMap sip) {
        List<NameAddr> contacts = message.contacts();
        Object written = sip.fields().get("contact");
        if (contacts.isEmpty() || !(written instanceof Map<?, ?>)) {
            return;
        }
        NameAddr contact = contacts.getFirst();
        String expires = contact.parameters().getOrDefault("expires", "");
        FieldMap fields = AddressFields.address(contact);
        if (!expires.isEmpty() && expires.length() <= 10 && expires.chars().allMatch(c -> c >= '0' && c <= '9')) {
            fields.number("expires", Long.parseLong(expires));
        }
        // RFC 5626 4.1: the instance id stands in angle brackets within quotes
        fields.text("instance", Optional.ofNullable(contact.parameters().get("+sip.instance")));
        sip.replace("contact", fields);
    }
}
