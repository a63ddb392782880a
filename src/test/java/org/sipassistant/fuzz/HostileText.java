// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;
import org.sipassistant.knowledge.TestYaml;

/**
 * Makes texts that look like logs with SIP and are broken somewhere: pieces of the grammar, of the samples of all log
 * formats and of the wordings of all products, put together and then cut, doubled, exchanged and sprinkled. The same seed
 * makes the same text.
 */
final class HostileText {
    private static final int LONGEST = 6_000;

    private static final List<String> GRAMMAR = List.of(
            "INVITE sip:bob@example.net SIP/2.0",
            "SIP/2.0 486 Busy Here",
            "SIP/2.0 ",
            "SIP/2.0 99999",
            "SIP/",
            " SIP/2.0",
            "ACK tel:+49301234567 SIP/2.0",
            "M-SEARCH * HTTP/1.1",
            "\r\n",
            "\n",
            "\r",
            "\r\n\r\n",
            "\n\n",
            " \r\n ",
            "\t",
            "Via: SIP/2.0/UDP 192.0.2.1:5060;branch=z9hG4bK1;rport",
            "v: SIP / 2.0 / TCP [2001:db8::1]:5061 ;received=::1",
            "From: \"A \\\" B\" <sip:alice@example.net>;tag=1",
            "t: <sip:bob@example.net;x=\"y\">",
            "f: sip:a@b;tag=",
            "To:<sips:%41%ZZ@[::1]:99999?Subject=x&Route=%3Csip:a%3E>",
            "Call-ID: a@b",
            "i : ",
            "CSeq: 4294967296 INVITE",
            "CSeq:1",
            "Contact: *",
            "m: <sip:a@b>;q=0.5, \"x,y\" <sip:c@d>;expires=",
            "Content-Length: 99999999999",
            "l: 4",
            "Content-Type: application/sdp",
            "Content-Type: multipart/mixed;boundary=\"-\"",
            "Content-Type: message/sipfrag",
            "v=0\r\n"
                    + "o=- 1 1 IN IP4 0.0.0.0\r\n"
                    + "c=IN IP4 x/y\r\n"
                    + "m=audio 0 RTP/SAVP 0 8 101\r\n"
                    + "a=rtpmap:101 telephone-event/8000",
            "m=audio",
            "a=crypto:1 X inline:",
            "a=rtpmap:",
            "Reason: Q.850;cause=17;text=\"busy, or so\", SIP;cause=",
            "Warning: 304 a \"b",
            "WWW-Authenticate: Digest realm=\"a\\\"\",nonce=,qop=\"auth\",stale=TRUE",
            "Authorization: Digest username=\"a\",response=",
            "Retry-After: 18000;duration=3600 (busy)",
            "Expires: -1",
            "Max-Forwards: 70",
            "Subject: SIP/2.0 200 OK",
            "User-Agent: SIP/2.0 200 OK",
            ",",
            ";",
            "\"",
            "\\",
            "<",
            ">",
            "=",
            "\\r\\n",
            "#015#012",
            "\\x0d\\x0a",
            "\\u000d\\n",
            "..",
            "...",
            ".\n",
            "^M",
            "  ",
            "    ",
            "\u0000",
            "\u00e4",
            "\ud83d",
            "\ud83d\ude00",
            "\uffff",
            "\u2028",
            "%",
            "{\"message\":\"",
            "<133>",
            "[S=1] [SID=a:1:2] ",
            "0x0010:  4500 0034 ",
            "2026-03-17 08:05:00.000 ",
            "Mar 17 08:05:00 ",
            "08:05:00.000000 ",
            "1773734700.123 ",
            "[",
            "]",
            "(",
            ")",
            "---");

    private final List<String> pieces = new ArrayList<>(GRAMMAR);

    HostileText() {
        KnowledgeFiles files = new KnowledgeFiles(TestYaml::read);
        for (Section format : files.folder("formats")) {
            format.sections("samples").forEach(sample -> pieces.add(sample.text("log")));
        }
        for (Section product : files.folder("events")) {
            for (Section event : product.sections("events")) {
                pieces.add(event.text("pattern"));
                pieces.addAll(event.texts("example"));
            }
        }
    }

    /** How many pieces there are to make texts of. */
    int pieces() {
        return pieces.size();
    }

    String of(long seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        int parts = 1 + random.nextInt(30);
        for (int i = 0; i < parts && text.length() < LONGEST; i++) {
            boolean grammar = random.nextInt(4) > 0;
            text.append(pieces.get(random.nextInt(grammar ? GRAMMAR.size() : pieces.size())));
            if (random.nextBoolean()) {
                text.append(random.nextBoolean() ? "\r\n" : "\n");
            }
        }
        int changes = random.nextInt(8);
        for (int i = 0; i < changes && !text.isEmpty(); i++) {
            change(text, random);
        }
        return text.toString();
    }

    private void change(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(40));
        switch (random.nextInt(6)) {
            case 0 -> text.delete(at, end);
            case 1 -> text.insert(at, text.substring(at, end).repeat(1 + random.nextInt(20)));
            case 2 -> text.setCharAt(at, (char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
            case 3 -> text.insert(at, GRAMMAR.get(random.nextInt(GRAMMAR.size())));
            case 4 -> text.setLength(at);
            default -> text.insert(random.nextInt(text.length()), text.substring(at, end));
        }
    }
}
