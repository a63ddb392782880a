// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.ingest;

import java.util.Map;
import org.sipassistant.message.MediaReport;
import org.sipassistant.message.QualityReport;
import org.sipassistant.message.SipMessage;

/** Media statistics that devices put into the BYE and its response, or into a quality report of its own. */
public final class MediaFields {

    private MediaFields() {}

    /** What a message says about the media: counts of packets, {@code jitter_ms}, and the header that says so. */
    public static Map<String, Object> of(SipMessage message) {
        return report(message).fields();
    }

    static void write(SipMessage message, FieldMap sip) {
        sip.object("media", report(message));
    }

    private static FieldMap report(SipMessage message) {
        FieldMap media = new FieldMap(6);
        MediaReport.of(message).ifPresent(report -> {
            media.number("sent", report.sent());
            media.number("received", report.received());
            media.number("lost", report.lost());
            media.number("jitter_ms", report.jitterMs());
            media.text("source", report.source());
        });
        QualityReport.of(message).filter(report -> media.isEmpty()).ifPresent(report -> {
            media.number("jitter_ms", report.jitterMs());
            media.number("mos", report.mos());
            if (!media.isEmpty()) {
                media.text("source", QualityReport.CONTENT_TYPE);
            }
        });
        return media;
    }
}
