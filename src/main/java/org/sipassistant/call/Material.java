// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.message.Endpoint;

/**
 * What everything that was read together tells about a message that is not there: until when one could have come, and to
 * whom messages were seen on their way.
 *
 * @param end the last moment of which something is known; empty where no message has a time
 * @param heard the nodes to which an observer saw something come, each with that observer
 */
public record Material(Optional<Instant> end, Set<String> heard) {

    /** The node that writes the log, in a log that names only the other end. */
    private static final String ITSELF = "";

    public Material {
        heard = Set.copyOf(heard);
    }

    /** It ends with its last message. */
    public static Material of(List<ObservedMessage> messages) {
        Set<String> heard = new HashSet<>();
        Optional<Instant> end = Optional.empty();
        for (ObservedMessage message : messages) {
            message.destination().ifPresent(to -> heard.add(key(message, to.host())));
            if (message.source().isPresent() && message.destination().isEmpty()) {
                heard.add(key(message, ITSELF));
            }
            end = later(end, message.at());
        }
        return new Material(end, heard);
    }

    /** The same of which it is known that nothing more came until some moment, because somebody looked. */
    public Material until(Instant moment) {
        return new Material(later(end, Optional.of(moment)), heard);
    }

    /**
     * Whether an answer to a request would have been seen where the request was: its observer saw something else come to
     * the sender. A node that writes down only what it receives, or only what it sends, shows no answer.
     */
    public boolean wouldShowAnswer(ObservedMessage request) {
        String sender = request.source().map(Endpoint::host).orElse(ITSELF);
        return heard.contains(key(request, sender));
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isAfter(one.get())) ? other : one;
    }

    private static String key(ObservedMessage message, String to) {
        return message.observation().observer().orElse("") + '|' + to;
    }
}
