// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.elasticsearch.ElasticsearchParseException;
import org.elasticsearch.cluster.metadata.ProjectId;
import org.elasticsearch.common.Strings;
import org.elasticsearch.common.io.stream.BytesStreamOutput;
import org.elasticsearch.index.VersionType;
import org.elasticsearch.ingest.IngestDocument;
import org.elasticsearch.test.ESTestCase;
import org.elasticsearch.xcontent.XContentBuilder;
import org.elasticsearch.xcontent.XContentFactory;
import org.junit.Test;
import org.sipassistant.endpoint.OwnKnowledge;
import org.sipassistant.endpoint.tracker.Processors;
import org.sipassistant.inventory.Inventory;

public class SipProcessorTest extends ESTestCase {
    private static final String BUSY = """
        SIP/2.0 486 Busy Here\r
        Via: SIP/2.0/UDP 10.10.1.21:5060;branch=z9hG4bK74bf9\r
        From: <sip:1001@example.net>;tag=9fxced76sl\r
        To: <sip:1002@example.net>;tag=8321234356\r
        Call-ID: 3848276298220188511@example.net\r
        CSeq: 1 INVITE\r
        Content-Length: 0\r
        \r
        """;

    private final SipProcessor.Factory factory = new SipProcessor.Factory(
            new OwnKnowledge(YamlReader::read, Inventory::empty), Inventory::empty, Optional::empty, new Processors());

    @Test
    public void addsFieldsWithoutAnyConfiguration() {
        IngestDocument document = process(Map.of("message", BUSY), Map.of());
        assertEquals("3848276298220188511@example.net", document.getFieldValue("sip.call_id", String.class));
        assertEquals(
                486, document.getFieldValue("sip.status_code", Number.class).intValue());
    }

    @Test
    public void readsTheFieldItIsToldTo() {
        IngestDocument document = process(Map.of("log", BUSY), Map.of("field", "log"));
        assertTrue(document.hasField("sip.call_id"));
    }

    @Test
    public void leavesADocumentWithoutSipAsItIs() {
        assertUntouched(Map.of("message", "sshd[212]: Accepted publickey for root", "host", "a"));
    }

    @Test
    public void leavesADocumentWithoutTheFieldAsItIs() {
        assertUntouched(Map.of("text", BUSY));
    }

    @Test
    public void leavesAFieldOfAnotherTypeAsItIs() {
        assertUntouched(Map.of("message", 5));
        assertUntouched(Map.of("message", Map.of("text", BUSY)));
        Map<String, Object> nothing = new HashMap<>();
        nothing.put("message", null);
        assertUntouched(nothing);
    }

    @Test
    public void leavesASipFieldThatIsNoObjectAsItIs() {
        IngestDocument document = process(Map.of("message", BUSY, "sip", "10.0.0.1"), Map.of());
        assertEquals("10.0.0.1", document.getFieldValue("sip", String.class));
    }

    @Test
    public void refusesAnOptionOfTheWrongTypeByName() {
        ElasticsearchParseException refused =
                expectThrows(ElasticsearchParseException.class, () -> process(Map.of(), Map.of("field", 5)));
        assertTrue(refused.getMessage(), refused.getMessage().contains("[field]"));
    }

    @Test
    public void leavesUnknownOptionsToTheEngineWhichRefusesThem() {
        Map<String, Object> config = new HashMap<>(Map.of("field", "log", "feild", "log"));
        assertNotNull(factory.create(Map.of(), "tag", "description", config, ProjectId.DEFAULT));
        assertEquals(Map.of("feild", "log"), config);
    }

    @Test
    public void writesObjectsThatTheEngineCopiesSendsAndStores() throws IOException {
        IngestDocument document = process(Map.of("message", BUSY), Map.of("fields", "full"));
        document.setFieldValue("sip.tenant", "a");
        document.removeField("sip.cseq.code");
        Map<?, ?> sip = document.getFieldValue("sip", Map.class);
        assertEquals(sip, new IngestDocument(document).getFieldValue("sip", Map.class));
        try (BytesStreamOutput out = new BytesStreamOutput();
                XContentBuilder builder = XContentFactory.jsonBuilder()) {
            out.writeGenericValue(sip);
            assertEquals(sip, out.bytes().streamInput().readGenericValue());
            Map<String, Object> cseq = new HashMap<>();
            ((Map<?, ?>) document.getFieldValue("sip.cseq", Map.class))
                    .forEach((name, value) -> cseq.put((String) name, value));
            builder.map(cseq);
            assertEquals("{\"method\":\"INVITE\"}", Strings.toString(builder));
        }
    }

    private void assertUntouched(Map<String, Object> source) {
        IngestDocument document = process(source, Map.of());
        assertEquals(source, document.getSource());
    }

    private IngestDocument process(Map<String, Object> source, Map<String, Object> options) {
        SipProcessor processor =
                factory.create(Map.of(), "tag", "description", new HashMap<>(options), ProjectId.DEFAULT);
        return processor.execute(
                new IngestDocument("sip-messages-1", "1", 1L, null, VersionType.INTERNAL, new HashMap<>(source)));
    }
}
