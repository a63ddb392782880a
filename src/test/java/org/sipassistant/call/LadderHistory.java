// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** What was sent in a ladder so far, and by whom. */
final class LadderHistory {
    private static final String CALL_ID = "3c26700d1f0a@10.0.0.1";

    private final List<LadderHop> hops = new ArrayList<>();
    private final Map<String, String> addresses = new LinkedHashMap<>();
    private final Map<String, LadderDialog> dialogs = new LinkedHashMap<>();
    private int order;

    /** The address of a node: 10.0.0.1 for the first one that appears, and so on. */
    String address(String node) {
        return addresses.computeIfAbsent(node, name -> "10.0.0." + (addresses.size() + 1));
    }

    /** The number of the last thing that was sent. */
    int order() {
        return order;
    }

    int nextOrder() {
        return ++order;
    }

    /** The Call-ID that the line names, else that of what its nodes sent each other before. */
    LadderDialog dialog(LadderLine line, String method) {
        Optional<String> given = line.field("Call-ID").filter(value -> !value.isEmpty());
        Optional<LadderDialog> known = newest(hop -> hop.isBetween(line.from(), line.to()) && hop.method.equals(method))
                .or(() -> newest(hop -> hop.isBetween(line.from(), line.to()) && hop.method.equals("INVITE")))
                .or(() -> newest(hop -> hop.isBetween(line.from(), line.to())))
                .or(() -> newest(hop -> hop.to().equals(line.from())))
                .map(hop -> hop.dialog);
        String callId = given.or(() -> known.map(dialog -> dialog.callId)).orElse(CALL_ID);
        return dialogs.computeIfAbsent(callId, id -> new LadderDialog(id, line.from()));
    }

    String via(LadderLine line) {
        String transport = line.field("Transport").orElse("udp").toUpperCase(Locale.ROOT);
        return "SIP/2.0/" + transport + " " + address(line.from()) + ":5060;branch=z9hG4bK-ladder-" + order;
    }

    LadderHop add(LadderHop hop) {
        hops.add(hop);
        return hop;
    }

    Optional<LadderHop> newest(LadderDialog dialog, String method, Predicate<LadderHop> wanted) {
        return newest(hop -> hop.dialog == dialog && hop.method.equals(method) && wanted.test(hop));
    }

    Optional<LadderHop> newest(Predicate<LadderHop> wanted) {
        return hops.stream().filter(wanted).reduce((earlier, later) -> later);
    }
}
