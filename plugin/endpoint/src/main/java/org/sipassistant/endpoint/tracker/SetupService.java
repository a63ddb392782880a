// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.tracker;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.endpoint.NotFoundException;
import org.sipassistant.endpoint.TemplateCluster;
import org.sipassistant.endpoint.TrackingCluster;

/**
 * Sets up what a cluster needs to read SIP and to track calls, and undoes it. All of it is done as the caller, who must be
 * allowed to; what is there already is not done again, and no data is ever removed. Waits for the cluster, and passes on its
 * exceptions, which tell the caller what he may not do.
 */
public final class SetupService {
    /** What the engine does not forgive once the plugin is gone. */
    private static final String LEFT =
            "take the processor sip out of pipelines of your own, set each plugins.sip.* that was put into"
                + " _cluster/settings to null, and take those of each node out of its configuration file and keystore";

    /** What was indexed before it was tracked. */
    private static final String EARLIER =
            "POST /_plugins/_sip/tracker/_replay reads those that are there already: of the last day, or with from and"
                    + " to";

    /** Each that fails is another setup that was done. */
    private static final int TRIES = 5;

    /** How far back a setup looks for messages: it only asks whether it can. */
    private static final Duration LOOK = Duration.ofMinutes(1);

    private final TrackingCluster cluster;
    private final TemplateCluster templates;
    private final OwnTemplates own;
    private final OwnPipeline pipeline;
    private final Schema schema;
    private final SetupSteps steps = new SetupSteps();

    /** @param cluster as the caller sees it */
    public SetupService(TrackingCluster cluster, TemplateCluster templates, Schema schema) {
        this.cluster = cluster;
        this.templates = templates;
        this.schema = schema;
        this.own = new OwnTemplates(templates, schema, steps);
        this.pipeline = new OwnPipeline(templates, steps);
    }

    /**
     * Sets up; tells what it did.
     *
     * @throws org.sipassistant.endpoint.ConflictException where somebody else keeps something under a name of ours; nothing
     *     is done then
     */
    public Map<String, Object> setUp(SetupOrder order) {
        own.refuseOthers();
        Ledger ledger = new Ledger(cluster);
        Source source = wanted(order, ledger.exists() ? ledger.readNow() : List.of());
        boolean ours = pipeline.put(source);
        own.put();
        migrate(CallDocuments.PREFIX + order.source().namespace() + "-*", schema.calls());
        migrate(Registrations.PREFIX + order.source().namespace(), schema.registrations());
        migrate(Peers.PREFIX + order.source().namespace(), schema.peers());
        track(order, ledger, ours);
        look(source, order.source().since());
        Map<String, Object> told = told(ledger);
        told.put("earlier_messages", EARLIER);
        return told;
    }

    /** Asks for messages once as the tracker will: of an index that maps their time as none it would get no answer. */
    private void look(Source source, Instant now) {
        try {
            new Feed(new Searches(cluster, source.indices()), Feed.INGESTED, LOOK, Feed.SETTLED, 1).next(now, now);
        } catch (TrackerException e) {
            String why = isAwaited(source)
                    ? "not there yet: nothing is tracked before it is"
                    : "cannot be followed by [" + Feed.INGESTED + "]: " + e.getMessage();
            steps.add("messages", String.join(",", source.indices()), why);
        }
    }

    /** Whether an index is named that is not there, perhaps as no message has come yet; a pattern stands for what there is. */
    private boolean isAwaited(Source source) {
        return source.indices().stream()
                .anyMatch(name ->
                        name.indexOf('*') < 0 && cluster.resolved(List.of(name)).isEmpty());
    }

    /**
     * Stops tracking one namespace; where it is the only one, all is undone.
     *
     * @throws NotFoundException where it is not tracked
     */
    public Map<String, Object> undo(String namespace) {
        Ledger ledger = new Ledger(cluster);
        List<Ledger.Entry> entries = ledger.exists() ? ledger.readNow() : List.of();
        List<Ledger.Entry> sources = entries.stream()
                .filter(entry -> entry.type().equals(Source.TYPE))
                .toList();
        Ledger.Entry source = sources.stream()
                .filter(entry -> entry.text("namespace").equals(namespace))
                .findFirst()
                .orElseThrow(() -> new NotFoundException("nothing is tracked in namespace [" + namespace + "]"));
        if (sources.size() == 1) {
            return undo();
        }
        if (Boolean.TRUE.equals(source.fields().get("pipeline"))) {
            // Who made the pipeline is to be known when the last one goes.
            Ledger.Entry heir = sources.stream()
                    .filter(entry -> !entry.id().equals(source.id()))
                    .findFirst()
                    .orElseThrow();
            ledger.put(heir.with("pipeline", true));
        }
        ledger.remove(source.id());
        steps.add("tracker", namespace, "stopped");
        entries.stream()
                .filter(entry -> !entry.id().equals(source.id())
                        && entry.text("namespace").equals(namespace))
                .forEach(entry -> ledger.remove(entry.id()));
        ledger.refresh();
        return told(ledger);
    }

    /** Undoes it: the tracker stops, templates go, and the pipeline lets everything pass. */
    public Map<String, Object> undo() {
        Ledger ledger = new Ledger(cluster);
        boolean ours = false;
        List<Ledger.Entry> entries = new ArrayList<>(ledger.exists() ? ledger.readNow() : List.of());
        // The sources first: a node that still saw one without its lanes would make them anew.
        entries.sort(Comparator.comparing(entry -> !entry.type().equals(Source.TYPE)));
        for (Ledger.Entry entry : entries) {
            ours |= Boolean.TRUE.equals(entry.fields().get("pipeline"));
            if (!entry.type().equals("node")) {
                ledger.remove(entry.id());
            }
            if (entry.type().equals(Source.TYPE)) {
                steps.add("tracker", entry.text("namespace"), "stopped");
            }
        }
        own.remove();
        pipeline.empty(ours);
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("acknowledged", true);
        told.put("done", steps.told());
        told.put("before_removal", LEFT);
        return told;
    }

    private Map<String, Object> told(Ledger ledger) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("acknowledged", true);
        told.put("done", steps.told());
        List<Object> sources = new ArrayList<>();
        ledger.read().forEach(entry -> Source.of(entry).ifPresent(source -> sources.add(source.fields())));
        told.put("tracked", sources);
        return told;
    }

    private void track(SetupOrder order, Ledger ledger, boolean ours) {
        ledger.create();
        for (int n = 0; n < TRIES; n++) {
            if (tracked(order, ledger, ours)) {
                ledger.refresh();
                return;
            }
        }
        throw new TrackerException("others set up the same at the same time: try again");
    }

    /** Whether it is tracked now; not where somebody else changed the same meanwhile. */
    private boolean tracked(SetupOrder order, Ledger ledger, boolean ours) {
        List<Ledger.Entry> entries = ledger.readNow();
        Optional<Ledger.Entry> there = entries.stream()
                .filter(entry -> entry.id().equals(order.source().id()))
                .findFirst();
        Optional<Source> before = there.flatMap(Source::of);
        Source source = wanted(order, entries);
        if (before.filter(source::equals).isPresent()) {
            steps.add("tracker", source.namespace(), "unchanged");
            return true;
        }
        if (before.filter(known -> known.lanes() != source.lanes()).isPresent()) {
            throw new IllegalArgumentException("[lanes] value [" + source.lanes() + "] is not ["
                    + before.get().lanes() + "], into which the work is cut already: undo the setup first");
        }
        Map<String, Object> fields = source.fields();
        boolean made = ours
                || there.map(entry -> entry.fields().get("pipeline"))
                        .filter(Boolean.TRUE::equals)
                        .isPresent();
        fields.put("pipeline", made);
        boolean stored = ledger.put(new Ledger.Entry(source.id(), fields, there.flatMap(Ledger.Entry::revision)))
                .isPresent();
        if (stored) {
            steps.add("tracker", source.namespace(), before.isPresent() ? "changed" : "started");
        }
        return stored;
    }

    /** @throws IllegalArgumentException where messages would be tracked twice */
    private Source wanted(SetupOrder order, List<Ledger.Entry> entries) {
        List<Source> sources =
                entries.stream().flatMap(entry -> Source.of(entry).stream()).toList();
        Source wanted = sources.stream()
                .filter(source -> source.id().equals(order.source().id()))
                .findFirst()
                .map(order::after)
                .orElse(order.source());
        cluster.resolved(wanted.indices()).forEach(SourcePatterns::checkBehind);
        for (Source other : sources) {
            if (!other.id().equals(wanted.id())) {
                shared(wanted, other).ifPresent(shared -> {
                    throw new IllegalArgumentException("[index] value [" + shared + "] stands for indices of "
                            + other.indices() + " as well, which are tracked in namespace [" + other.namespace()
                            + "]: their calls would be counted twice. DELETE /_plugins/_sip/setup?namespace="
                            + other.namespace() + " first, or name indices of your own");
                });
            }
        }
        return wanted;
    }

    /** What two sources have in common: a pattern that stands for names of both, or an index that has an alias in one of them. */
    private Optional<String> shared(Source one, Source other) {
        return SourcePatterns.common(one, other).or(() -> {
            Map<String, String> names = cluster.resolved(one.indices());
            return cluster.resolved(other.indices()).keySet().stream()
                    .filter(names::containsKey)
                    .findFirst()
                    .map(names::get);
        });
    }

    private void migrate(String pattern, Map<String, Object> mapping) {
        Map<String, Object> before = templates.mappings(pattern);
        if (before.isEmpty()) {
            return;
        }
        templates.addMapping(pattern, mapping).toCompletableFuture().join();
        Map<String, Object> after = templates.mappings(pattern);
        long changed = after.entrySet().stream()
                .filter(index -> !index.getValue().equals(before.get(index.getKey())))
                .count();
        String where = changed + (changed == 1 ? " index" : " indices");
        steps.add("mapping", pattern, changed == 0 ? "unchanged" : "brought up to date in " + where);
    }
}
