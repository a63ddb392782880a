// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A node that has the plugin and is the manager, and another one that comes and goes. For one thread. */
final class TwoNodes implements AutoCloseable {
    /** What {@code plugins.sip.why.timeout} is: far longer than any search here takes that nothing holds up. */
    static final Duration TIMEOUT = Duration.ofSeconds(4);

    /** How often, and how long, the manager asks a node whether it is there; three times in vain, and it is not. */
    private static final String CHECK = "cluster.fault_detection.follower_check.";

    /** The third check in vain comes when a question has long been given up. */
    private static final long CHECK_SECONDS = 8;

    private final Release release;
    private final Member first;
    private Optional<Member> second = Optional.empty();

    /** What the second node has of the plugin. */
    enum Kind {
        WITHOUT,
        LATER
    }

    private record Member(Node node, Http http, Optional<Kind> kind) {
        void close() {
            http.close();
            node.close();
        }
    }

    TwoNodes(Release release) throws IOException {
        this.release = release;
        Map<String, String> settings = new HashMap<>(settings("first"));
        settings.put(release.firstManager(), "first");
        settings.put("plugins.sip.why.timeout", TIMEOUT.toSeconds() + "s");
        settings.put("plugins.sip.tracker.interval", "1s");
        settings.put(CHECK + "timeout", CHECK_SECONDS + "s");
        settings.put(CHECK + "retry_count", "3");
        this.first = started(release.fresh("first"), settings, Optional.empty());
    }

    private Map<String, String> settings(String name) {
        return Map.of("node.name", name, "discovery.type", release.manyNodes(), "cluster.name", "faults");
    }

    private static Member started(Distribution distribution, Map<String, String> settings, Optional<Kind> kind)
            throws IOException {
        Node node = distribution.with(settings).start(0);
        return new Member(node, new Http(node.uri()), kind);
    }

    Http first() {
        return first.http();
    }

    /** The home of the first node. */
    Path home() {
        return first.node().home();
    }

    /** The second node, of this kind; it has joined. */
    Http second(Kind kind) throws IOException {
        if (second.flatMap(Member::kind).filter(kind::equals).isEmpty()) {
            leave();
            Map<String, String> settings = new HashMap<>(settings("second"));
            settings.put("discovery.seed_hosts", first.node().transport());
            // Never the manager, which answers for the cluster alone while this one hangs.
            settings.put("node.roles", "data,ingest");
            if (kind == Kind.LATER) {
                settings.put("plugins.sip.tracker.interval", "1s");
            }
            Distribution distribution =
                    kind == Kind.LATER ? release.with(laterBuild(), "second") : release.bare("second");
            second = Optional.of(started(distribution, settings, Optional.of(kind)));
            await(2);
        }
        return second.orElseThrow().http();
    }

    /** Takes the second node out of the cluster. */
    void leave() throws IOException {
        if (second.isPresent()) {
            second.get().close();
            second = Optional.empty();
            await(1);
        }
    }

    /** Stops the second node where it stands, as a machine does that is out of memory, or lets it go on. */
    void hang(boolean on) throws IOException {
        second.orElseThrow().node().signal(on ? "STOP" : "CONT");
    }

    /** Waits until so many nodes are in the cluster. */
    void await(int nodes) throws IOException {
        new Health(first()).awaitNodes(nodes);
    }

    /** What a node says of itself, once it has reached the one that is asked: it does so through an index. */
    JsonNode awaitStats(Http http, String name) throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(240);
        JsonNode stats = MissingNode.getInstance();
        while (System.nanoTime() < deadline) {
            stats = Replies.comes(() -> http.send("GET", "/_plugins/_sip/stats"))
                    .json();
            for (JsonNode node : stats.at("/tracker/nodes")) {
                if (node.path("name").asText().equals(name)) {
                    return node;
                }
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(500));
        }
        throw new AssertionError("nothing of " + name + " in " + stats);
    }

    private Path laterBuild() throws IOException {
        Path folder = Path.of(System.getProperty("scenarios.nodes"), release.plugin() + "-later");
        return new AnotherBuild(release, folder).zip(home());
    }

    @Override
    public void close() {
        second.ifPresent(Member::close);
        first.close();
    }
}
