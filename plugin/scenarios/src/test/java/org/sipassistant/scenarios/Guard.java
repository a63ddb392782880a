// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** The security of an engine: how a node is started with it, and how it is told who may do what. */
interface Guard {
    /** Who may do all, from the first start on. */
    String ADMINISTRATOR = "admin";

    /** Of everybody. */
    String PASSWORD = "Trunk-Lattice-4096-Ferry";

    /** The role the tracker works with. */
    String TRACKER = "sip_tracker";

    /** No test waits as long as an operator can. */
    Map<String, String> QUICK = Map.of("plugins.sip.tracker.interval", "500ms");

    /** A fresh home, with this plugin and its security installed and switched on. */
    Distribution prepare(List<Member> members) throws IOException;

    /** Makes the members known to a node that runs, where that cannot be done before. */
    void introduce(List<Member> members, Http administrator) throws IOException;

    /**
     * Gives the tracker the identity it has refused to run without.
     *
     * @param node with security on; stopped where the engine reads this only at the start
     * @param role as the engine writes it
     * @return the node that runs now
     */
    Node identify(Distribution distribution, Node node, Http administrator, JsonNode role) throws IOException;

    /** Has the engine record who asks what, where that was not settled before the start. */
    void audit(Http administrator) throws IOException;

    /** What the engine has recorded so far of who asked what: an entry of JSON for each action that was granted. */
    List<String> audited(Node node, Http administrator) throws IOException;

    /** Where a node answers. */
    URI address(Node node);

    /** The folder of the ready-made roles, below {@code security} at the root of the project. */
    String folder();

    /** A role of a test, as this engine writes it. */
    ObjectNode body(Rights rights);
}
