// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The documents read so far, and what could not be read. Used by one question, by one thread at a time. */
final class Found {
    private final String callId;
    private final WhyLimits limits;
    private final List<Hit> hits = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> missing = new TreeSet<>();
    private int offset;
    private long bytes;
    private boolean truncated;

    Found(String callId, WhyLimits limits) {
        this.callId = callId;
        this.limits = limits;
    }

    List<Hit> hits() {
        return hits;
    }

    /** The documents with the oldest first; they are found the other way round. */
    List<Hit> inOrder() {
        List<Hit> ordered = new ArrayList<>(hits);
        Collections.reverse(ordered);
        return ordered;
    }

    /** How many documents the next page begins behind. */
    int offset() {
        return offset;
    }

    boolean isTruncated() {
        return truncated;
    }

    /** What was not read, in words for the answer. */
    List<String> missing() {
        List<String> words = new ArrayList<>(missing);
        if (truncated) {
            words.add(
                    "only the newest " + hits.size() + " messages were read (plugins.sip.why.max_messages, max_bytes):"
                            + " what came before is missing");
        }
        return List.copyOf(words);
    }

    /** Takes a page in; says whether there is another one to ask for. */
    boolean add(Map<String, Object> response, int asked) {
        noteFailures(response);
        List<Object> page = Json.list(Json.map(response, "hits"), "hits");
        for (Object entry : page) {
            if (hits.size() >= limits.maxMessages() || bytes > limits.maxBytes()) {
                truncated = true;
                return false;
            }
            Hit hit = new Hit(Json.asMap(entry));
            if (hit.mentions(callId) && seen.add(hit.index() + '/' + hit.id())) {
                hits.add(hit);
                bytes += hit.rawText().map(String::length).orElse(0);
            }
        }
        offset += page.size();
        boolean more = page.size() == asked;
        truncated = more && (offset > limits.maxMessages() || offset >= CallSearch.WINDOW);
        return more && !truncated;
    }

    private void noteFailures(Map<String, Object> response) {
        Map<String, Object> shards = Json.map(response, "_shards");
        if (shards.get("failed") instanceof Number failed && failed.intValue() > 0) {
            missing.add(failed + " of " + shards.get("total")
                    + " shards failed: messages may be missing, so silence proves nothing here");
        }
        if (Boolean.TRUE.equals(response.get("timed_out"))) {
            missing.add("the search timed out: messages may be missing, so silence proves nothing here");
        }
        if (Json.map(response, "_clusters").get("skipped") instanceof Number skipped && skipped.intValue() > 0) {
            missing.add(skipped + " remote clusters were skipped: their messages are missing");
        }
    }
}
