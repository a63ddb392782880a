// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.settings.Settings;
import org.opensearch.core.xcontent.NamedXContentRegistry;
import org.opensearch.tasks.Task;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.client.Client;
import org.opensearch.transport.client.ParentTaskAssigningClient;
import org.sipassistant.endpoint.CallService;
import org.sipassistant.endpoint.Expertise;
import org.sipassistant.endpoint.FeedbackService;
import org.sipassistant.endpoint.OwnKnowledge;
import org.sipassistant.endpoint.RecogniseService;
import org.sipassistant.endpoint.WhyService;
import org.sipassistant.endpoint.WritableCluster;
import org.sipassistant.endpoint.erase.EraseOrder;
import org.sipassistant.endpoint.erase.EraseService;
import org.sipassistant.endpoint.failures.FailuresService;
import org.sipassistant.endpoint.tracker.Processors;
import org.sipassistant.endpoint.tracker.Schema;
import org.sipassistant.endpoint.tracker.SetupService;
import org.sipassistant.endpoint.tracker.Tracker;
import org.sipassistant.endpoint.tracker.TrackerLimits;
import org.sipassistant.endpoint.tracker.TrackerLoop;
import org.sipassistant.endpoint.tracker.TrackerNode;
import org.sipassistant.endpoint.tracker.TrackerService;

/** What the actions of this plugin share, made once for each node. */
public final class SipServices {
    private final Own own;
    private final SipSettings settings;
    private final ThreadPool threads;
    private final Engine engine;
    private final Schema schema = Schema.load(YamlReader::read);
    private volatile @Nullable TrackerLoop loop;

    SipServices(Own own, SipSettings settings, ThreadPool threads, Engine engine) {
        this.own = own;
        this.settings = settings;
        this.threads = threads;
        this.engine = engine;
    }

    /** What of the engine a search needs. */
    record Engine(Client client, ClusterService cluster, NamedXContentRegistry registry) {}

    /** What this node knows and does by itself. */
    record Own(OwnKnowledge knowledge, KnowledgeFolder folder, InventoryFile inventory, Processors processors) {}

    /** What is needed to judge, as it is now. */
    private Expertise expertise() {
        return own.knowledge().get();
    }

    /** Reads the operator's own files anew; tells what came of it. */
    Map<String, Object> reload() {
        own.folder().reload();
        own.inventory().reload();
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("node", engine.cluster().localNode().getName());
        told.putAll(files());
        return told;
    }

    private Map<String, Object> files() {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("knowledge", own.knowledge().told());
        told.put("inventory", own.inventory().told());
        return told;
    }

    /** Threads for questions to the index. */
    WorkPool questions() {
        return new WorkPool(threads, WorkPool.QUESTIONS);
    }

    /** Threads for texts, so that no question waits for one. */
    WorkPool texts() {
        return new WorkPool(threads, WorkPool.TEXTS);
    }

    /** Threads for what an administrator orders and waits for; no question waits for it. */
    WorkPool waiting() {
        return new WorkPool(threads, ThreadPool.Names.GENERIC);
    }

    /** Answers one question within the limits that are set now. */
    WhyService why() {
        return new WhyService(expertise(), settings.limits(), InstantSource.system());
    }

    /** Gives one call whole, within the limits that are set now. */
    CallService calls() {
        return new CallService(why(), expertise());
    }

    /** Reports on logs within the limits that are set now. */
    RecogniseService recognise() {
        return new RecogniseService(expertise(), settings.limits(), InstantSource.system());
    }

    /** Says what is failing; each search has the time that is set now. */
    FailuresService failures() {
        return new FailuresService(settings.limits().timeout(), InstantSource.system());
    }

    /** Stores what people say about answers. */
    FeedbackService feedback() {
        return new FeedbackService(expertise(), settings.limits(), InstantSource.system());
    }

    /** The cluster for the question that a task stands for: when that is cancelled, its searches are. */
    WritableCluster clusterOf(Task task) {
        return ofQuestion(task);
    }

    private EngineCluster ofQuestion(Task task) {
        Client client =
                new ParentTaskAssigningClient(engine.client(), engine.cluster().localNode(), task);
        return new EngineCluster(
                client, engine.cluster(), engine.registry(), questions().executor());
    }

    /** Sets up or undoes, as the caller whose task this is. */
    SetupService setup(Task task) {
        Client client =
                new ParentTaskAssigningClient(engine.client(), engine.cluster().localNode(), task);
        return new SetupService(waiting(client), new EngineTemplates(client, engine.cluster()), schema);
    }

    /** How the processor and the tracker get on: no thread waits for it. */
    CompletionStage<Map<String, Object>> statistics(Task task) {
        return new TrackerService(ofQuestion(task)).statistics(status(), Instant.now());
    }

    /** What operators order of the tracker. */
    TrackerService tracker(Task task) {
        return new TrackerService(waiting(
                new ParentTaskAssigningClient(engine.client(), engine.cluster().localNode(), task)));
    }

    /** Erases a number, as the caller whose task this is. */
    Map<String, Object> erase(Task task, EraseOrder order) {
        Client client =
                new ParentTaskAssigningClient(engine.client(), engine.cluster().localNode(), task);
        return new EraseService(waiting(client), order).erase();
    }

    /** What this node says of itself. */
    Map<String, Object> status() {
        Map<String, Object> status = new LinkedHashMap<>();
        status.put("name", engine.cluster().localNode().getName());
        status.put("processor", own.processors().fields());
        status.put("tracker", loop == null ? "off" : loop.state());
        status.putAll(files());
        return status;
    }

    /** Lets the tracker run on this node, where it may. */
    void startTracker(Settings node, TrackerIdentity identity) {
        if (!SipSettings.TRACKER_ENABLED.get(node)) {
            return;
        }
        EngineCluster tracked = waiting(new TrackerClient(engine.client(), identity));
        TrackerLimits limits = settings.trackerLimits();
        loop = new TrackerLoop(
                expertise -> {
                    identity.require();
                    return new Tracker(
                            tracked,
                            new TrackerNode(
                                    engine.cluster().localNode().getId(),
                                    expertise,
                                    schema,
                                    limits,
                                    TrackerPool.crew(threads),
                                    InstantSource.system(),
                                    System::nanoTime,
                                    settings::retention,
                                    this::status));
                },
                own.knowledge());
        // Before the service has started there is no state to look at.
        engine.cluster()
                .addLifecycleListener(TrackerPool.running(threads, loop, SipSettings.TRACKER_INTERVAL.get(node)));
    }

    /** A cluster for work that waits on a thread of its own: what comes back need not change threads. */
    private EngineCluster waiting(Client client) {
        return new EngineCluster(client, engine.cluster(), engine.registry(), Runnable::run);
    }
}
