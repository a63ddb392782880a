// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
     * @param failed whether anything is wrong with it
     * @param headline what became of which call, in a few words
     * @param answer what happened, in one or two sentences
     * @param next what to do first; empty where nothing is to be done
     * @param cause the root cause, in a few words that name no party of the call
     * @param facts times and counts, in a few words each
     * @param missing what was not read or is not known
     */
    public record Verdict(
            String callId,
            boolean failed,
            String headline,
            String answer,
            String next,
            String cause,
            List<String> facts,
            List<String> missing) {
        public Verdict {
            facts = List.copyOf(facts);
            missing = List.copyOf(missing);
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
    }
}
