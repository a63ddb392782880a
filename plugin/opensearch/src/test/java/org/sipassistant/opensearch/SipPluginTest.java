// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.junit.Before;
import org.junit.Test;
import org.opensearch.client.Request;
import org.opensearch.client.Response;
import org.opensearch.client.ResponseException;
import org.opensearch.common.network.NetworkModule;
import org.opensearch.common.settings.Settings;
import org.opensearch.plugins.Plugin;
import org.opensearch.test.OpenSearchIntegTestCase;
import org.opensearch.transport.Netty4ModulePlugin;

/** A cluster of several nodes that all have the plugin, asked over HTTP. */
@OpenSearchIntegTestCase.ClusterScope(minNumDataNodes = 2, maxNumDataNodes = 3)
public class SipPluginTest extends OpenSearchIntegTestCase {
    private static final String CALL_ID = "3848276298220188511@example.net";
    private static final String INVITE = """
        {"@timestamp": "2026-03-02T14:05:00.000Z", "message": "INVITE sip:1002@example.net SIP/2.0\\r\\n\
        Via: SIP/2.0/UDP 10.10.1.21:5060;branch=z9hG4bK74bf9\\r\\nMax-Forwards: 70\\r\\n\
        From: <sip:1001@example.net>;tag=9fxced76sl\\r\\nTo: <sip:1002@example.net>\\r\\n\
        Call-ID: 3848276298220188511@example.net\\r\\nCSeq: 1 INVITE\\r\\nContent-Length: 0\\r\\n\\r\\n"}\
        """;
    private static final String BUSY = """
        {"@timestamp": "2026-03-02T14:05:04.200Z", "message": "SIP/2.0 486 Busy Here\\r\\n\
        Via: SIP/2.0/UDP 10.10.1.21:5060;branch=z9hG4bK74bf9\\r\\n\
        From: <sip:1001@example.net>;tag=9fxced76sl\\r\\nTo: <sip:1002@example.net>;tag=8321234356\\r\\n\
        Call-ID: 3848276298220188511@example.net\\r\\nCSeq: 1 INVITE\\r\\nContent-Length: 0\\r\\n\\r\\n"}\
        """;

    @Override
    protected Collection<Class<? extends Plugin>> nodePlugins() {
        return List.of(SipPlugin.class, Netty4ModulePlugin.class);
    }

    @Override
    protected boolean addMockHttpTransport() {
        return false;
    }

    @Override
    protected Settings nodeSettings(int ordinal) {
        return Settings.builder()
                .put(super.nodeSettings(ordinal))
                .put(NetworkModule.TRANSPORT_TYPE_KEY, Netty4ModulePlugin.NETTY_TRANSPORT_NAME)
                .put(NetworkModule.HTTP_TYPE_KEY, Netty4ModulePlugin.NETTY_HTTP_TRANSPORT_NAME)
                .build();
    }

    @Before
    public void indexACall() throws Exception {
        send("PUT", "/_ingest/pipeline/sip", "{\"processors\": [{\"sip\": {}}]}");
        send("PUT", "/sip-messages-1", "{\"settings\": {\"number_of_shards\": 2}}");
        send("PUT", "/sip-messages-1/_doc/1?pipeline=sip&refresh=true", INVITE);
        send("PUT", "/sip-messages-1/_doc/2?pipeline=sip&refresh=true", BUSY);
    }

    @Test
    public void storesFieldsBesideTheMessage() throws Exception {
        assertContains(send("GET", "/sip-messages-1/_doc/2", ""), "\"call_id\":\"" + CALL_ID + "\"");
    }

    @Test
    public void everyNodeAnswersWhyOverHttp() throws Exception {
        for (int node = 0; node < getRestClient().getNodes().size(); node++) {
            assertContains(send("GET", "/_plugins/_sip/why?call_id=" + CALL_ID, ""), "\"category\":\"callee-busy\"");
        }
    }

    @Test
    public void takesTheQuestionFromTheBody() throws Exception {
        String question = "{\"call_id\": \"" + CALL_ID + "\", \"index\": \"sip-messages-1\"}";
        assertContains(send("POST", "/_plugins/_sip/why", question), "callee-busy");
    }

    @Test
    public void looksWhereTheSettingSaysTo() throws Exception {
        send("PUT", "/_cluster/settings", "{\"transient\": {\"plugins.sip.indices\": [\"elsewhere-*\"]}}");
        try {
            assertRefused(404, CALL_ID, "GET", "/_plugins/_sip/why?call_id=" + CALL_ID, "");
        } finally {
            send("PUT", "/_cluster/settings", "{\"transient\": {\"plugins.sip.indices\": null}}");
        }
    }

    @Test
    public void readsPastedText() throws Exception {
        assertContains(send("POST", "/_plugins/_sip/why/text", "{\"text\": \"nothing of interest\"}"), "\"calls\"");
    }

    @Test
    public void explainsAResponseCode() throws Exception {
        assertContains(send("GET", "/_plugins/_sip/explain/486", ""), "486");
    }

    @Test
    public void refusesAnUnknownOptionByName() throws Exception {
        String pipeline = "{\"processors\": [{\"sip\": {\"feild\": \"log\"}}]}";
        assertRefused(400, "[feild]", "PUT", "/_ingest/pipeline/wrong", pipeline);
    }

    @Test
    public void refusesAnUnknownParameterByName() throws Exception {
        assertRefused(400, "[call-id]", "GET", "/_plugins/_sip/why?call-id=1", "");
        assertRefused(400, "[call-id]", "POST", "/_plugins/_sip/why", "{\"call-id\": \"1\"}");
        assertRefused(400, "[txt]", "POST", "/_plugins/_sip/why/text", "{\"txt\": \"1\"}");
        assertRefused(400, "[verbose]", "GET", "/_plugins/_sip/explain/486?verbose=true", "");
    }

    @Test
    public void refusesAQuestionOfAnIndexThatDoesNotExist() throws Exception {
        assertRefused(404, "[nowhere]", "GET", "/_plugins/_sip/why?index=nowhere&call_id=" + CALL_ID, "");
    }

    @Test
    public void saysWhereNoMessageWasFound() throws Exception {
        assertRefused(404, "nobody@example.net", "GET", "/_plugins/_sip/why?call_id=nobody@example.net", "");
    }

    private static String send(String method, String path, String body) throws IOException, ParseException {
        Request request = new Request(method, path);
        if (!body.isEmpty()) {
            request.setJsonEntity(body);
        }
        Response response = getRestClient().performRequest(request);
        return EntityUtils.toString(response.getEntity());
    }

    private static void assertRefused(int status, String saying, String method, String path, String body)
            throws IOException, ParseException {
        ResponseException refused = expectThrows(ResponseException.class, () -> send(method, path, body));
        assertEquals(
                refused.getMessage(),
                status,
                refused.getResponse().getStatusLine().getStatusCode());
        assertContains(refused.getMessage(), saying);
    }

    private static void assertContains(String text, String part) {
        assertTrue("[" + part + "] is not in " + text, text.contains(part));
    }
}
