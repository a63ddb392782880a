// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ClippedLinesTest {

    @ParameterizedTest
    @CsvSource({
        "NVITE sip:1002@example.net SIP/2.0, INVITE sip:1002@example.net SIP/2.0",
        "STER sips:example.net SIP/2.0, REGISTER sips:example.net SIP/2.0",
        "IP/2.0 180 Ringing, SIP/2.0 180 Ringing",
        "/2.0 404, SIP/2.0 404"
    })
    void putsBackWhatTheSelectionMissed(String clipped, String whole) {
        String header = "\nVia: SIP/2.0/UDP 192.0.2.31\n";
        assertEquals(whole + header, ClippedLines.restored(clipped + header));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/2.0 200 OK\nVia: 2.0 cache.example.net",
                "P/2.0 200 OK\ncontent-type: text/html",
                "/2.0 640x480\nFrom: a camera",
                "sbc received RE\nGISTER sip:example.net SIP/2.0\nstate changed",
                "IP/2.0 404 Not Found for call 7b3f",
                "VITE\nVia: SIP/2.0/UDP 192.0.2.31"
            })
    void leavesWhatMayBeAnythingElse(String text) {
        assertEquals(text, ClippedLines.restored(text));
    }
}
