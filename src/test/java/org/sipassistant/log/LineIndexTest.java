// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LineIndexTest {

    private static final List<LinePattern> PATTERNS = IntStream.range(0, 100)
            .mapToObj(i -> LinePattern.compile("line " + i + " received from {source}!"))
            .toList();

    @Test
    void namesEveryPatternThatIsInALine() {
        LineIndex index = new LineIndex(PATTERNS);
        for (int i = 0; i < PATTERNS.size(); i++) {
            String line = "12:00:01 line " + i + " received from 192.0.2.1:5060!";
            assertTrue(holds(index.candidates(line, 0, line.length()), i), line);
        }
    }

    @Test
    void namesFewOfThePatternsThatAreNot() {
        String line = "sshd[212]: Accepted publickey for root from 192.0.2.7 port 4711";
        assertTrue(count(new LineIndex(PATTERNS).candidates(line, 0, line.length())) < 5);
        String one = "line 7 received from 192.0.2.1:5060!";
        assertTrue(count(new LineIndex(PATTERNS).candidates(one, 0, one.length())) < 25);
    }

    @Test
    void namesAPatternOfShortLiteralsForEveryLine() {
        LineIndex index = new LineIndex(List.of(PATTERNS.getFirst(), LinePattern.compile("{source}>{destination}")));
        assertTrue(holds(index.candidates("", 0, 0), 1));
    }

    private static boolean holds(long[] candidates, int index) {
        return (candidates[index / Long.SIZE] & 1L << index) != 0;
    }

    private static int count(long[] candidates) {
        int count = 0;
        for (long word : candidates) {
            count += Long.bitCount(word);
        }
        return count;
    }
}
