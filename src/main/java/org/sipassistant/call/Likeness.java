// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.PrivateAddress;
import org.sipassistant.message.Via;

/** Judges whether one call goes on as another one, and how sure that is. */
final class Likeness {
    /** What a proxy or B2BUA needs to send a request on that asks no database far away. */
    private static final Duration AT_ONCE = Duration.ofSeconds(1);

    private static final double MOST = 0.95;
    private static final double SHARED = 0.7;

    private final UnaryOperator<String> nodes;

    /** @param nodes gives the addresses of one node the same name */
    Likeness(UnaryOperator<String> nodes) {
        this.nodes = nodes;
    }

    /**
     * How a leg continues the one above it.
     *
     * @param kind what they were found by
     * @param legs those as which the leg above goes on already
     */
    Optional<Link> link(Invitation above, Invitation below, Link.Kind kind, List<Invitation> legs) {
        if (above.call().callId().equals(below.call().callId())) {
            return Optional.empty();
        }
        if (kind.isIdentifier()) {
            boolean holds = above.nesting().holdsStartOf(below.nesting()) && !isSibling(above, below);
            boolean shared = kind == Link.Kind.HEADER && !below.quotes(above);
            double score = shared ? sharedHeader(above, below) : certainty(kind);
            return holds && score > 0 ? Optional.of(new Link(kind, score)) : Optional.empty();
        }
        boolean nested = above.nesting().isWaitingAtStartOf(below.nesting())
                && above.nesting().holdsEndOf(below.nesting());
        if (!nested || isSibling(above, below)) {
            return Optional.empty();
        }
        double score = Math.min(MOST, likeness(above, below, kind, legs));
        return Optional.of(new Link(kind, Math.round(score * 100) / 100.0));
    }

    private static double certainty(Link.Kind kind) {
        return switch (kind) {
            case SESSION_ID -> 0.98;
            case ICID -> 0.97;
            default -> 0.95;
        };
    }

    /**
     * How sure the same value of a header of the product's own makes it. It may name a customer as well as a call, so node
     * or numbers must fit; what was seen to come from elsewhere needs both numbers.
     */
    private double sharedHeader(Invitation above, Invitation below) {
        double place = place(above, below);
        boolean called = above.calls(below);
        boolean fits = place > 0 || called && (place == 0 || above.isFromCallerOf(below));
        return fits ? SHARED : 0;
    }

    private double likeness(Invitation above, Invitation below, Link.Kind kind, List<Invitation> legs) {
        Turn turn = turn(above, below, legs);
        double numbers = called(above, below, turn) + caller(above, below, turn);
        double place = place(above, below);
        return switch (kind) {
            case TAG -> 0.75 + numbers + place;
            case SDP -> (below.hasBodyOf(above) ? 0.65 : 0.5) + numbers + place;
            default -> 0.3 + numbers + place + time(above, below, legs) - (turn == Turn.ANOTHER ? 0.15 : 0);
        };
    }

    /** What sending one more leg has to do with those that were sent before. */
    private enum Turn {
        FIRST,
        /** Nothing that was seen. */
        ANOTHER,
        /** The node tries elsewhere what another leg did not reach. */
        AGAIN,
        /** The node gave another leg up, and sent this one at once. */
        IN_PLACE,
        /** The node sends the call on to somebody else, and this leg or the one before says so. */
        FORWARDED,
        /** The caller was told that the call is sent on. */
        ANNOUNCED
    }

    private Turn turn(Invitation above, Invitation below, List<Invitation> legs) {
        if (!above.calls(below)
                && (below.isForwardedFrom(above) || legs.stream().anyMatch(below::followsRedirectOf))) {
            return Turn.FORWARDED;
        }
        if (legs.stream().anyMatch(leg -> isTriedElsewhere(leg, below))) {
            return Turn.AGAIN;
        }
        if (!above.calls(below) && above.isForwardedAt(below, AT_ONCE)) {
            return Turn.ANNOUNCED;
        }
        if (legs.stream()
                .anyMatch(leg -> isSibling(leg, below) && leg.isFromCallerOf(below) && isReplaced(leg, below))) {
            return Turn.IN_PLACE;
        }
        return legs.isEmpty() ? Turn.FIRST : Turn.ANOTHER;
    }

    /** Whether a leg to the same number was refused, or had been silent for a while, when this one went another way. */
    private boolean isTriedElsewhere(Invitation leg, Invitation below) {
        return isSibling(leg, below)
                && leg.calls(below)
                && leg.isFromCallerOf(below)
                && Collections.disjoint(receivers(leg), receivers(below))
                && !leg.nesting().isFollowedAtOnceBy(below.nesting(), AT_ONCE)
                && (leg.isSilent() || !leg.nesting().isWaitingAtStartOf(below.nesting()));
    }

    private static double called(Invitation above, Invitation below, Turn turn) {
        if (above.calls(below) || turn == Turn.FORWARDED) {
            return 0.15;
        }
        return turn == Turn.ANNOUNCED ? 0 : -0.2;
    }

    /** A node that sends a call on, or has the numbers it calls with from its carrier, may call by a name of its own. */
    private static double caller(Invitation above, Invitation below, Turn turn) {
        if (above.isFromCallerOf(below)) {
            return 0.15;
        }
        if (!above.hasCaller() || !below.hasCaller() || turn == Turn.FORWARDED) {
            return 0;
        }
        return turn == Turn.AGAIN ? -0.1 : -0.15;
    }

    private static boolean isReplaced(Invitation leg, Invitation below) {
        return leg.nesting().isReplacedAtOnceBy(below.nesting(), AT_ONCE);
    }

    private static double time(Invitation above, Invitation below, List<Invitation> legs) {
        boolean atOnce = above.nesting().isFollowedAtOnceBy(below.nesting(), AT_ONCE)
                || legs.stream().anyMatch(leg -> isReplaced(leg, below));
        return (atOnce ? 0.15 : 0) + (above.nesting().echoes(below.nesting()) ? 0.1 : 0);
    }

    /**
     * Whether the node that sent the one got the other, where that was seen. A node with an address on each side is known by its
     * software.
     */
    private double place(Invitation above, Invitation below) {
        Optional<String> sender = sender(below);
        Set<String> receivers = receivers(above);
        if (sender.isEmpty() || receivers.isEmpty()) {
            return 0;
        }
        if (receivers.contains(sender.get())) {
            return 0.2;
        }
        return above.isHandledBySoftwareOf(below) ? 0.15 : isOnOtherSide(sender.get(), receivers) ? -0.1 : -0.3;
    }

    /** Whether one node may have both addresses: one inside of a network, the other outside (RFC 1918). A name is neither. */
    private static boolean isOnOtherSide(String sender, Set<String> receivers) {
        boolean inside = PrivateAddress.isPrivate(sender);
        return PrivateAddress.isAddress(sender)
                && receivers.stream()
                        .allMatch(host -> PrivateAddress.isAddress(host) && PrivateAddress.isPrivate(host) != inside);
    }

    /** Whether the same node sent both: then it tried twice, or called twice, and neither is a leg of the other. */
    private boolean isSibling(Invitation above, Invitation below) {
        Optional<String> sender = sender(below);
        return sender.isPresent()
                && sender.equals(sender(above))
                && !receivers(above).contains(sender.get());
    }

    private Optional<String> sender(Invitation invitation) {
        ObservedMessage request = invitation.request();
        return request.source()
                .map(Endpoint::host)
                .map(nodes)
                .or(() -> request.destination().map(to -> logOf(request)))
                .or(() -> request.message().topVia().map(Via::host).map(nodes));
    }

    private Set<String> receivers(Invitation invitation) {
        Set<String> receivers = new TreeSet<>();
        List<Transaction> hops = invitation.call().attempts().stream()
                .flatMap(attempt -> attempt.transactions().stream())
                .toList();
        for (Transaction hop : hops) {
            Optional<ObservedMessage> request = hop.request();
            request.flatMap(ObservedMessage::destination)
                    .map(Endpoint::host)
                    .map(nodes)
                    .or(() -> request.filter(m -> m.source().isPresent()).map(Likeness::logOf))
                    .ifPresent(receivers::add);
        }
        return receivers;
    }

    /** A program that writes where a message came from, or went, but not its own address, is the other side itself. */
    private static String logOf(ObservedMessage message) {
        return "log of " + message.observation().observer().orElse("");
    }
}
