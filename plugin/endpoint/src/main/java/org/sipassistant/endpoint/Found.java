// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The documents read so far, and what could not be read. Used by one question, by one thread at a time. */
final class Found {
    private final Predicate<Hit> wanted;
    private final int most;
    private final long mostBytes;
    private final List<Hit> hits = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> failures = new TreeSet<>();
    private int offset;
    private long bytes;
    private boolean truncated;
    private boolean cut;
    private boolean legsCut;
    private int first;
    private boolean oldestFirst;
    private final List<String> unseen = new ArrayList<>();

    /** The documents that mention a call. */
    Found(String callId, WhyLimits limits) {
        this(hit -> hit.mentions(callId), limits.maxMessages(), limits.maxBytes(), false);
    }

    /**
     * @param wanted which of the documents found are kept: a search for text finds others too
     * @param most documents kept
     * @param mostBytes text kept, in characters
     * @param cut whether the search already asks for less than was wanted
     */
    Found(Predicate<Hit> wanted, int most, long mostBytes, boolean cut) {
        this.wanted = wanted;
        this.most = most;
        this.mostBytes = mostBytes;
        this.cut = cut;
    }

    /** How many documents the next page may have. */
    int room() {
        return Math.min(Pages.PAGE, Math.min(most + 1, Pages.WINDOW) - offset);
    }

    /** What both searches found, in the order of the wider one, which begins with the oldest. */
    Found within(Found wider) {
        List<Hit> own = List.copyOf(hits);
        hits.clear();
        hits.addAll(wider.hits);
        own.stream().filter(hit -> !wider.seen.contains(key(hit))).forEach(hits::add);
        oldestFirst = true;
        failures.addAll(wider.failures);
        if (wider.isTruncated()) {
            cut = true;
            failures.add("only " + wider.hits.size() + " of the lines around the messages were read"
                    + " (plugins.sip.why.max_bytes): parts of messages are missing");
        }
        return this;
    }

    /** The same with the documents of other calls, which may be legs of this one. */
    Found withLegs(Found legs) {
        List<Hit> ordered = inOrder();
        Set<String> own = ordered.stream().map(Found::key).collect(Collectors.toSet());
        hits.clear();
        hits.addAll(ordered);
        oldestFirst = true;
        legs.hits.stream().filter(hit -> !own.contains(key(hit))).forEach(hits::add);
        failures.addAll(legs.failures);
        legsCut |= legs.isTruncated();
        return this;
    }

    /**
     * The same with documents of what was before; that there are more of them does not matter.
     *
     * @param prior with the newest first
     */
    Found withPrior(Found prior) {
        boolean cutBefore = legsCut;
        Collections.reverse(prior.hits);
        withLegs(prior);
        legsCut = cutBefore;
        return this;
    }

    /** The same with the first documents of a call of which only the newest were found. */
    Found withBeginning(Found beginning) {
        int newest = Math.min(hits.size(), most - beginning.hits.size());
        hits.subList(newest, hits.size()).forEach(hit -> seen.remove(key(hit)));
        hits.subList(newest, hits.size()).clear();
        beginning.hits.reversed().stream().filter(hit -> seen.add(key(hit))).forEach(hits::add);
        first = hits.size() - newest;
        failures.addAll(beginning.failures);
        return this;
    }

    /** The same, saying which other calls it was not compared with. */
    Found comparedInPart(String what) {
        unseen.add(what);
        return this;
    }

    /** What of other calls was not looked at, in words for the answer: a leg of the call may be among them. */
    List<String> unseen() {
        return List.copyOf(unseen);
    }

    /** Whether messages of other calls, which may be legs of this one, were left out. */
    boolean isOfLegsCut() {
        return legsCut;
    }

    /** The same, saying what could not be read. */
    Found unread(String what) {
        failures.add(what);
        return this;
    }

    private static String key(Hit hit) {
        return hit.index() + '/' + hit.id();
    }

    List<Hit> hits() {
        return hits;
    }

    /** The documents with the oldest first; those of a call are found the other way round. */
    List<Hit> inOrder() {
        List<Hit> ordered = new ArrayList<>(hits);
        if (!oldestFirst) {
            Collections.reverse(ordered);
        }
        return ordered;
    }

    /** How many documents the next page begins behind. */
    int offset() {
        return offset;
    }

    boolean isTruncated() {
        return truncated || cut;
    }

    /** What of the cluster did not answer, in words for the answer. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    /** What was not read, in words for the answer. */
    List<String> missing() {
        List<String> words = new ArrayList<>(failures);
        if (truncated) {
            int newest = hits.size() - first;
            words.add(
                    first == 0
                            ? "only the newest " + newest + " messages were read (plugins.sip.why.max_messages,"
                                    + " max_bytes): what came before is missing"
                            : "only the first " + first + " and the newest " + newest + " messages were read"
                                    + " (plugins.sip.why.max_messages, max_bytes): what came between is missing");
        }
        return List.copyOf(words);
    }

    /** Takes a page in; says whether there is another one to ask for. */
    boolean add(Map<String, Object> response, int asked) {
        failures.addAll(failures(response));
        List<Object> page = Json.list(Json.map(response, "hits"), "hits");
        for (Object entry : page) {
            if (hits.size() >= most || bytes > mostBytes) {
                truncated = true;
                return false;
            }
            Hit hit = new Hit(Json.asMap(entry));
            if (wanted.test(hit) && seen.add(key(hit))) {
                hits.add(hit);
                bytes += hit.rawText().map(String::length).orElse(0);
            }
        }
        offset += page.size();
        boolean more = page.size() == asked;
        truncated = more && (offset > most || offset >= Pages.WINDOW);
        return more && !truncated;
    }

    /** What of the cluster did not answer a search, in words for the answer. */
    static Set<String> failures(Map<String, Object> response) {
        Set<String> failures = new TreeSet<>();
        int unread = Shards.unread(response);
        if (unread > 0) {
            failures.add(unread + " of " + Json.at(response, "_shards.total")
                    + " shards failed: messages may be missing, so silence proves nothing here");
        }
        if (Boolean.TRUE.equals(response.get("timed_out"))) {
            failures.add("the search timed out: messages may be missing, so silence proves nothing here");
        }
        int skipped = Shards.skippedClusters(response);
        if (skipped > 0) {
            failures.add(skipped + " remote clusters were skipped: their messages are missing");
        }
        return failures;
    }
}
