// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.sipassistant.endpoint.AnswerPage;

/** Asks why each of the sample calls failed, prints the answers, and checks them against what is known of the calls. */
final class DemoAnswers {
    private final Http http;
    private final Printer printer;
    private final ObjectMapper mapper = new ObjectMapper();
    private final List<String> summary = new ArrayList<>();
    private int right;

    DemoAnswers(Http http, Printer printer) {
        this.http = http;
        this.printer = printer;
    }

    /** Whether every answer is right. Calls that did not fail are asked for as well, but their answers not printed. */
    boolean ask(List<DemoCall> calls) throws IOException {
        long failing = calls.stream().filter(DemoCall::fails).count();
        int number = 0;
        for (DemoCall call : calls) {
            JsonNode answer = answer(call);
            JsonNode told = answer.path("calls").path(0);
            if (call.fails()) {
                number++;
                heading(number + " of " + failing + "  " + call.title(), call.source() + ", Call-ID " + call.callId());
                printer.line(AnswerPage.of(mapper.convertValue(answer, new TypeReference<>() {})));
            }
            check(call, told);
        }
        heading(right + " of " + calls.size() + " answers agree with what is known of the calls");
        summary.forEach(printer::line);
        return right == calls.size();
    }

    private JsonNode answer(DemoCall call) throws IOException {
        JsonNode question = JsonNodeFactory.instance.objectNode().put("call_id", call.callId());
        Http.Reply reply = http.send("POST", "/_plugins/_sip/why", question);
        if (reply.status() != 200) {
            printer.line("  No answer for " + call.callId() + ": " + reply.text());
        }
        return reply.json();
    }

    private void heading(String... lines) {
        printer.line("");
        printer.rule();
        for (String line : lines) {
            printer.line(line);
        }
        printer.rule();
    }

    private void check(DemoCall call, JsonNode told) {
        String outcome = told.path("outcome").asText();
        String category = told.path("root_cause").path("category").asText();
        String line = String.format(Locale.ROOT, "%-11s %-31s %s", outcome, category, call.title());
        if (call.isTold(told)) {
            right++;
            summary.add("  right  " + line);
        } else {
            summary.add("  WRONG  " + line + " [expected " + call.outcome() + " " + call.category() + "]");
        }
    }
}
