// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sipassistant.ingest.pseudonym.PseudonymKey;
import org.sipassistant.inventory.Inventory;

/** Documents and enrichers for these tests. */
final class Documents {

    static final String INVITE = """
        INVITE sip:+49301234567;npdi;rn=+4930@gw.example.net:5062;user=phone SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.20:5060;branch=z9hG4bK87asdks7;received=198.51.100.7;rport=41222
        Via: SIP/2.0/TCP [2001:db8::9]:5061;branch=z9hG4bK776asdhds
        Max-Forwards: 69
        From: "Alice" <sip:1001@pbx.example.com>;tag=1928301774
        To: <sip:030123456@gw.example.net>
        Call-ID: a84b4c76e66710@192.0.2.10
        CSeq: 102 INVITE
        Contact: <sip:1001@192.0.2.10:5060;transport=udp>;expires=60
        Proxy-Authorization: Digest username="1001", realm="gw", nonce="8f3a", uri="sip:gw", response="0123456789abcdef", cnonce="c0ffee", nc=00000001
        Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=00000000000000000000000000000000
        Session-Expires: 1800;refresher=uac
        Min-SE: 90
        Supported: replaces, timer
        Diversion: <sip:2000@pbx.example.com>;reason=no-answer
        User-Agent: Yealink SIP-T46S 66.86.0.15
        Content-Type: application/sdp
        Content-Length: 233

        v=0
        o=- 1 2 IN IP4 10.0.0.7
        s=-
        c=IN IP4 10.0.0.7
        t=0 0
        m=audio 30000 RTP/SAVP 8 0 101
        a=rtpmap:101 telephone-event/8000
        a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:d0RmdmcmVCspeEc3QGZiNWpVLFJhQX1cfHAwJSoj|2^20
        a=sendrecv
        """.replace("\n", "\r\n");

    static final String BUSY = """
        SIP/2.0 486 Busy Here
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK776asdhds
        From: "Alice" <sip:1001@pbx.example.com>;tag=1928301774
        To: Bob <sip:bob@example.net>;tag=a6c85cf
        Call-ID: a84b4c76e66710@192.0.2.10
        CSeq: 102 INVITE
        Server: kamailio (5.7.4 (x86_64/linux))
        Reason: Q.850;cause=17;text="User busy", SIP;cause=486
        Warning: 399 gw.example.net "busy on port 3"
        Retry-After: 30
        Content-Length: 0

        """.replace("\n", "\r\n");

    static final Instant NOW = Instant.parse("2026-11-20T10:15:30.123Z");

    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    static final Knowhow KNOWHOW = Knowhow.load(Documents::read);

    private Documents() {}

    static SipEnricher enricher(Map<String, Object> config) {
        return enricher(config, Inventory.empty());
    }

    static SipEnricher enricher(Map<String, Object> config, Inventory inventory) {
        Knowhow knowhow = new Knowhow(KNOWHOW.knowledge(), KNOWHOW.logs(), KNOWHOW.events(), () -> inventory);
        return SipEnricher.create(SipOptions.take(new HashMap<>(config)), knowhow, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** One that gives pseudonyms, and knows no region, network or time; without a key where there is none. */
    static SipEnricher pseudonymiser(@Nullable PseudonymKey key, Map<String, Object> config) {
        Map<String, Object> all = new HashMap<>(config);
        all.put("pseudonymise", true);
        Knowhow knowhow = new Knowhow(
                KNOWHOW.knowledge(),
                KNOWHOW.logs(),
                KNOWHOW.events(),
                Inventory::empty,
                () -> Optional.ofNullable(key));
        return SipEnricher.create(SipOptions.take(all), knowhow, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /** A document with a message, enriched. */
    static Map<String, Object> enriched(String message, Map<String, Object> config) {
        Map<String, Object> source = new HashMap<>(Map.of("message", message));
        enricher(config).enrich(source);
        return source;
    }

    static Object at(Map<String, Object> source, String path) {
        Object value = new DocumentFields(source).get(path);
        return value == null ? "absent" : value;
    }

    private static Map<String, Object> read(InputStream in) {
        try {
            return YAML.readValue(in, new TypeReference<Map<String, Object>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
