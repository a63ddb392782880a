// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import java.io.IOException;
import java.io.OutputStream;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.Expertise;
import org.sipassistant.endpoint.RecogniseLines;
import org.sipassistant.endpoint.RecogniseService;
import org.sipassistant.endpoint.WhyLimits;

/** How well is this log read? What {@code POST /_plugins/_sip/recognise} answers for the lines of the text. */
final class RecogniseCommand implements Main.Command {
    @Override
    public List<String> options() {
        return List.of("--time-zone");
    }

    @Override
    public int run(Arguments arguments, OutputStream out) throws IOException {
        WhyLimits limits = WhyLimits.standard();
        String text = InputText.read(arguments, limits.maxBytes());
        if (text.length() > limits.maxBytes()) {
            Main.warn("only the first " + limits.maxBytes() + " characters are read");
            text = text.substring(0, (int) limits.maxBytes());
        }
        if (text.isBlank()) {
            return Main.failed(Main.NOT_FOUND, "there is no text to read");
        }
        Map<String, Object> question = new HashMap<>(arguments.options());
        question.put(RecogniseLines.LINES, text);
        RecogniseService service = new RecogniseService(Expertise.load(JsonText::yaml), limits, InstantSource.system());
        out.write(JsonText.page(service.lines(RecogniseLines.of(question))));
        return Main.ANSWERED;
    }
}
