// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerboseLinesTest {
    @Test
    void splitsWhatRanTogether() {
        assertEquals("""
            first
            -- Called PJSIP/0301234@carrier
            -- Got SIP response 603 "Declined" back from 192.0.2.9:5060
            == Everyone is busy/congested at this time (1:1/0/0)
            last
            """, VerboseLines.split("""
                first
                -- Called PJSIP/0301234@carrier    -- Got SIP response 603 "Declined" back from 192.0.2.9:5060   \
                == Everyone is busy/congested at this time (1:1/0/0)
                last
                """));
    }

    @Test
    void splitsALineThatBeginsWithTheSignItself() {
        assertEquals(
                "  == Using SIP RTP CoS mark 5\n-- Got SIP response 603 \"Declined\"",
                VerboseLines.split("  == Using SIP RTP CoS mark 5    -- Got SIP response 603 \"Declined\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "    -- Called PJSIP/0301234@carrier\n    -- PJSIP/carrier-1 is busy\n",
                "it rings  -- and then nothing",
                "a -- b -- c",
                "--  ==  --  ==",
                "   ",
                "\n \n",
                "ends with a blank  ",
                "-- Called PJSIP/0301234@carrier\n",
            })
    void leavesOthersAlone(String text) {
        assertSame(text, VerboseLines.split(text));
    }
}
