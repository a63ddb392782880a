// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.opensearch.action.ActionRequest;
import org.opensearch.cluster.metadata.IndexNameExpressionResolver;
import org.opensearch.cluster.node.DiscoveryNodes;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.common.settings.ClusterSettings;
import org.opensearch.common.settings.IndexScopedSettings;
import org.opensearch.common.settings.Setting;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.settings.SettingsFilter;
import org.opensearch.core.action.ActionResponse;
import org.opensearch.core.common.io.stream.NamedWriteableRegistry;
import org.opensearch.core.xcontent.NamedXContentRegistry;
import org.opensearch.env.Environment;
import org.opensearch.env.NodeEnvironment;
import org.opensearch.ingest.Processor;
import org.opensearch.plugins.ActionPlugin;
import org.opensearch.plugins.IngestPlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.ReloadablePlugin;
import org.opensearch.repositories.RepositoriesService;
import org.opensearch.rest.RestController;
import org.opensearch.rest.RestHandler;
import org.opensearch.script.ScriptService;
import org.opensearch.threadpool.ExecutorBuilder;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.client.Client;
import org.opensearch.watcher.ResourceWatcherService;
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
    public Collection<Object> createComponents(
            Client client,
            ClusterService clusterService,
            ThreadPool threadPool,
            ResourceWatcherService resourceWatcherService,
            ScriptService scriptService,
            NamedXContentRegistry xContentRegistry,
            Environment environment,
            NodeEnvironment nodeEnvironment,
            NamedWriteableRegistry namedWriteableRegistry,
            IndexNameExpressionResolver indexNameExpressionResolver,
            Supplier<RepositoriesService> repositoriesServiceSupplier) {
        sipSettings.follow(clusterService.getClusterSettings());
        inventory.watch(environment.configDir(), resourceWatcherService);
        folder.watch(resourceWatcherService);
        SipServices.Own own = new SipServices.Own(knowledge, folder, inventory, processors);
        SipServices.Engine engine = new SipServices.Engine(client, clusterService, xContentRegistry);
        SipServices services = new SipServices(own, sipSettings, threadPool, engine);
        services.startTracker(environment.settings(), identity);
        return List.of(services);
    }

    @Override
    public List<ActionHandler<? extends ActionRequest, ? extends ActionResponse>> getActions() {
        return List.of(
                new ActionHandler<>(WhyAction.INSTANCE, TransportWhyAction.class),
                new ActionHandler<>(CallsAction.INSTANCE, TransportCallsAction.class),
                new ActionHandler<>(WhyTextAction.INSTANCE, TransportWhyTextAction.class),
                new ActionHandler<>(FailuresAction.INSTANCE, TransportFailuresAction.class),
                new ActionHandler<>(FeedbackAction.INSTANCE, TransportFeedbackAction.class),
                new ActionHandler<>(RecogniseAction.INSTANCE, TransportRecogniseAction.class),
                new ActionHandler<>(RecogniseTextAction.INSTANCE, TransportRecogniseTextAction.class),
                new ActionHandler<>(SetupAction.INSTANCE, TransportSetupAction.class),
                new ActionHandler<>(ReplayAction.INSTANCE, TransportReplayAction.class),
                new ActionHandler<>(EraseAction.INSTANCE, TransportEraseAction.class),
                new ActionHandler<>(ReloadAction.INSTANCE, TransportReloadAction.class),
                new ActionHandler<>(StatsAction.INSTANCE, TransportStatsAction.class),
                new ActionHandler<>(ExplainAction.INSTANCE, TransportExplainAction.class));
    }

    @Override
    public List<RestHandler> getRestHandlers(
            Settings settings,
            RestController restController,
            ClusterSettings clusterSettings,
            IndexScopedSettings indexScopedSettings,
            SettingsFilter settingsFilter,
            IndexNameExpressionResolver indexNameExpressionResolver,
            Supplier<DiscoveryNodes> nodesInCluster) {
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
