// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Recogniser;

/** Joins the legs of captured calls of which it is known which belong together, where that data is present. */
class LiveLegsTest {
    private static final Path DATA = Path.of("../../shared/data/live");
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void joinsTheLegsOfEveryCallAndNoOthers() throws IOException {
        assumeTrue(Files.isDirectory(DATA), "there is no data at " + DATA);
        Set<Set<String>> joined = new java.util.HashSet<>();
        CallAssembler.assemble(messages()).forEach(call -> joined.add(callIds(call)));
        Set<Set<String>> expected = new java.util.HashSet<>();
        int several = 0;
        for (String line : Files.readAllLines(DATA.resolve("calls_truth.jsonl"))) {
            JsonNode truth = JSON.readTree(line);
            Set<String> ids = new TreeSet<>(Set.of(truth.required("call_id").textValue()));
            truth.required("other_leg_call_ids").forEach(id -> ids.add(id.textValue()));
            expected.add(ids);
            several += ids.size() > 1 ? 1 : 0;
        }
        assertTrue(several >= 16, several + " calls of several legs");
        assertEquals(expected, joined);
    }

    private static Set<String> callIds(Call call) {
        Set<String> ids = new TreeSet<>();
        call.legs().forEach(leg -> ids.add(leg.callId()));
        return ids;
    }

    private static List<ObservedMessage> messages() throws IOException {
        List<ObservedMessage> messages = new ArrayList<>();
        for (String line : Files.readAllLines(DATA.resolve("messages.jsonl"))) {
            JsonNode document = JSON.readTree(line);
            Observation observation = new Observation(
                    Optional.of(Instant.parse(document.get("@timestamp").textValue())),
                    document.at("/event/sequence").asLong(),
                    Optional.of(endpoint(document.get("source"))),
                    Optional.of(endpoint(document.get("destination"))),
                    Optional.of(document.at("/network/transport").asText()),
                    Optional.empty(),
                    Optional.empty());
            Recogniser.standard()
                    .recognise(document.get("message").textValue())
                    .messages()
                    .forEach(m -> messages.add(new ObservedMessage(m, observation, messages.size())));
        }
        return messages;
    }

    private static Endpoint endpoint(JsonNode side) {
        return new Endpoint(
                side.get("ip").textValue(), OptionalInt.of(side.get("port").intValue()));
    }
}
