// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.sipassistant.ingest.PrivateBody;
import org.sipassistant.ingest.Redaction;
import org.sipassistant.log.LogReader;
import org.sipassistant.log.LoggedMessage;
import org.sipassistant.message.SipMessage;
import org.sipassistant.secret.DetailLines;
import org.sipassistant.secret.MaskedText;
import org.sipassistant.secret.UriPasswords;

/**
 * The lines of logs as a report may quote them. They are masked together, as one alone does not tell that it belongs to a
 * private body, or whose value it goes on with. Time linear in their length; memory for two copies of them.
 */
final class QuotedLines {
    private final LogReader logs;
    private final Map<Hit, String> quotes = new IdentityHashMap<>();

    private QuotedLines(LogReader logs) {
        this.logs = logs;
    }

    static QuotedLines of(List<Hit> hits, LogReader logs) {
        QuotedLines lines = new QuotedLines(logs);
        LogStream.split(hits).forEach(lines::mask);
        hits.stream().filter(hit -> !lines.quotes.containsKey(hit)).forEach(hit -> lines.mask(List.of(hit)));
        return lines;
    }

    /** The raw text of one of the documents, masked; its length is kept. */
    String quote(Hit hit) {
        return quotes.getOrDefault(hit, "");
    }

    private void mask(List<Hit> stream) {
        List<String> texts = new ArrayList<>();
        stream.forEach(hit -> texts.add(hit.rawText().orElse("")));
        String masked = mask(String.join("\n", texts));
        int start = 0;
        for (int i = 0; i < texts.size(); i++) {
            int end = start + texts.get(i).length();
            quotes.put(stream.get(i), masked.substring(start, end));
            start = end + 1;
        }
    }

    private String mask(String text) {
        String safe = UriPasswords.mask(text);
        List<LoggedMessage> found = logs.readWithoutTimes(safe);
        MaskedText masked =
                new MaskedText(found.isEmpty() ? Redaction.maskAnywhere(safe) : Redaction.mask(safe, found));
        DetailLines.mask(masked, 0, safe.length());
        for (int i = 0; i < found.size(); i++) {
            SipMessage message = found.get(i).message();
            int next = i + 1 < found.size() ? found.get(i + 1).message().start() : safe.length();
            if (message.isRequest() && PrivateBody.isAnnounced(message)) {
                maskBehind(masked, found.get(i).inPlace() ? message.end() : message.start(), next);
            }
        }
        return masked.written();
    }

    /**
     * Masks what a logger did not write: where a private body ends, a Content-Length that is wrong does not tell, nor where
     * it begins in what was put together.
     */
    private void maskBehind(MaskedText masked, int from, int to) {
        String text = masked.text();
        int start = from;
        while (start < to) {
            int feed = text.indexOf('\n', start, to);
            int end = feed < 0 ? to : feed;
            if (isDated(text.substring(start, end))) {
                return;
            }
            masked.mask(start, end);
            start = end + 1;
        }
    }

    private boolean isDated(String line) {
        return logs.time(line, Instant.EPOCH, ZoneOffset.UTC).isPresent();
    }
}
