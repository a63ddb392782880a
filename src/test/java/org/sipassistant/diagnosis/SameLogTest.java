// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.sipassistant.call.Call;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.knowledge.TestYaml;

/** A log tells the same at another time, of another process and another release: none of their numbers is taken for something else. */
class SameLogTest {
    private static final RuleBook RULES = RuleBook.load(TestYaml::read, Stories.KNOWLEDGE);

    private static final List<RuleExample.Material> LOGS = RuleFile.all().stream()
            .flatMap(file -> file.examples().stream())
            .map(RuleExample::material)
            .filter(RuleExample.Material::isLog)
            .toList();

    private static final Pattern CLOCK = Pattern.compile("\\b([01]\\d|2[0-3]):([0-5]\\d)(?=:[0-5]\\d\\b)");

    private static final int HOUR = 60;
    private static final int DAY = 24 * HOUR;

    /** @param minute of the hour in which the log then begins; the port of name servers has this number */
    @ParameterizedTest
    @ValueSource(ints = {0, 22, 53})
    void theSameLogAtAnotherTimeTellsTheSame(int minute) {
        tellsTheSame(log -> beginningAt(minute, log));
    }

    /** @param number that is a code of SIP as well */
    @ParameterizedTest
    @ValueSource(ints = {404, 486, 503})
    void theSameLogOfAnotherProcessTellsTheSame(int number) {
        tellsTheSame(log -> log.replaceAll("(?<=[A-Za-z])\\[\\d{2,6}]", "[" + number + "]"));
    }

    /** @param number that is a code of SIP as well */
    @ParameterizedTest
    @ValueSource(ints = {404, 486, 503})
    void theSameLogOfAnotherReleaseTellsTheSame(int number) {
        tellsTheSame(log -> log.replaceAll("(?<=\\.c):\\d{2,5}", ":" + number));
    }

    private static void tellsTheSame(UnaryOperator<String> change) {
        int changed = 0;
        for (RuleExample.Material material : LOGS) {
            String other = change.apply(material.text());
            if (!other.equals(material.text())) {
                assertEquals(told(material.text()), told(other), material::text);
                changed++;
            }
        }
        assertTrue(changed > 100, "changed: " + changed);
    }

    private static String beginningAt(int minute, String log) {
        Matcher first = CLOCK.matcher(log);
        if (!first.find()) {
            return log;
        }
        int shift = DAY + minute - Integer.parseInt(first.group(2));
        return CLOCK.matcher(log).replaceAll(clock -> {
            int now = (Integer.parseInt(clock.group(1)) * HOUR + Integer.parseInt(clock.group(2)) + shift) % DAY;
            return "%02d:%02d".formatted(now / HOUR, now % HOUR);
        });
    }

    private static List<String> told(String log) {
        RuleExample.Material material = new RuleExample.Material(log, true);
        List<Call> calls = CallAssembler.assemble(material.messages(), material.events());
        return calls.stream()
                .map(call -> Diagnosis.of(call, RULES))
                .map(told -> told.rootCause().rule()
                        + ' '
                        + told.category().category()
                        + ' '
                        + told.outcome()
                        + ' '
                        + told.origin().id()
                        + ' '
                        + told.responsible().id())
                .toList();
    }
}
