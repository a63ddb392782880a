// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.sipassistant.ingest.FieldSet;
import org.sipassistant.ingest.Knowhow;
import org.sipassistant.ingest.SipEnricher;
import org.sipassistant.ingest.SipOptions;
import org.sipassistant.ingest.pseudonym.PseudonymKey;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.inventory.InventoryLine;

/** Which fields the processor writes, found by letting it read messages that have everything. */
final class WrittenFields {
    private static final String REQUEST = """
        INVITE sip:+49301234567;npdi;rn=+4930;tgrp=out@gw.example.net:5062;user=phone SIP/2.0
        Via: SIP/2.0/UDP 192.0.2.20:5060;branch=z9hG4bK87asdks7;received=198.51.100.7;rport=41222
        Max-Forwards: 69
        From: "Alice" <sip:1001@pbx.example.com:5060>;tag=1928301774
        To: "Bob" <sip:+49301234567@gw.example.net:5062>;tag=a6c85cf
        Call-ID: a84b4c76e66710@192.0.2.10
        CSeq: 102 INVITE
        Contact: "Desk" <sip:1001@192.0.2.10:5060>;expires=60;+sip.instance="<urn:uuid:1>"
        Authorization: Digest username="1001", realm="gw", nonce="8f3a", response="0123", algorithm=MD5, stale=true, nc=00000001
        Session-ID: ab30317f1a784dc48ff824d0d3715d86;remote=47755a9de7794ba387653f2099600ef2
        P-Charging-Vector: icid-value=1234bc9876e;icid-generated-at=192.0.2.1
        P-Asserted-Identity: "Alice" <sip:+49305550000@pbx.example.com:5060;verstat=TN-Validation-Passed>
        Privacy: id
        Identity: eyJhbGciOiJFUzI1NiJ9.eyJhdHRlc3QiOiJBIiwiZGVzdCI6eyJ0biI6WyI0OTMwMTIzNDU2NyJdfSwib3JpZyI6eyJ0biI6IjQ5MzA1NTUwMDAwIn19.c2ln;ppt=shaken
        Session-Expires: 1800;refresher=uac
        Min-SE: 90
        Expires: 120
        Require: 100rel
        Supported: replaces, timer
        Allow: INVITE, ACK
        RAck: 1 102 INVITE
        Event: dialog
        Route: <sip:192.0.2.1;lr>
        Record-Route: <sip:192.0.2.2;lr>
        Path: <sip:192.0.2.3;lr>
        History-Info: <sip:2000@pbx.example.com>;index=1
        Diversion: <sip:2000@pbx.example.com>;reason=no-answer
        Refer-To: "Carol" <sip:2001@pbx.example.com:5060>
        Replaces: 12345@192.0.2.9;to-tag=1;from-tag=2
        Priority: emergency
        User-Agent: Yealink SIP-T46S 66.86.0.15
        P-RTP-Stat: PS=100,PR=98,PL=2,JI=3
        Content-Type: application/sdp
        Content-Length: 400

        v=0
        o=- 1 2 IN IP4 10.0.0.7
        s=-
        c=IN IP4 10.0.0.7
        t=0 0
        m=audio 30000 RTP/SAVP 8 0 101
        a=rtpmap:101 telephone-event/8000
        a=setup:actpass
        a=sendrecv
        """;
    private static final String RESPONSE = """
        SIP/2.0 499 Odd
        Via: SIP/2.0/UDP 192.0.2.10:5060;branch=z9hG4bK776asdhds
        From: "Alice" <sip:1001@pbx.example.com>;tag=1928301774
        To: Bob <sip:bob@example.net>;tag=a6c85cf
        Call-ID: a84b4c76e66710@192.0.2.10
        CSeq: 102 OPTIONS
        Server: kamailio (5.7.4 (x86_64/linux))
        Reason: Q.850;cause=17;text="User busy", SIP;cause=486, STIR;cause=436
        Warning: 399 gw.example.net "busy on port 3"
        Retry-After: 30
        Min-Expires: 60
        Unsupported: 100rel
        RSeq: 1
        Subscription-State: terminated
        Content-Length: nine

        """;

    private static final String REPORT = """
        PUBLISH sip:collector@example.net SIP/2.0
        Call-ID: q1@192.0.2.21
        CSeq: 1 PUBLISH
        Content-Type: application/vq-rtcpxr
        Content-Length: 83

        VQSessionReport: CallTerm
        LocalMetrics:
        Delay:RTD=48 IAJ=7.5
        QualityEst:MOSCQ=4.2
        """;

    private static final String RECEIVED =
            "[2026-03-17 08:05:05.005] VERBOSE[2743][C-0000002a] res_pjsip_logger.c: <---"
                    + " Received SIP request (1053 bytes) from UDP:10.20.4.21:5060 --->\n";
    private static final String SENT =
            "08:05:05.030: 192.0.2.70: NOTICE: [S=1] [SID=2ed1c8:96:5]  (N 1) ---- Outgoing SIP"
                    + " Message to sbc.example.net:5061 from SIPInterface #0 (Carrier) TLS TO(#1) ----\n";
    private static final List<String> TEXTS = List.of(
            RECEIVED + REQUEST,
            RECEIVED.replace("10.20.4.21", "pbx.example.net") + REQUEST,
            SENT + RESPONSE,
            REPORT,
            SENT.replace("sbc.example.net", "192.0.2.9") + RESPONSE,
            "-- Registered SIP '1004' at 192.0.2.31:5060");

    private static final Inventory NETWORK = Inventory.read(List.of(new InventoryLine(
                    1, Map.of("name", "carrier", "role", "trunk", "match", List.of("10.20.4.21"), "customer", "ACME"))))
            .inventory();

    private static final PseudonymKey KEY = PseudonymKey.of("a secret of more than sixteen");

    private WrittenFields() {}

    /** The paths below {@code sip} and beside it, each with the smallest set of fields that has it. */
    static Map<String, String> levels() {
        Map<String, String> levels = new TreeMap<>();
        for (FieldSet set : FieldSet.values()) {
            String level = set.name().toLowerCase(Locale.ROOT);
            for (String message : TEXTS) {
                collect(message, Map.of("fields", level, "formats", List.of("all"), "default_region", "DE"), levels);
            }
            collect(RECEIVED + REQUEST, Map.of("fields", level, "pseudonymise", true), levels);
        }
        return levels;
    }

    private static void collect(String message, Map<String, Object> options, Map<String, String> levels) {
        Map<String, Object> document = new HashMap<>();
        document.put("message", message.replace("\n", "\r\n"));
        processor(options, NETWORK).enrich(document);
        document.remove("message");
        collect("", document, options.get("fields").toString(), levels);
    }

    static SipEnricher processor(Map<String, Object> options) {
        return processor(options, Inventory.empty());
    }

    private static SipEnricher processor(Map<String, Object> options, Inventory inventory) {
        Knowhow known = Experts.knowhow();
        return SipEnricher.create(
                SipOptions.take(new HashMap<>(options)),
                new Knowhow(known.knowledge(), known.logs(), known.events(), () -> inventory, () -> Optional.of(KEY)));
    }

    private static void collect(String path, Object value, String level, Map<String, String> levels) {
        if (value instanceof Map<?, ?> map) {
            map.forEach(
                    (key, inner) -> collect(path.isEmpty() ? key.toString() : path + "." + key, inner, level, levels));
        } else if (value instanceof List<?> list && list.get(0) instanceof Map) {
            list.forEach(inner -> collect(path, inner, level, levels));
        } else {
            levels.putIfAbsent(path, level);
        }
    }
}
