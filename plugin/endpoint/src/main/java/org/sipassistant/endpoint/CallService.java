// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.sipassistant.endpoint.rendering.CarrierTicket;
import org.sipassistant.endpoint.rendering.MermaidDiagram;
import org.sipassistant.endpoint.rendering.PacketCapture;
import org.sipassistant.endpoint.rendering.Rendering;
import org.sipassistant.endpoint.rendering.SvgLadder;
import org.sipassistant.endpoint.rendering.TextLadder;

/** Gives a whole call in the form that is asked for. Thread-safe; blocks on nothing. */
public final class CallService {
    private final WhyService why;
    private final Expertise expertise;

    public CallService(WhyService why, Expertise expertise) {
        this.why = why;
        this.expertise = expertise;
    }

    /** Fails with {@link NotFoundException} where no message of the call is found. */
    public CompletionStage<CallAnswer> call(CallQuestion question, Cluster cluster) {
        return why.judged(question.why(), cluster).thenApply(judged -> answer(question, judged));
    }

    private CallAnswer answer(CallQuestion question, Judged judged) {
        return switch (question.format()) {
            case JSON -> data(judged, question.why().zone());
            case TEXT -> drawn(new TextLadder(), question, judged);
            case SVG -> drawn(new SvgLadder(), question, judged);
            case MERMAID -> drawn(new MermaidDiagram(), question, judged);
            case TICKET ->
                drawn(new CarrierTicket(question.peer(), question.why().callId()), question, judged);
            case PCAP -> drawn(new PacketCapture(new MaskedMessages(expertise)::text), question, judged);
        };
    }

    /** The answer of {@code why}, with the messages in each call. */
    private CallAnswer data(Judged judged, ZoneId zone) {
        MaskedMessages messages = new MaskedMessages(expertise);
        AnswerWriter writer = new AnswerWriter(zone, List.of());
        List<Object> told = Json.list(judged.answer(), "calls");
        for (int i = 0; i < told.size(); i++) {
            Json.asMap(told.get(i)).put("messages", messages.of(judged.calls().get(i), writer));
        }
        return new CallAnswer.Data(judged.answer());
    }

    private static CallAnswer drawn(Rendering rendering, CallQuestion question, Judged judged) {
        SheetWriter writer = new SheetWriter(question.why().zone());
        return new CallAnswer.Drawn(rendering.render(writer.sheet(judged)));
    }
}
