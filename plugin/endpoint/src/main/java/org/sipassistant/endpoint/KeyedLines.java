// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Lines that tell one message each by its Call-ID and little more, as exporters and scripts write them: {@code 12:00:00.700
 * sbc7 call-id=b2@sbc7 486 Busy Here src=192.0.2.20:5060}. They become messages with just these headers, so that several
 * calls in one log are told apart. Lines that say more than that stay as they are. Time linear in the length of the text.
 */
final class KeyedLines {
    private static final Set<String> CALL_IDS = Set.of("call-id", "callid", "call_id", "cid", "ci");
    private static final Set<String> SOURCES = Set.of("src", "source", "src_ip");
    private static final Set<String> DESTINATIONS = Set.of("dst", "dest", "destination", "dst_ip");
    private static final Set<String> FROM_TAGS = Set.of("from_tag", "fromtag", "ftag", "from-tag");
    private static final Set<String> TO_TAGS = Set.of("to_tag", "totag", "ttag", "to-tag");
    private static final Set<String> CODES = Set.of("code", "status", "response");
    private static final Set<String> REASONS = Set.of("reason", "phrase");

    /** Words before the first key: a time, a host, a process, a severity. */
    private static final int MOST_BEFORE = 4;

    /** The same where the method has a key of its own, so that the line can be nothing else: a date in words too. */
    private static final int MOST_BEFORE_METHOD = 8;

    /** Stands for a party of which only the tag is known (RFC 2606). */
    private static final String HIDDEN = "hidden.invalid";

    private static final String METHOD = "method";

    /** Words of a reason phrase. */
    private static final int MOST_BEHIND = 6;

    private static final int LONGEST = 2_000;

    /** Lines after which a text is of another kind. */
    private static final int MOST_LOOKED_AT = 10_000;

    /** One line that is such a message. */
    private record Keyed(String time, String node, Map<String, String> keys, LadderLabel label) {
        Optional<String> of(Set<String> names) {
            return keys.entrySet().stream()
                    .filter(key -> names.contains(key.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst();
        }
    }

    private final StringBuilder written = new StringBuilder();

    /** What numbers the messages of a call, by its Call-ID. */
    private final Map<String, FlowWriter> calls = new HashMap<>();

    private KeyedLines() {}

    /** The text itself where no line of it is such a message. */
    static String asMessages(String text) {
        if (text.lines().limit(MOST_LOOKED_AT).noneMatch(row -> read(row).isPresent())) {
            return text;
        }
        KeyedLines lines = new KeyedLines();
        text.lines().forEach(lines::add);
        return lines.written.toString();
    }

    private void add(String row) {
        Optional<Keyed> line = read(row);
        if (line.isPresent()) {
            write(line.get());
        } else {
            written.append(row).append('\n');
        }
    }

    private void write(Keyed line) {
        String callId = line.of(CALL_IDS).orElseThrow();
        String source = line.of(SOURCES).orElse(line.node());
        String destination = line.of(DESTINATIONS).orElse(line.node());
        String from = line.keys().getOrDefault("from", "");
        String to = line.keys().getOrDefault("to", "");
        String fromTag = line.of(FROM_TAGS).orElse("");
        // one Call-ID may stand for calls of several callers, of which each counts its own requests
        String caller = fromTag.isEmpty() && line.label().isRequest() ? from : fromTag;
        String own = callId + ' ' + caller;
        FlowWriter call = caller.isEmpty() && calls.containsKey(callId)
                ? calls.get(callId)
                : calls.computeIfAbsent(own, id -> new FlowWriter(written));
        calls.put(callId, call);
        String headers = header("From", from, fromTag)
                + header("To", to, line.of(TO_TAGS).orElse(""))
                + "\nCall-ID: "
                + callId;
        LadderLabel label = line.label();
        if (label.isRequest()) {
            String user = to.isEmpty() ? destination : to;
            String uri = label.uri().isEmpty() ? address(user) : label.uri();
            call.request(label.method(), uri, line.time(), source, destination, headers);
        } else {
            call.response(label.status(), label.method(), line.time(), source, destination, headers);
        }
    }

    private static String header(String name, String user, String tag) {
        String address = '\n' + name + ": <" + address(user.isEmpty() ? HIDDEN : user) + '>';
        return user.isEmpty() && tag.isEmpty() ? "" : tag.isEmpty() ? address : address + ";tag=" + tag;
    }

    private static String address(String user) {
        return user.indexOf(':') > 0 && user.startsWith("sip") ? user : "sip:" + user;
    }

    private static Optional<Keyed> read(String row) {
        if (row.length() > LONGEST || row.indexOf('=') < 0) {
            return Optional.empty();
        }
        StringBuilder before = new StringBuilder();
        StringBuilder bare = new StringBuilder();
        Map<String, String> keys = new LinkedHashMap<>();
        String node = "";
        int words = 0;
        int behind = 0;
        for (String word : row.strip().split("[ \\t]+")) {
            int equals = word.indexOf('=');
            if (equals > 0) {
                String value = word.substring(equals + 1);
                keys.putIfAbsent(word.substring(0, equals).toLowerCase(Locale.ROOT), unquoted(value));
            } else if (keys.isEmpty() && bare.isEmpty() && LadderLabel.of(word).isEmpty()) {
                boolean digit = Character.isDigit(word.charAt(0));
                boolean time = digit && (word.indexOf(':') > 0 || words == 0);
                before.append(time ? word + ' ' : "");
                node = time || word.endsWith(":") ? node : word;
                words++;
            } else {
                bare.append(word).append(' ');
                behind++;
            }
        }
        if (words > (keys.containsKey(METHOD) ? MOST_BEFORE_METHOD : MOST_BEFORE)
                || behind > MOST_BEHIND
                || keys.keySet().stream().noneMatch(CALL_IDS::contains)) {
            return Optional.empty();
        }
        String own = node;
        return label(bare.toString(), keys)
                .map(label -> new Keyed(before.toString(), own.isEmpty() ? "log" : own, Map.copyOf(keys), label))
                .filter(line -> line.of(CALL_IDS).filter(id -> !id.isEmpty()).isPresent());
    }

    /** What stands bare in the line, or by the keys for it. */
    private static Optional<LadderLabel> label(String bare, Map<String, String> keys) {
        if (!bare.isBlank()) {
            // INFO is a severity more often than a method, and words behind a method are a remark
            return LadderLabel.of(bare).filter(label -> !label.isRequest() || isAlone(bare.strip(), label));
        }
        String method = keys.getOrDefault(METHOD, "");
        if (!method.isEmpty() && LadderLabel.of(method).isEmpty()) {
            return Optional.empty();
        }
        String code = value(keys, CODES);
        return LadderLabel.of(
                code.isEmpty()
                        ? method
                        : code + ' ' + value(keys, REASONS) + (method.isEmpty() ? "" : " (" + method + ')'));
    }

    private static boolean isAlone(String bare, LadderLabel label) {
        return !label.method().equals("INFO") && bare.equals((label.method() + ' ' + label.uri()).strip());
    }

    private static String value(Map<String, String> keys, Set<String> names) {
        return names.stream()
                .filter(keys::containsKey)
                .map(keys::get)
                .findFirst()
                .orElse("");
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
