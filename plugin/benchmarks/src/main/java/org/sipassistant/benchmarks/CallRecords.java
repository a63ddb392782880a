// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.benchmarks;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.sipassistant.endpoint.counting.Counted;

/**
 * Calls as the tracker keeps them: a seventh of them failed for some reason, a quarter because of people. Shortly before the
 * end one trunk falls silent, and one call in fifty ends by a timer: so there is something to find.
 */
final class CallRecords {
    private static final String[] FAILURES = {
        "next-hop-silent no-response-network-unreachable reachability 408",
        "number-unallocated user-not-found-number-format number 404",
        "codec-mismatch codec-mismatch media 488",
        "wrong-credentials wrong-credentials access 401",
        "overload overload-503 capacity 503",
        "gateway-cause gateway-or-pstn-cause-q850 reachability 500",
        "not-registered user-not-registered reachability 480",
        "forbidden forbidden-policy-or-acl access 403"
    };
    private static final String[] PEOPLE = {
        "busy callee-busy people 486",
        "no-answer callee-no-answer-timeout people 480",
        "cancelled-by-caller caller-cancelled people 487"
    };
    private static final String ANSWERED = "answered not-a-failure none 200";
    private static final int LONGEST_PDD = 3_000;
    private static final String SILENT_TRUNK = "carrier-b";
    private static final Duration SILENT_FROM = Duration.ofMinutes(25);
    private static final Duration SILENT_TO = Duration.ofMinutes(5);
    private static final long TIMER_MS = 900_000;

    private final ObjectMapper mapper = new ObjectMapper();
    private final Dice dice = new Dice(17);
    private final Instant start;
    private final Instant end;
    private final int calls;

    /** @param calls spread evenly over the time */
    CallRecords(Instant start, Instant end, int calls) {
        this.start = start;
        this.end = end;
        this.calls = calls;
    }

    Instant begins(int call) {
        return start.plusMillis(Duration.between(start, end).toMillis() * call / calls);
    }

    /** A line of JSON. */
    String document(int call) {
        int roll = dice.below(100);
        String trunk = "carrier-" + dice.of("a", "b", "c", "d", "e", "f");
        Instant at = begins(call);
        boolean silent =
                trunk.equals(SILENT_TRUNK) && at.isAfter(end.minus(SILENT_FROM)) && at.isBefore(end.minus(SILENT_TO));
        String[] cause = (silent ? FAILURES[0] : roll < 14 ? dice.of(FAILURES) : roll < 40 ? dice.of(PEOPLE) : ANSWERED)
                .split(" ");
        boolean answered = cause[3].equals("200");
        boolean failed = silent || roll < 14 || cause[3].equals("486") || cause[3].equals("480");
        long talk = answered ? dice.below(50) == 0 ? TIMER_MS : 1_000L + dice.below(400_000) : 0;
        long ring = dice.below(30_000);
        ObjectNode document = mapper.createObjectNode().put("@timestamp", at.toString());
        document.putObject("event")
                .put("start", at.toString())
                .put("end", at.plusMillis(ring + talk + 500).toString())
                .put("dataset", "sip.calls");
        document.putObject("source").put("ip", "192.0.2." + dice.between(1, 250));
        document.putObject("observer").put("name", "sbc-" + dice.between(1, 3));
        sip(document.putObject("sip"), call, trunk, cause[3], failed);
        ObjectNode told = document.putObject("call")
                .put("primary", true)
                .put("outcome", answered ? "answered" : "failed")
                .put("destination_prefix", "+" + dice.of("44", "49", "33", "1202", "1212", "39"))
                .put("why_url", "/_plugins/_sip/why?call_id=" + call)
                .put(
                        "answer",
                        "The call from 1001 to 1002 ended as it did, because somebody or something wanted it so. Next:"
                                + " look.");
        told.putObject("cause")
                .put("rule", cause[0])
                .put("category", cause[1])
                .put("group", cause[2])
                .put("title", "What " + cause[0] + " means")
                .put("attack", false);
        told.putObject("ended_by").put("side", dice.of("caller", "callee"));
        ObjectNode timing = told.putObject("timing");
        timing.put("post_dial_delay_ms", 200 + dice.below(LONGEST_PDD)).put("ring_ms", ring);
        if (answered) {
            timing.put("talk_ms", talk);
        }
        boolean people = cause[2].equals("people");
        told.putObject("kpi")
                .put("attempts", 1)
                .put("answered", answered ? 1 : 0)
                .put("ner", answered || people ? 1 : 0)
                .put("ser_attempts", cause[3].equals("401") ? 0 : 1)
                .put("ser", answered ? 1 : 0)
                .put("seer", answered || people ? 1 : 0);
        Map<String, Object> whole = mapper.convertValue(document, new TypeReference<>() {});
        Counted.fields(whole).forEach((field, value) -> told.put(field.substring("call.".length()), value.toString()));
        return document.toString();
    }

    private void sip(ObjectNode sip, int call, String trunk, String code, boolean failed) {
        sip.put("call_id", Integer.toHexString(call * 0x9E3779B1) + "@192.0.2.7")
                .put("code", code)
                .put("failed", failed ? 1 : 0)
                .put("trunk", trunk)
                .put("direction", dice.of("inbound", "outbound"))
                .put("customer", "customer-" + dice.between(1, 200));
        sip.putObject("user_agent").put("original", "Deskphone " + dice.between(1, 300));
        sip.putObject("from").putObject("uri").put("original", "sip:1001@example.net");
        sip.putObject("to").putObject("uri").put("original", "sip:1002@example.net");
    }
}
