// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.sipassistant.ingest.pseudonym.PseudonymKey;

/** Names stay in no field of a document about SIP, whichever of its fields holds the messages. */
class PseudonymisedFieldsTest {
    private static final PseudonymKey KEY = PseudonymKey.of("a secret of more than sixteen");
    private static final List<String> NAMES = List.of("Clara", "clara", "Brandt", "40998877");
    private static final String START = "INVITE sip:+494099887766@example.net SIP/2.0";
    private static final String TO = "To: Clara Brandt <sip:+494099887766@example.net>;tag=7";

    private static Map<String, Object> pseudonymised(Map<String, Object> fields) {
        Map<String, Object> document = new HashMap<>(fields);
        Documents.pseudonymiser(KEY, Map.of("fields", "full")).enrich(document);
        return document;
    }

    private static void assertNamesNobody(Object written) {
        NAMES.forEach(name -> assertFalse(written.toString().contains(name), () -> name + " is in " + written));
    }

    @Test
    void areReplacedInFieldsBesideTheRawTexts() {
        String message = START + "\r\n" + TO + "\r\nCall-ID: 84b4c76e66710@clara-laptop\r\nCSeq: 1 INVITE\r\n\r\n";
        for (Map<String, Object> fields : List.<Map<String, Object>>of(
                new HashMap<>(Map.of("message", "SIP in", "payload", message)),
                new HashMap<>(Map.of("log", new HashMap<>(Map.of("original", message)))),
                new HashMap<>(Map.of("message", "in", "packets", new ArrayList<>(List.of(message)))),
                new HashMap<>(Map.of("message", "in", "sip_to", "Clara Brandt <sip:+494099887766@example.net>")))) {
            Map<String, Object> document = pseudonymised(fields);
            assertNamesNobody(document);
            assertNotEquals(null, new DocumentFields(document).get("sip.pseudonym.key"));
            Map<String, Object> again = pseudonymised(document);
            assertEquals(document.get("payload"), again.get("payload"));
        }
    }

    @Test
    void areReplacedInWhatStandsBesideSuchAField() {
        String message = START + "\r\n" + TO + "\r\nCSeq: 1 INVITE\r\n\r\n";
        assertNamesNobody(pseudonymised(Map.of("message", "SIP in", "payload", message, "callee", "004940 998877-66")));
        assertNamesNobody(pseudonymised(Map.of("message", "SIP in", "payload", message, "callee", "+494099887766")));
    }

    @Test
    void ofOthersStay() {
        Map<String, Object> document = Map.of("message", "eth0: link up", "note", "Clara Brandt, +494099887766");
        assertEquals(document, pseudonymised(document));
    }
}
