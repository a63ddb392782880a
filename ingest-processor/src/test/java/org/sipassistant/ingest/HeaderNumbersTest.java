// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.sipassistant.ingest.Documents.at;
import static org.sipassistant.ingest.Documents.enriched;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever sends a message chooses the numbers in it; an index refuses a document with one that its mapping cannot hold. */
class HeaderNumbersTest {

    private static Object full(String header, String field) {
        String message = "OPTIONS sip:198.51.100.7 SIP/2.0\r\n" + header + "\r\nCSeq: 4294967295 OPTIONS\r\n\r\n";
        return at(enriched(message, Map.of("fields", "full")), field);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "65535, 65535", "0, absent", "65536, absent", "abc, absent", "99999999999999999999, absent"})
    void keepsAPortThatCanBeOne(String written, String kept) {
        String via = "Via: SIP/2.0/UDP 203.0.113.9:5060;branch=z9hG4bK7;rport=" + written;
        assertEquals(kept, full(via, "sip.via.top.rport").toString());
        assertEquals("z9hG4bK7", full(via, "sip.via.top.branch"));
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "70, 70", "255, 255", "256, absent", "4294967295, absent", "4294967296, absent"})
    void keepsHopsThatMayBeLeft(String written, String kept) {
        assertEquals(kept, full("Max-Forwards: " + written, "sip.max_forwards").toString());
    }

    @ParameterizedTest
    @CsvSource({
        "Reason: Q.850;cause=99999, sip.reason.q850.cause",
        "Contact: <sip:198.51.100.9:70000>, sip.contact.uri.port",
        "'Contact: <sip:198.51.100.9>;expires=99999999999', sip.contact.expires",
        "Expires: 4294967296, sip.expires"
    })
    void leavesOutWhatIsTooLarge(String header, String field) {
        assertEquals("absent", full(header, field));
    }
}
