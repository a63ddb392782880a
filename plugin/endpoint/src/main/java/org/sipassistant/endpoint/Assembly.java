// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sipassistant.call.Call;
import org.sipassistant.call.CallAssembler;
import org.sipassistant.call.CallIdMention;
import org.sipassistant.call.Kind;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.diagnosis.Names;
import org.sipassistant.inventory.Inventory;

/** Makes calls of what a reader read, with the inventory as it was when the question came. */
final class Assembly {
    private final MessageReader reader;
    private final Inventory inventory;
    private boolean cut;
    private @Nullable List<Call> identified;

    Assembly(MessageReader reader, Inventory inventory) {
        this.reader = reader;
        this.inventory = inventory;
    }

    /** Every call, of no more than so many messages. */
    List<Call> all(int most) {
        List<ObservedMessage> messages = reader.messages();
        List<ObservedEvent> events = reader.events();
        cut = messages.size() > most;
        return CallAssembler.withEvents(
                calls(messages.subList(0, Math.min(most, messages.size()))),
                events.subList(0, Math.min(most, events.size())));
    }

    /**
     * The calls of which a Call-ID names a leg, to the letter, with the log lines that name one of their legs; of so many
     * messages. A message that names no call cannot be known to belong to one.
     */
    List<Call> about(String callId, int most) {
        List<ObservedMessage> messages = new ArrayList<>();
        whole().stream().filter(call -> call.hasCallId(callId)).forEach(call -> messages.addAll(call.messages()));
        cut = messages.size() > most;
        messages.sort(Comparator.comparingInt(ObservedMessage::position));
        List<Call> calls = about(callId, cut ? messages.subList(0, most) : messages);
        Set<String> callIds = new LinkedHashSet<>(Set.of(callId));
        calls.forEach(call -> call.legs().forEach(leg -> callIds.add(leg.callId())));
        List<ObservedEvent> events = reader.events().stream()
                .filter(event -> names(event, callIds))
                .limit(most)
                .toList();
        return CallAssembler.withEvents(calls, events);
    }

    /** The other calls that were read and may be attempts of one of some, under other Call-IDs. */
    List<Call> beside(List<Call> some) {
        Set<String> own = new HashSet<>();
        some.forEach(call -> call.legs().forEach(leg -> own.add(leg.callId())));
        List<Call> others =
                whole().stream().filter(call -> !own.contains(call.callId())).toList();
        return Failover.possible(others, some);
    }

    /** The registrations and pings that were read, which tell who could be reached. */
    List<Call> prior() {
        return whole().stream()
                .filter(call -> call.kind() == Kind.REGISTRATION || call.kind() == Kind.KEEPALIVE)
                .toList();
    }

    private static boolean names(ObservedEvent event, Set<String> callIds) {
        return Optional.ofNullable(event.event().fields().get("call_id"))
                .or(() -> CallIdMention.first(event.event().line(), callIds::contains))
                .filter(callIds::contains)
                .isPresent();
    }

    /** What the lines of their messages left out, in sentences for the answer. */
    List<String> missing(List<Call> calls) {
        return reader.missing(callId -> calls.stream().anyMatch(call -> call.hasCallId(callId)));
    }

    /** Whether there were more messages. */
    boolean isCut() {
        return cut;
    }

    /** The messages that name their call. */
    List<ObservedMessage> identified() {
        return reader.messages().stream()
                .filter(m -> m.message().callId().isPresent())
                .toList();
    }

    /** All calls that name themselves, made once for however many are asked about. */
    private List<Call> whole() {
        if (identified == null) {
            identified = calls(identified());
        }
        return identified;
    }

    private List<Call> about(String callId, List<ObservedMessage> messages) {
        return calls(messages).stream().filter(call -> call.hasCallId(callId)).toList();
    }

    private List<Call> calls(List<ObservedMessage> messages) {
        return CallAssembler.assemble(messages, List.of(), host -> Names.node(host, inventory));
    }
}
