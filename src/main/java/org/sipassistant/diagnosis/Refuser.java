// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Kind;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.CodeMeaning;
import org.sipassistant.knowledge.Party;
import org.sipassistant.knowledge.Product;

/** Whose node refused, and who has to act on it, where a rule leaves both open: as far as hops, software and code tell. */
final class Refuser {
    private static final String DEVICE = "device";
    private static final String PROXY = "proxy";

    /** What the caller dialled, whoever hands it on. */
    private static final String OF_THE_NUMBER = "user-not-found-number-format";

    /** Roles of software to which phones send their calls, and which send them on. */
    private static final Set<String> SERVERS = Set.of("pbx", PROXY, "gateway");

    /** Parties that are nodes, so that the hops say better than a code which one it is. */
    private static final List<Party> NODES = List.of(Party.CALLEE, Party.PROXY, Party.NEXT_HOP);

    /** What somebody wants from the side that refuses. */
    private static final Set<Kind> ASKING = Set.of(Kind.CALL, Kind.REGISTRATION, Kind.MESSAGE);

    private Refuser() {}

    /**
     * Whose node refused: a phone is the callee; a node behind another node is the next hop of that; a server that a phone
     * asked is that of the operator, one that a server asked its next hop. Unknown where nothing of this can be told.
     */
    static Party origin(Story story) {
        if (story.state() != State.REFUSED) {
            return Party.UNKNOWN;
        }
        return switch (story.call().kind()) {
            case CALL, MESSAGE -> node(story);
            case REGISTRATION -> Party.REGISTRAR;
            case KEEPALIVE, SUBSCRIPTION, FRAGMENT -> Party.UNKNOWN;
        };
    }

    private static Party node(Story story) {
        if (story.isForwarded()) {
            return Party.NEXT_HOP;
        }
        String refusing = role(story.finalResponse(), story);
        if (refusing.equals(PROXY)) {
            return Party.PROXY;
        }
        String asking = role(story.request(), story);
        if (refusing.equals(DEVICE)) {
            return Party.CALLEE;
        }
        if (SERVERS.contains(asking)) {
            return Party.NEXT_HOP;
        }
        return SERVERS.contains(refusing) && asking.equals(DEVICE) ? Party.PROXY : Party.UNKNOWN;
    }

    private static String role(Optional<ObservedMessage> message, Story story) {
        return message.flatMap(story::productOf).map(Product::role).orElse("");
    }

    /**
     * Who usually has to act on this code.
     *
     * @param origin whose node refused; it takes the place of a node that the code only assumes
     */
    static Party responsible(Story story, Party origin) {
        boolean isAsked = ASKING.contains(story.call().kind());
        if (story.state() != State.REFUSED || !isAsked) {
            return Party.UNKNOWN;
        }
        Optional<CodeMeaning> meaning = story.finalResponse()
                .flatMap(m -> story.knowledge()
                        .response(m.message().statusCode(), m.message().method()));
        Party usual = meaning.map(CodeMeaning::responsible).orElse(Party.UNKNOWN);
        boolean dialled =
                meaning.filter(code -> code.category().equals(OF_THE_NUMBER)).isPresent();
        if (usual == Party.CALLER && !dialled && story.isOfB2bua()) {
            return Party.PROXY;
        }
        return NODES.contains(usual) && NODES.contains(origin) ? origin : usual;
    }
}
