// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.opensearch;

import java.time.InstantSource;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.core.xcontent.NamedXContentRegistry;
import org.opensearch.tasks.Task;
import org.opensearch.transport.client.Client;
import org.opensearch.transport.client.ParentTaskAssigningClient;
import org.sipassistant.endpoint.CallService;
import org.sipassistant.endpoint.Expertise;
import org.sipassistant.endpoint.FeedbackService;
import org.sipassistant.endpoint.RecogniseService;
import org.sipassistant.endpoint.WhyService;
import org.sipassistant.endpoint.WritableCluster;
import org.sipassistant.endpoint.failures.FailuresService;

/** What the actions of this plugin share, made once for each node. */
public final class SipServices {
    private final Expertise expertise;
    private final SipSettings settings;
    private final WorkPool pool;
    private final Engine engine;

    SipServices(Expertise expertise, SipSettings settings, WorkPool pool, Engine engine) {
        this.expertise = expertise;
        this.settings = settings;
        this.pool = pool;
        this.engine = engine;
    }

    /** What of the engine a search needs. */
    record Engine(Client client, ClusterService cluster, NamedXContentRegistry registry) {}

    WorkPool pool() {
        return pool;
    }

    /** Answers one question within the limits that are set now. */
    WhyService why() {
        return new WhyService(expertise, settings.limits(), InstantSource.system());
    }

    /** Gives one call whole, within the limits that are set now. */
    CallService calls() {
        return new CallService(why(), expertise);
    }

    /** Reports on logs within the limits that are set now. */
    RecogniseService recognise() {
        return new RecogniseService(expertise, settings.limits(), InstantSource.system());
    }

    /** Says what is failing. */
    FailuresService failures() {
        return new FailuresService(InstantSource.system());
    }

    /** Stores what people say about answers. */
    FeedbackService feedback() {
        return new FeedbackService(expertise, settings.limits(), InstantSource.system());
    }

    /** The cluster for the question that a task stands for: when that is cancelled, its searches are. */
    WritableCluster clusterOf(Task task) {
        Client client =
                new ParentTaskAssigningClient(engine.client(), engine.cluster().localNode(), task);
        return new EngineCluster(client, engine.registry(), pool.executor());
    }
}
