// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.diagnosis.Story;
import org.sipassistant.message.Endpoint;

/**
 * One call, judged and ready to be drawn.
 *
 * @param story what is said about it
 * @param steps its messages in their order
 * @param nodes who took part
 * @param zone in which times are written
 */
public record Sheet(Verdict story, List<Step> steps, Nodes nodes, ZoneId zone) {

    public Sheet {
        steps = List.copyOf(steps);
    }

    /**
     * What is said about the call.
     *
     * @param callId as received; an empty text where the messages carry none
     * @param which of the calls that have this Call-ID it is
     * @param failed whether anything is wrong with it
     * @param headline what became of which call, in a few words
     * @param answer what happened, in one or two sentences
     * @param next what to do first; empty where nothing is to be done
     * @param cause the root cause, in a few words that name no party of the call
     * @param alternatives what else it may be, the likeliest first
     * @param facts times and counts, in a few words each
     * @param missing what was not read or is not known
     */
    public record Verdict(
            String callId,
            Which which,
            boolean failed,
            String headline,
            String answer,
            String next,
            String cause,
            List<String> alternatives,
            List<String> facts,
            List<String> missing) {
        public Verdict {
            alternatives = List.copyOf(alternatives);
            facts = List.copyOf(facts);
            missing = List.copyOf(missing);
        }
    }

    /**
     * Which of the calls that used one Call-ID, one after the other.
     *
     * @param number from 1, the oldest
     */
    public record Which(int number, int of) {
        public static final Which ONLY = new Which(1, 1);

        /** An empty text where there is only one. */
        public String told() {
            return of == 1 ? "" : "call " + number + " of " + of + " with this Call-ID";
        }
    }

    /**
     * Who took part.
     *
     * @param names what the inventory calls a host, by its address
     * @param observer what the writer of the log is called where the log does not name it
     * @param suspect the host that decided, or did not answer
     */
    public record Nodes(Map<String, String> names, String observer, Optional<String> suspect) {
        public Nodes {
            names = Map.copyOf(names);
        }

        /** Who took part in a call, as far as its messages and the inventory tell. */
        public static Nodes of(Diagnosis diagnosis) {
            Story story = diagnosis.story();
            Map<String, String> known = new HashMap<>();
            Set<String> observers = new TreeSet<>();
            for (ObservedMessage message : story.call().messages()) {
                Stream.of(message.source(), message.destination())
                        .flatMap(Optional::stream)
                        .forEach(e -> story.names().entry(e).ifPresent(n -> known.put(e.host(), n.name())));
                message.observation().observer().ifPresent(observers::add);
            }
            String observer = observers.size() == 1 ? observers.iterator().next() : "the logging host";
            Optional<String> suspect = story.hop()
                    .flatMap(Transaction::receiver)
                    .or(story::decider)
                    .map(Endpoint::host);
            return new Nodes(known, observer, suspect);
        }
    }
}
