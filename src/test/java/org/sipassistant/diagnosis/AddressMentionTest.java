// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressMentionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "10:00:00 connect 198.51.100.7:5061 failed (111) Connection refused | 198.51.100.7:5061",
                "read tcp 192.0.2.1:40001->198.51.100.7:5061: connection reset by peer | 198.51.100.7:5061",
                "connect ECONNREFUSED 198.51.100.7:5061 | 198.51.100.7:5061",
                "connect to 198.51.100.7 port 5061: Connection refused | 198.51.100.7",
                "dial tcp [2001:db8::7]:5061: connect: connection refused | [2001:db8::7]:5061",
                "from 192.0.2.1:5060 to 198.51.100.7. Connection refused | 198.51.100.7",
                "connect to 198.51.100.7:5061 from 192.0.2.1:40001: Connection refused | 198.51.100.7:5061"
            })
    void isTheLastOneWithAPortThatIsNotTheNearEnd(String line, String address) {
        assertEquals(address, AddressMention.last(line).orElse("none"));
    }

    @ParameterizedTest
    @CsvSource({"10:00:00 Connection refused", "version 1.2.3 of tcp_main.c:2964", "300.1.2.3:5060 refused", "''"})
    void nothingElseIsAnAddress(String line) {
        assertEquals("none", AddressMention.last(line).orElse("none"));
    }

    @Test
    void takesTimeInProportionToTheLine() {
        String line = "1:".repeat(200_000) + " x ".repeat(200_000);
        Assertions.assertTimeout(Duration.ofSeconds(2), () -> AddressMention.last(line));
    }
}
