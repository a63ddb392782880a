// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A call in whose headers stands what a careless page would run or load, and where its answers are. */
final class HostileHeaders {
    static final String SCRIPT = "<script>alert(1)</script>";
    static final List<String> FORMATS = List.of("json", "text", "svg", "mermaid", "ticket");

    private static final String LOADED = "<img src=//192.0.2.1/canary onerror=alert(2)>";
    private static final String CALL_ID = SCRIPT + "@192.0.2.7";

    private HostileHeaders() {}

    static SampleCall call() {
        return new SampleCall(
                CALL_ID,
                "192.0.2.7",
                "\"" + SCRIPT + "\" <sip:1001@example.net>",
                "\"</text></svg>" + SCRIPT + "\" <sip:1002@example.net>",
                List.of(
                        "User-Agent: <svg/onload=alert(3)>" + SCRIPT,
                        "Server: ]]>" + LOADED,
                        "Subject: javascript:alert(4)",
                        "Reason: Q.850;cause=17;text=\"" + LOADED + "\""),
                LOADED + SCRIPT,
                Instant.now().minusSeconds(60));
    }

    /** The call in each of the {@link #FORMATS}, and why it failed. */
    static List<String> paths() {
        String callId = URLEncoder.encode(CALL_ID, StandardCharsets.UTF_8);
        List<String> paths = new ArrayList<>();
        for (String format : FORMATS) {
            paths.add("/_plugins/_sip/calls/" + callId + "?format=" + format);
        }
        paths.add("/_plugins/_sip/why?call_id=" + callId);
        return List.copyOf(paths);
    }
}
