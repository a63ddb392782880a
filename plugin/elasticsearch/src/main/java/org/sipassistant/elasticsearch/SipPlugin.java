// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.elasticsearch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.common.settings.Setting;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.ingest.Processor;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.IngestPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.plugins.ReloadablePlugin;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.threadpool.ExecutorBuilder;
import org.sipassistant.endpoint.OwnKnowledge;
import org.sipassistant.endpoint.tracker.Processors;

/** Wires the ingest processor and the endpoints into a node. */
public final class SipPlugin extends Plugin implements IngestPlugin, ActionPlugin, ReloadablePlugin {
    private final InventoryFile inventory = new InventoryFile();
    private final OwnKnowledge knowledge = new OwnKnowledge(YamlReader::read, inventory);
    private final KnowledgeFolder folder;
    private final PseudonymSecret secret = new PseudonymSecret();
    private final TrackerIdentity identity = new TrackerIdentity();
    private final Processors processors = new Processors();
    private final SipSettings sipSettings;

    /** @param config the folder of the engine's configuration */
    public SipPlugin(Settings settings, Path config) {
        this.folder = new KnowledgeFolder(knowledge, config);
        this.sipSettings = new SipSettings(settings);
        secret.read(settings);
        identity.read(settings);
    }

    @Override
    public void reload(Settings settings) {
        secret.read(settings);
        identity.read(settings);
    }

    @Override
    public Map<String, Processor.Factory> getProcessors(Processor.Parameters parameters) {
        return Map.of(SipProcessor.TYPE, new SipProcessor.Factory(knowledge, inventory, secret, processors));
    }

    @Override
    public List<Setting<?>> getSettings() {
        return SipSettings.all();
    }

    @Override
    public List<ExecutorBuilder<?>> getExecutorBuilders(Settings settings) {
        List<ExecutorBuilder<?>> builders = new ArrayList<>(WorkPool.builders(settings));
        builders.add(TrackerPool.builder(settings));
        return builders;
    }

    @Override
    public Collection<?> createComponents(PluginServices services) {
        sipSettings.follow(services.clusterService().getClusterSettings());
        inventory.watch(services.environment().configDir(), services.resourceWatcherService());
        folder.watch(services.resourceWatcherService());
        SipServices.Own own = new SipServices.Own(knowledge, folder, inventory, processors);
        SipServices.Engine engine =
                new SipServices.Engine(services.client(), services.clusterService(), services.xContentRegistry());
        SipServices sip = new SipServices(own, sipSettings, services.threadPool(), engine);
        sip.startTracker(services.environment().settings(), identity);
        return List.of(sip);
    }

    @Override
    public List<ActionHandler> getActions() {
        return List.of(
                new ActionHandler(WhyAction.INSTANCE, TransportWhyAction.class),
                new ActionHandler(CallsAction.INSTANCE, TransportCallsAction.class),
                new ActionHandler(WhyTextAction.INSTANCE, TransportWhyTextAction.class),
                new ActionHandler(FailuresAction.INSTANCE, TransportFailuresAction.class),
                new ActionHandler(FeedbackAction.INSTANCE, TransportFeedbackAction.class),
                new ActionHandler(RecogniseAction.INSTANCE, TransportRecogniseAction.class),
                new ActionHandler(RecogniseTextAction.INSTANCE, TransportRecogniseTextAction.class),
                new ActionHandler(SetupAction.INSTANCE, TransportSetupAction.class),
                new ActionHandler(ReplayAction.INSTANCE, TransportReplayAction.class),
                new ActionHandler(EraseAction.INSTANCE, TransportEraseAction.class),
                new ActionHandler(ReloadAction.INSTANCE, TransportReloadAction.class),
                new ActionHandler(StatsAction.INSTANCE, TransportStatsAction.class),
                new ActionHandler(ExplainAction.INSTANCE, TransportExplainAction.class));
    }

    @Override
    public List<RestHandler> getRestHandlers(
            RestHandlersServices services,
            Supplier<DiscoveryNodes> nodesInCluster,
            Predicate<NodeFeature> clusterSupportsFeature) {
        TextGate gate = new TextGate();
        return List.of(
                new RestWhyAction(sipSettings),
                new RestCallsAction(sipSettings),
                new RestWhyTextAction(gate),
                new RestFailuresAction(),
                new RestFeedbackAction(sipSettings),
                new RestRecogniseAction(sipSettings, gate),
                new RestSetupAction(sipSettings),
                new RestReplayAction(),
                new RestEraseAction(),
                new RestReloadAction(),
                new RestStatsAction(),
                new RestExplainAction());
    }
}
