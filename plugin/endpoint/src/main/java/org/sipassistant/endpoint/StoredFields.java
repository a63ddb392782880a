// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes a message anew from the fields of a document that kept no raw text, so that it takes the same way through
 * recogniser and assembler as any other. What no field holds is missing in it, such as the order of the headers.
 */
final class StoredFields {
    /** Stands for an address that is not there to be read, as where the caller may not see it (RFC 2606). */
    private static final String HIDDEN = "sip:hidden.invalid";

    /** The first payload type without a fixed meaning (RFC 3551 section 6). */
    private static final int FIRST_DYNAMIC = 96;

    private final Map<String, Object> source;
    private final StringBuilder text = new StringBuilder();

    private StoredFields(Map<String, Object> source) {
        this.source = source;
    }

    /** The message; empty where the fields tell no start line, or only what a log line says about a message. */
    static Optional<String> toText(Map<String, Object> source) {
        return new StoredFields(source).write();
    }

    private Optional<String> write() {
        Optional<String> start = startLine();
        if (start.isEmpty()) {
            return Optional.empty();
        }
        text.append(start.get()).append("\r\n");
        values("sip.via.original").forEach(via -> line("Via", via));
        line("From", address("from"));
        line("To", address("to"));
        line("Call-ID", value("sip.call_id"));
        line(
                "CSeq",
                value("sip.cseq.code").flatMap(code -> value("sip.cseq.method").map(m -> code + " " + m)));
        line("Contact", value("sip.contact.uri.original").map(uri -> "<" + uri + ">"));
        line("User-Agent", value("sip.user_agent.original"));
        line("Server", value("sip.server.original"));
        line("Retry-After", value("sip.retry_after"));
        reasons();
        line("Warning", warning());
        value("sip.auth.scheme").ifPresent(scheme -> line(authHeader(), scheme + " " + authParameters()));
        body();
        return Optional.of(text.toString());
    }

    private Optional<String> startLine() {
        if (value("sip.parse.part").filter("summary"::equals).isPresent()) {
            return Optional.empty(); // a log line speaks of a message that other documents hold
        }
        Optional<String> code = value("sip.code").or(() -> value("sip.status_code"));
        if (code.isPresent()) {
            return Optional.of(
                    "SIP/2.0 " + code.get() + " " + value("sip.status").orElse(""));
        }
        return value("sip.method")
                .flatMap(method -> uri("sip.uri.original").map(uri -> method + " " + uri + " SIP/2.0"));
    }

    /** What was a whole message had all of them; of others, as of a header line alone, none is made up. */
    private Optional<String> uri(String path) {
        return value(path)
                .or(() -> value("sip.parse.part").filter("message"::equals).map(whole -> HIDDEN));
    }

    private Optional<String> address(String side) {
        return uri("sip." + side + ".uri.original")
                .map(uri -> "<" + uri + ">"
                        + value("sip." + side + ".tag")
                                .map(tag -> ";tag=" + tag)
                                .orElse(""));
    }

    /** The list keeps protocol and cause together, as in {@code Q.850 17}; the text is that of one of them. */
    private void reasons() {
        String words = value("sip.reason.text").map(t -> ";text=" + quoted(t)).orElse("");
        for (String reason : values("sip.reason.list")) {
            int space = reason.indexOf(' ');
            String cause = space < 0 ? "" : ";cause=" + reason.substring(space + 1);
            line("Reason", (space < 0 ? reason : reason.substring(0, space)) + cause + words);
            words = "";
        }
    }

    private Optional<String> warning() {
        return value("sip.warning.code")
                .map(code -> code + " " + value("sip.warning.agent").orElse("-") + " "
                        + quoted(value("sip.warning.text").orElse("")));
    }

    private String authHeader() {
        boolean challenge = startLine().filter(line -> line.startsWith("SIP/")).isPresent();
        boolean proxy = value("sip.code")
                .or(() -> value("sip.status_code"))
                .filter("407"::equals)
                .isPresent();
        return challenge ? proxy ? "Proxy-Authenticate" : "WWW-Authenticate" : "Authorization";
    }

    /** No secret is stored; the nonce's hash stands for the nonce, as equal nonces have equal ones. */
    private String authParameters() {
        StringBuilder parameters = new StringBuilder();
        parameters.append("realm=").append(quoted(value("sip.auth.realm").orElse("")));
        value("sip.auth.username")
                .ifPresent(name -> parameters.append(", username=").append(quoted(name)));
        value("sip.auth.nonce_id").ifPresent(id -> parameters.append(", nonce=").append(quoted(id)));
        value("sip.auth.algorithm")
                .ifPresent(name -> parameters.append(", algorithm=").append(name));
        value("sip.auth.stale").ifPresent(stale -> parameters.append(", stale=").append(stale));
        return parameters.toString();
    }

    private void body() {
        StringBuilder formats = new StringBuilder();
        StringBuilder names = new StringBuilder();
        int format = FIRST_DYNAMIC;
        for (String codec : values("sip.sdp.codecs")) {
            formats.append(' ').append(format);
            names.append("a=rtpmap:").append(format++).append(' ').append(codec).append("/8000\r\n");
        }
        String proto = values("sip.sdp.protos").stream().findFirst().orElse("RTP/AVP");
        String sdp = formats.isEmpty() ? "" : "v=0\r\nm=audio 9 " + proto + formats + "\r\n" + names;
        if (!sdp.isEmpty()) {
            line("Content-Type", "application/sdp");
        }
        line("Content-Length", String.valueOf(sdp.length()));
        text.append("\r\n").append(sdp);
    }

    private Optional<String> value(String path) {
        Object value = Json.at(source, path);
        return value == null || value instanceof Map || value instanceof List
                ? Optional.empty()
                : Optional.of(oneLine(value));
    }

    /** The values of a field that may hold one or several. */
    private List<String> values(String path) {
        Object value = Json.at(source, path);
        return value instanceof List<?> list
                ? list.stream().map(StoredFields::oneLine).toList()
                : value(path).map(List::of).orElse(List.of());
    }

    private static String oneLine(Object value) {
        return value.toString().replace('\r', ' ').replace('\n', ' ');
    }

    private static String quoted(String value) {
        return '"' + value.replace('"', '\'') + '"';
    }

    private void line(String name, Optional<String> value) {
        value.ifPresent(v -> line(name, v));
    }

    private void line(String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
}
