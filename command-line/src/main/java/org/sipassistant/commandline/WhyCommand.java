// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.AnswerPage;
import org.sipassistant.endpoint.Expertise;
import org.sipassistant.endpoint.TextQuestion;
import org.sipassistant.endpoint.WhyLimits;
import org.sipassistant.endpoint.WhyService;
import org.sipassistant.inventory.Inventory;

/** Why did the call in this log fail? What {@code POST /_plugins/_sip/why/text} answers, as a page or as it is. */
final class WhyCommand implements Main.Command {
    private static final String FORMAT = "format";
    private static final List<String> FORMATS = List.of("text", "json");

    @Override
    public List<String> options() {
        return List.of("--call-id", "--time-zone", "--format", InventoryFile.OPTION);
    }

    @Override
    public int run(Arguments arguments, OutputStream out) throws IOException {
        Map<String, Object> question = new HashMap<>(arguments.options());
        String format = String.valueOf(question.getOrDefault(FORMAT, "text"));
        question.remove(FORMAT);
        if (!FORMATS.contains(format)) {
            throw new IllegalArgumentException("option [--format] value [" + format + "] is not one of " + FORMATS);
        }
        Object file = question.remove(InventoryFile.NAME);
        Inventory inventory = file == null ? Inventory.empty() : InventoryFile.read(file.toString());
        WhyLimits limits = WhyLimits.standard();
        String text = InputText.read(arguments, limits.maxBytes());
        if (text.isBlank()) {
            return Main.failed(Main.NOT_FOUND, "there is no text to read");
        }
        question.put("text", text);
        WhyService service =
                new WhyService(Expertise.load(JsonText::yaml, () -> inventory), limits, InstantSource.system());
        Map<String, Object> answer = service.text(TextQuestion.of(question));
        out.write(format.equals("json") ? JsonText.page(answer) : page(answer));
        if (Boolean.TRUE.equals(answer.get("truncated"))) {
            Main.warn("the text is longer than what is read, or has more calls than are told");
        }
        return answer.get("calls") instanceof List<?> calls && !calls.isEmpty() ? Main.ANSWERED : Main.NOT_FOUND;
    }

    private static byte[] page(Map<String, Object> answer) {
        return AnswerPage.of(answer).getBytes(StandardCharsets.UTF_8);
    }
}
