// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.pasted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.sipassistant.endpoint.Experts;
import org.sipassistant.endpoint.TextQuestion;
import org.sipassistant.endpoint.WhyService;
import org.sipassistant.endpoint.pasted.Shape.Packet;

/** A recorded call is told alike in whatever shape it is pasted. */
class ShapesTest {
    private static final Path RECORDED = Path.of("src/test/resources/recorded");
    private static final int FEWEST = 14;
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final WhyService SERVICE = Experts.serviceAt(Instant.parse("2026-11-21T12:00:00Z"));

    @TestFactory
    Stream<DynamicTest> tellsTheSameCallAlike() throws IOException {
        Map<String, List<Packet>> calls = calls(RECORDED);
        assertTrue(calls.size() >= FEWEST, () -> "only " + calls.size() + " calls");
        return Stream.of(Shape.values())
                .map(shape -> DynamicTest.dynamicTest(shape.name(), () -> {
                    List<String> differences = differences(shape, calls);
                    assertEquals(
                            List.of(),
                            differences.stream().limit(2).toList(),
                            () -> shape.of(calls.values().iterator().next()));
                }));
    }

    static List<String> differences(Shape shape, Map<String, List<Packet>> calls) {
        List<String> differences = new ArrayList<>();
        calls.forEach((callId, packets) -> {
            String plain = told(shape.isAddressed() ? Shape.text(packets) : Shape.timed(packets));
            String shaped = told(shape.of(packets));
            if (!plain.equals(shaped)) {
                differences.add(callId + ": " + shaped + " instead of " + plain);
            }
        });
        return differences;
    }

    /** What is told of a text, as far as it does not depend on how the text was found. */
    static String told(String text) {
        JsonNode answer = MAPPER.valueToTree(SERVICE.text(TextQuestion.of(Map.of("text", text))));
        JsonNode call = answer.path("calls").path(0);
        return answer.path("interpreted").path("messages").asInt() + " messages, "
                + answer.path("calls").size() + " calls, "
                + call.path("outcome").asText() + ' '
                + call.path("root_cause").path("category").asText() + ' '
                + call.path("root_cause").path("responsible").asText() + ' '
                + call.path("decisive").path("code").asText() + ' '
                + call.path("timing");
    }

    /** The packets of each call that stand in a folder of captured calls. */
    static Map<String, List<Packet>> calls(Path folder) throws IOException {
        List<Packet> packets = new ArrayList<>();
        for (String line : Files.readAllLines(folder.resolve("messages.jsonl"))) {
            JsonNode document = MAPPER.readTree(line);
            packets.add(new Packet(
                    packets.size(),
                    Instant.parse(document.path("@timestamp").asText()).truncatedTo(ChronoUnit.MILLIS),
                    document.path("source").path("ip").asText(),
                    document.path("source").path("port").asInt(),
                    document.path("destination").path("ip").asText(),
                    document.path("destination").path("port").asInt(),
                    document.path("message").asText()));
        }
        Map<String, List<Packet>> calls = new LinkedHashMap<>();
        for (String line : Files.readAllLines(folder.resolve("calls_truth.jsonl"))) {
            String callId = MAPPER.readTree(line).path("call_id").asText();
            calls.put(
                    callId,
                    packets.stream()
                            .filter(packet -> packet.text().contains(callId))
                            .toList());
        }
        return calls;
    }

    /** Prints what differs in other folders of captured calls. */
    public static void main(String[] folders) throws IOException {
        for (String folder : folders) {
            Map<String, List<Packet>> calls = calls(Path.of(folder));
            for (Shape shape : Shape.values()) {
                List<String> differences = differences(shape, calls);
                System.out.println(shape + ": " + differences.size() + " of " + calls.size() + " differ");
                differences.stream().limit(3).forEach(difference -> System.out.println("    " + difference));
            }
        }
    }
}
