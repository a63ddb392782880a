// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.sipassistant.call.ExampleLadder;
import org.sipassistant.call.ObservedMessage;

class EvidenceTest {
    private static ObservedMessage first(String ladder) {
        List<ObservedMessage> messages = ExampleLadder.messages(ladder);
        return messages.getFirst();
    }

    @Test
    void quotesTheReasonsBehindTheFirstLine() {
        ObservedMessage busy = first("0.0 B > A  486 Busy Here (INVITE)  Reason: Q.850;cause=17;text=\"User busy\"");
        assertEquals(
                "SIP/2.0 486 Busy Here | Reason: Q.850;cause=17;text=\"User busy\"",
                new Evidence(busy, Evidence.describe("final_response")).quote());
    }

    @Test
    void quotesWhatACodeNeedsBesideIt() {
        ObservedMessage brief = first("0.0 B > A  423 Interval Too Brief (REGISTER)  Min-Expires: 3600");
        assertEquals(
                "SIP/2.0 423 Interval Too Brief | Min-Expires: 3600",
                new Evidence(brief, Evidence.describe("final_response")).quote());
    }

    @Test
    void quotesTheHeaderThatIsNotAsItMustBe() {
        ObservedMessage refer = first("0.0 A > B  REFER sip:bob@example.net  Refer-To: <sip:1002>");
        assertEquals(
                "REFER sip:bob@example.net SIP/2.0 | Refer-To: <sip:1002>",
                new Evidence(refer, Evidence.describe("flawed")).quote());
    }

    @Test
    void quotesNoSecret() {
        ObservedMessage broken = first("0.0 A > B  REGISTER sip:example.net  Authorization: Digest username=\"al\","
                + " realm=\"example.net\", nonce=\"f00d\", uri=\"sip:example.net\","
                + " response=\"0123456789abcdef0123456789abcdef\", qop=\"undefined\"");
        String quote = new Evidence(broken, Evidence.describe("flawed")).quote();
        assertEquals(-1, quote.indexOf("0123456789abcdef"), quote);
        assertEquals(true, quote.contains("qop=\"undefined\""), quote);
    }

    @Test
    void quotesNoSecretOfAUri() {
        ObservedMessage refer =
                first("0.0 A > B  REFER sip:bob@example.net  Refer-To: <sip:1002:hunter2@?Authorization=s3cret>");
        String quote = new Evidence(refer, Evidence.describe("flawed")).quote();
        assertEquals(-1, quote.indexOf("hunter2"), quote);
        assertEquals(-1, quote.indexOf("s3cret"), quote);
        ObservedMessage moved = first("0.0 B > A  302 Moved Temporarily (INVITE)"
                + "  Contact: <sip:bob:hunter2@192.0.2.9?Authorization=s3cret>");
        String contact = new Evidence(moved, Evidence.describe("final_response")).quote();
        assertEquals(true, contact.contains("Contact: <sip:bob:"), contact);
        assertEquals(-1, contact.indexOf("hunter2"), contact);
        assertEquals(-1, contact.indexOf("s3cret"), contact);
    }

    @Test
    void quotesNoMoreLinesThanAPersonReads() {
        String warnings =
                "  Warning: 399 a \"one\"  Warning: 399 b \"two\"  Warning: 399 c \"three\"  Warning: 399 d \"four\"";
        String quote =
                new Evidence(first("0.0 B > A  488 Not Acceptable Here (INVITE)" + warnings), "the answer").quote();
        assertEquals(4, quote.split(" \\| ").length, quote);
    }
}
