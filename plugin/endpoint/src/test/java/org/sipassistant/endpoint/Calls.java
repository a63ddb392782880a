// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.ingest.SipEnricher;
import org.sipassistant.ingest.SipOptions;

/** Calls by the minute at which they begin, as an index holds them with the processor's fields and without. */
final class Calls {
    static final long MINUTE = 60_000;
    private static final SipEnricher PROCESSOR = SipEnricher.create(SipOptions.standard(), Experts.knowhow());

    private Calls() {}

    static Trace busy(String callId, long minute) {
        return busy(callId, minute, "1001", "1002");
    }

    static Trace busy(String callId, long minute, String caller, String callee) {
        long at = minute * MINUTE;
        return new Trace(callId)
                .parties(caller, callee)
                .request(at, "INVITE")
                .response(at + 6, "100 Trying", "INVITE")
                .response(at + 700, "180 Ringing", "INVITE")
                .response(at + 4_000, "486 Busy Here", "INVITE")
                .request(at + 4_010, "ACK");
    }

    static Trace answered(String callId, long minute, String caller, String callee) {
        long at = minute * MINUTE;
        return new Trace(callId)
                .parties(caller, callee)
                .request(at, "INVITE")
                .response(at + 700, "180 Ringing", "INVITE")
                .response(at + 4_000, "200 OK", "INVITE")
                .inDialog()
                .request(at + 4_010, "ACK")
                .cseq(2)
                .request(at + 30_000, "BYE")
                .response(at + 30_010, "200 OK", "BYE");
    }

    /** As the processor leaves the documents. */
    static List<Map<String, Object>> processed(Trace trace) {
        List<Map<String, Object>> processed = new ArrayList<>();
        for (Map<String, Object> document : trace.documents()) {
            Map<String, Object> copy = new LinkedHashMap<>(document);
            copy.put("network", new LinkedHashMap<>(Map.of("transport", "udp")));
            PROCESSOR.enrich(copy);
            processed.add(copy);
        }
        return processed;
    }
}
