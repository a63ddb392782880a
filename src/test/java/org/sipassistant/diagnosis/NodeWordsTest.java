// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sipassistant.knowledge.Party;

class NodeWordsTest {

    @ParameterizedTest
    @CsvSource({
        "our-pbx, PROXY",
        "Asterisk, PROXY",
        "Carrier_A, NEXT_HOP",
        "SIP-trunk-server, NEXT_HOP",
        "registrar, REGISTRAR",
        "desk-phone,",
        "node-2,",
        "trunk.example.net,",
        "2001:db8::1,",
        "spbx,",
    })
    void aWordOfItsNameTellsWhatANodeIs(String host, String party) {
        assertEquals(Optional.ofNullable(party).map(Party::valueOf), NodeWords.party(host));
    }
}
