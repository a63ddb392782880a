// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.sipassistant.call.Call;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.call.Material;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.ingest.Knowhow;
import org.sipassistant.inventory.Inventory;

/** The project's own knowledge and rules, read once for all tests. */
public final class Experts {
    public static final Instant NOW = Instant.parse("2026-03-17T12:00:00Z");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
    private static final Expertise EXPERTISE = Expertise.load(Experts::yaml);

    private Experts() {}

    public static Expertise expertise() {
        return EXPERTISE;
    }

    /** The part of it that the processor needs. */
    public static Knowhow knowhow() {
        return new Knowhow(EXPERTISE.knowledge(), EXPERTISE.logs(), EXPERTISE.events());
    }

    public static WhyService service() {
        return service(WhyLimits.standard());
    }

    /** One that is asked at another time. */
    public static WhyService serviceAt(Instant now) {
        return new WhyService(EXPERTISE, WhyLimits.standard(), InstantSource.fixed(now));
    }

    static WhyService service(WhyLimits limits) {
        return new WhyService(EXPERTISE, limits, InstantSource.fixed(NOW));
    }

    /** The judgement of a call that is read from its documents, whose ids are {@code m1}, {@code m2} and so on. */
    public static Diagnosis diagnosis(Trace trace) {
        return diagnosis(trace.documents(), Inventory.empty());
    }

    public static Diagnosis diagnosis(List<Map<String, Object>> documents, Inventory inventory) {
        MessageReader reader = new MessageReader(EXPERTISE, ZoneOffset.UTC);
        for (int i = 0; i < documents.size(); i++) {
            reader.read(new Hit(Map.of("_index", "sip-messages-1", "_id", "m" + (i + 1), "_source", documents.get(i))));
        }
        Call call = CallAssembler.assemble(reader.messages()).get(0);
        return Diagnosis.of(call, EXPERTISE.rules(), inventory, Material.of(call.messages()));
    }

    /** The one call of the answer about a trace. */
    static Map<String, Object> told(Trace trace) {
        return new AnswerWriter(ZoneOffset.UTC, List.of()).call(diagnosis(trace));
    }

    public static Map<String, Object> yaml(InputStream in) {
        try {
            return YAML.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
