// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.List;
import java.util.Optional;

/** What the requests of one Call-ID in a ladder have in common. */
final class LadderDialog {
    private static final List<String> NEVER_INSIDE = List.of("REGISTER", "OPTIONS", "MESSAGE", "PUBLISH");
    private static final List<String> OPENS = List.of("INVITE", "SUBSCRIBE", "REFER");

    final String callId;
    private final String caller;
    private String callerParty;
    private String calleeParty = "";
    private String uri = "sip:bob@example.net";
    private int callerCseq;
    private int calleeCseq;
    private Optional<String> established = Optional.empty();
    private Optional<String> early = Optional.empty();

    /** @param caller the node that sends first */
    LadderDialog(String callId, String caller) {
        this.callId = callId;
        this.caller = caller;
        this.callerParty = "<sip:alice@example.net>;tag=tag-" + caller;
    }

    boolean isCaller(String node) {
        return node.equals(caller);
    }

    int nextCseq(boolean callerSide) {
        return 1 + (callerSide ? callerCseq : calleeCseq);
    }

    /** The Request-URI where a line gives none. */
    String uri(String method, boolean callerSide, String callerAddress) {
        if (method.equals("REGISTER")) {
            return "sip:example.net";
        }
        return callerSide ? uri : "sip:" + user(callerParty) + "@" + callerAddress + ":5060";
    }

    String from(String method, boolean callerSide, String node) {
        if (callerSide) {
            return callerParty;
        }
        String tag = NEVER_INSIDE.contains(method)
                ? "tag-" + node
                : established.or(() -> early).orElse("tag-" + node);
        return callee(uri) + ";tag=" + tag;
    }

    String to(String method, boolean callerSide, String requestUri) {
        if (method.equals("REGISTER")) {
            return withoutTag(callerParty);
        }
        if (!callerSide) {
            return NEVER_INSIDE.contains(method) ? withoutTag(callerParty) : callerParty;
        }
        return callee(requestUri) + toTag(method).map(tag -> ";tag=" + tag).orElse("");
    }

    String userOf(boolean callerSide) {
        return user(callerSide ? callerParty : callee(uri));
    }

    /** Notes what a request of one side really said. */
    void sent(LadderHop hop, boolean callerSide) {
        if (callerSide) {
            callerCseq = hop.number().orElse(callerCseq);
            callerParty = hop.request.first("From").orElse(callerParty);
            if (!hop.method.equals("REGISTER")) {
                uri = hop.uri();
                calleeParty = withoutTag(hop.request.first("To").orElse(callee(uri)));
            }
        } else {
            calleeCseq = hop.number().orElse(calleeCseq);
        }
    }

    void answered(LadderHop hop, int code, String tag) {
        boolean opens = OPENS.contains(hop.method)
                && SipText.tag(hop.request.first("To").orElse("")).isEmpty();
        if (!opens || tag.isEmpty()) {
            return;
        }
        if (code / 100 == 2) {
            established = established.or(() -> Optional.of(tag));
        } else if (code / 100 == 1) {
            early = Optional.of(tag);
        }
    }

    /** RFC 3261 section 12.2.1.1, and RFC 3262 for what may come before the 2xx. */
    private Optional<String> toTag(String method) {
        if (NEVER_INSIDE.contains(method)) {
            return Optional.empty();
        }
        return OPENS.contains(method) ? established : established.or(() -> early);
    }

    private String callee(String requestUri) {
        return calleeParty.isEmpty() ? "<" + requestUri + ">" : calleeParty;
    }

    private static String withoutTag(String party) {
        int at = party.indexOf(";tag");
        return at < 0 ? party : party.substring(0, at);
    }

    private static String user(String party) {
        int start = party.indexOf(':');
        int end = party.indexOf('@');
        return start < 0 || end < start ? "user" : party.substring(start + 1, end);
    }
}
