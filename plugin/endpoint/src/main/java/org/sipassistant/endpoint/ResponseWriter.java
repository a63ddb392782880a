// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.sipassistant.call.DocumentId;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.diagnosis.StatedAnswer;
import org.sipassistant.message.StatusLine;
import org.sipassistant.secret.Secrets;

/** Tells the responses of a call that matter, as JSON data: the one that decided, and the one that the caller got. */
final class ResponseWriter {
    private final Function<Instant, String> time;

    /** @param time how a time is written */
    ResponseWriter(Function<Instant, String> time) {
        this.time = time;
    }

    void write(Diagnosis diagnosis, Map<String, Object> call) {
        diagnosis.decisive().ifPresent(m -> call.put("decisive", decisive(m)));
        diagnosis.statedAnswer().ifPresent(stated -> call.put("decisive", stated(stated)));
        diagnosis.story().told().ifPresent(m -> {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("code", m.message().statusCode());
            m.at().ifPresent(at -> told.put("at", time.apply(at)));
            call.put("final_at_caller", told);
        });
    }

    private Map<String, Object> decisive(ObservedMessage message) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("method", message.message().method());
        response.put("code", message.message().statusCode());
        if (message.message().startLine() instanceof StatusLine line
                && !line.phrase().isBlank()) {
            response.put("reason", Secrets.mask(line.phrase()));
        }
        message.at().ifPresent(at -> response.put("at", time.apply(at)));
        message.source().ifPresent(by -> response.put("generated_by", by.toString()));
        message.observation().document().ifPresent(id -> putDocument(response, id));
        return response;
    }

    /** What a log line says of the response, which itself was not seen. */
    private Map<String, Object> stated(StatedAnswer stated) {
        Map<String, Object> response = new LinkedHashMap<>();
        ObservedEvent line = stated.line();
        stated.method().ifPresent(method -> response.put("method", method));
        response.put("code", stated.code());
        stated.phrase().ifPresent(phrase -> response.put("reason", Secrets.mask(phrase)));
        line.observation().at().ifPresent(at -> response.put("at", time.apply(at)));
        response.put("stated_by", line.event().product());
        stated.cause().ifPresent(cause -> response.put("derived_from", cause.name()));
        response.put("quote", line.quote());
        line.observation().document().ifPresent(id -> putDocument(response, id));
        return response;
    }

    static void putDocument(Map<String, Object> target, DocumentId id) {
        target.put("_index", id.index());
        target.put("_id", id.id());
    }
}
