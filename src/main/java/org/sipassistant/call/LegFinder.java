// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Finds for each call the one it continues under another Call-ID. Calls are taken in the order in which they began; each
 * looks at a bounded number of those before it that have a mark in common with it, so that a flood of calls to one number
 * costs no more than so many calls to different ones.
 */
final class LegFinder {
    /** How many calls with the same mark are remembered; the oldest are forgotten. */
    private static final int REMEMBERED = 16;

    /** Less than this is a guess. */
    private static final double SUFFICIENT = 0.6;

    /** Two calls of which one is this little likelier cannot be told apart. */
    private static final double MARGIN = 0.1;

    private final Likeness likeness;
    private final Map<Link.Kind, Map<String, Deque<Invitation>>> known = new EnumMap<>(Link.Kind.class);
    private final Map<Call, Continuation> found = new IdentityHashMap<>();
    private final Map<Invitation, Invitation> roots = new HashMap<>();
    private final Map<Invitation, Invitation> parents = new HashMap<>();
    private final Map<Invitation, Deque<Invitation>> legs = new HashMap<>();

    /** A call goes on as another one. */
    record Continuation(Call above, Link link) {}

    private record Candidate(Invitation above, Link link) {}

    private LegFinder(UnaryOperator<String> nodes) {
        this.likeness = new Likeness(nodes);
    }

    /**
     * The calls that continue another one.
     *
     * @param calls in the order in which they began
     * @param nodes gives the addresses of one node the same name
     */
    static Map<Call, Continuation> find(List<Call> calls, UnaryOperator<String> nodes) {
        LegFinder finder = new LegFinder(nodes);
        for (Call call : calls) {
            Invitation.of(call).ifPresent(finder::take);
        }
        return finder.found;
    }

    private void take(Invitation below) {
        Optional<Candidate> best = Optional.empty();
        for (Link.Kind kind : Link.Kind.values()) {
            best = best(candidates(below, kind), below, kind);
            if (best.isPresent()) {
                break;
            }
        }
        best.ifPresent(candidate -> {
            found.put(below.call(), new Continuation(candidate.above().call(), candidate.link()));
            roots.put(below, root(candidate.above()));
            parents.put(below, candidate.above());
            add(below, legs.computeIfAbsent(candidate.above(), above -> new ArrayDeque<>()));
        });
        remember(below);
    }

    private Set<Invitation> candidates(Invitation below, Link.Kind kind) {
        Map<String, Deque<Invitation>> byMark = known.getOrDefault(kind, Map.of());
        Set<Invitation> candidates = new LinkedHashSet<>();
        below.names(kind).forEach(mark -> candidates.addAll(byMark.getOrDefault(mark, new ArrayDeque<>())));
        if (kind == Link.Kind.NUMBERS) {
            // who is called on one leg may be called on another one beside it
            List.copyOf(candidates)
                    .forEach(leg -> Optional.ofNullable(parents.get(leg)).ifPresent(candidates::add));
        }
        return candidates;
    }

    private Optional<Candidate> best(Set<Invitation> candidates, Invitation below, Link.Kind kind) {
        Optional<Candidate> best = Optional.empty();
        boolean ambiguous = false;
        for (Invitation above : candidates) {
            Optional<Link> link =
                    likeness.link(above, below, kind, legsOf(above)).filter(l -> l.score() >= SUFFICIENT);
            if (link.isEmpty()) {
                continue;
            }
            double ahead =
                    best.isEmpty() ? 1 : link.get().score() - best.get().link().score();
            boolean related =
                    best.isEmpty() || root(above).equals(root(best.get().above()));
            // Of two legs of one call the later one is nearer.
            if (ahead >= MARGIN || related && ahead > -MARGIN) {
                ambiguous = ambiguous && ahead < MARGIN;
                best = Optional.of(new Candidate(above, link.get()));
            } else {
                ambiguous |= !related && ahead > -MARGIN;
            }
        }
        return ambiguous ? Optional.empty() : best;
    }

    private List<Invitation> legsOf(Invitation above) {
        return List.copyOf(legs.getOrDefault(above, new ArrayDeque<>()));
    }

    private Invitation root(Invitation invitation) {
        return roots.getOrDefault(invitation, invitation);
    }

    private void remember(Invitation invitation) {
        for (Link.Kind kind : Link.Kind.values()) {
            Map<String, Deque<Invitation>> byMark = known.computeIfAbsent(kind, key -> new HashMap<>());
            for (String mark : invitation.known(kind)) {
                Deque<Invitation> same = byMark.computeIfAbsent(mark, key -> new ArrayDeque<>());
                forgetEnded(same, invitation, kind);
                add(invitation, same);
            }
        }
    }

    private static void forgetEnded(Deque<Invitation> same, Invitation now, Link.Kind kind) {
        for (Iterator<Invitation> each = same.iterator(); each.hasNext(); ) {
            Nesting before = each.next().nesting();
            boolean open =
                    kind.isIdentifier() ? before.holdsStartOf(now.nesting()) : before.isWaitingAtStartOf(now.nesting());
            if (!open) {
                each.remove();
            }
        }
    }

    private static void add(Invitation invitation, Deque<Invitation> remembered) {
        if (remembered.size() >= REMEMBERED) {
            remembered.removeFirst();
        }
        remembered.addLast(invitation);
    }
}
