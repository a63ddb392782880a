// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DescriptionAloneTest {
    @Test
    void isWhatHasTheLinesOfOne() {
        assertTrue(DescriptionAlone.is(
                "the offer:\n  v=0\n  c=IN IP4 192.0.2.7\n  m=audio 4000 RTP/AVP 0\n  a=sendrecv\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "m=audio 4000 RTP/AVP 0",
                "a=1\nb=2\nc=3\n",
                "v=0\nm=audio 4000 RTP/AVP 0\na=sendrecv\nand here\nfollow\nmany\nlines of another log\n"
            })
    void isNothingElse(String text) {
        assertFalse(DescriptionAlone.is(text));
    }
}
