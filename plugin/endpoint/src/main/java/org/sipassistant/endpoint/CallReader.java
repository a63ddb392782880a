// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sipassistant.call.Call;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.call.Material;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.diagnosis.Diagnosis;
import org.sipassistant.diagnosis.Names;
import org.sipassistant.inventory.Entry;

/** Reads and judges calls from documents as {@code why} does, for those that have the documents at hand. Thread-safe. */
public final class CallReader {
    private final Expertise expertise;

    public CallReader(Expertise expertise) {
        this.expertise = expertise;
    }

    /** The calls that have this Call-ID on one of their legs: more than one where it was used again. */
    public List<Call> about(String callId, Collection<Map<String, Object>> hits) {
        return read(hits).about(callId);
    }

    /** Documents that were read, for what is asked of them. For one thread. */
    public static final class ReadMessages {
        private final Assembly assembly;

        private ReadMessages(Assembly assembly) {
            this.assembly = assembly;
        }

        /** The calls that have this Call-ID on one of their legs: more than one where it was used again. */
        public List<Call> about(String callId) {
            return assembly.about(callId, Integer.MAX_VALUE);
        }
    }

    /** Reads documents once, for calls that are to be told apart or put together. */
    public ReadMessages read(Collection<Map<String, Object>> hits) {
        return new ReadMessages(new Assembly(reader(hits), expertise.inventory().get()));
    }

    /** The calls of some messages as they are, without looking for legs that are one call. */
    public List<Call> calls(Collection<Map<String, Object>> hits) {
        return CallAssembler.assemble(reader(hits).messages());
    }

    public List<ObservedMessage> messages(Collection<Map<String, Object>> hits) {
        return reader(hits).messages();
    }

    /** @param now all that was there until then was read: what did not come by then, was not there */
    public Diagnosis judge(Call call, Instant now) {
        Material material = Material.of(call.messages()).until(now);
        return Diagnosis.of(call, expertise.rules(), expertise.inventory().get(), material);
    }

    /** The name that all addresses of one node share. */
    public String node(String host) {
        return Names.node(host, expertise.inventory().get());
    }

    /** Who a host is. */
    public Optional<Entry> entry(String host) {
        return expertise.inventory().get().find(host);
    }

    private MessageReader reader(Collection<Map<String, Object>> hits) {
        MessageReader reader = new MessageReader(expertise, ZoneOffset.UTC);
        LineJoiner.join(hits.stream().map(Hit::new).toList()).forEach(reader::read);
        return reader;
    }
}
