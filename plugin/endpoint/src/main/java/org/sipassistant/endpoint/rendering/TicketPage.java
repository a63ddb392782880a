// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Header;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.Reason;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.Sdp;
import org.sipassistant.message.SdpMedia;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;
import org.sipassistant.message.StatusLine;
import org.sipassistant.secret.Secrets;

/** Writes a ticket. Lines of ours are Markdown; lines that hold anything of the call are indented by four spaces. */
final class TicketPage {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    /** More does not help the reader of a ticket. */
    private static final int MOST_MESSAGES = 60;

    private static final int MOST_REFUSALS = 4;

    private static final int KEY = 14;

    private static final List<Header> PEOPLE = List.of(
            Header.FROM,
            Header.TO,
            Header.CONTACT,
            Header.P_ASSERTED_IDENTITY,
            Header.P_PREFERRED_IDENTITY,
            Header.REMOTE_PARTY_ID,
            Header.DIVERSION,
            Header.HISTORY_INFO,
            Header.REFER_TO,
            Header.REFERRED_BY,
            Header.REPLY_TO,
            Header.P_CALLED_PARTY_ID,
            Header.P_SERVED_USER,
            Header.P_ASSOCIATED_URI);

    /** Users that products put where there is none. */
    private static final Set<String> NOBODY = Set.of("anonymous", "Anonymous", "unknown", "Unknown", "asterisk");

    private final Sheet sheet;
    private final CarrierLeg leg;
    private final Masked masked;
    private final StringBuilder out = new StringBuilder();

    TicketPage(Sheet sheet, CarrierLeg leg) {
        this.sheet = sheet;
        this.leg = leg;
        Set<String> others = new HashSet<>();
        sheet.steps().forEach(step -> {
            step.from().map(Endpoint::host).ifPresent(others::add);
            step.to().map(Endpoint::host).ifPresent(others::add);
        });
        others.removeAll(leg.hosts());
        this.masked = new Masked(leg.hosts(), others, people());
    }

    /** Whoever is named in any message of the call, on any leg. */
    private Set<String> people() {
        Set<String> people = new HashSet<>();
        for (Step step : sheet.steps()) {
            SipMessage message = step.message().message();
            PEOPLE.forEach(header -> message.addresses(header).forEach(address -> {
                address.displayName().ifPresent(people::add);
                address.uri().user().ifPresent(people::add);
            }));
            if (message.startLine() instanceof RequestLine line) {
                line.uri().user().ifPresent(people::add);
            }
            message.credentials().forEach(digest -> digest.username().ifPresent(people::add));
        }
        NOBODY.forEach(people::remove);
        return people;
    }

    String write() {
        out.append(
                sheet.story().failed()
                        ? "# Failed call on our interconnection\n\n"
                        : "# Call on our interconnection\n\n");
        parties();
        leg.request().ifPresent(this::request);
        result();
        media();
        messages();
        reading();
        out.append("\nAll times are UTC. Telephone numbers are masked; the Call-ID is as it was sent.\n");
        return out.toString();
    }

    private void parties() {
        Optional<String> name = leg.peer().map(host -> sheet.nodes().names().getOrDefault(host, ""));
        name.filter(n -> !n.isEmpty()).ifPresent(n -> line("Peer", Plain.line(n)));
        line("Your side", side(true));
        line("Our side", side(false));
    }

    private String side(boolean ofPeer) {
        List<String> addresses = leg.peer().isPresent() ? leg.addresses(ofPeer) : List.of();
        return addresses.isEmpty() ? "not in the log" : String.join(", ", addresses);
    }

    private void request(Step step) {
        SipMessage message = step.message().message();
        message.callId().ifPresent(id -> line("Call-ID", Plain.line(id)));
        line("Which", sheet.story().which().told());
        line("From", address(message.from()));
        line("To", address(message.to()));
        line("Request", masked.text(message.method()) + direction(step) + time(step));
        if (message.startLine() instanceof RequestLine line) {
            line("Request-URI", uri(line.uri()));
        }
        int repeated = (int) leg.steps().stream()
                .filter(s -> s.isRetransmission() && s.label().equals(step.label()))
                .count();
        line("Repeated", repeated == 0 ? "" : repeated + " times");
    }

    private void result() {
        Optional<Step> last = leg.finalResponse();
        if (last.isEmpty()) {
            boolean any =
                    leg.steps().stream().anyMatch(s -> s.message().message().isResponse());
            line("Final answer", any ? "none" : "no SIP reply at all");
            return;
        }
        SipMessage message = last.get().message().message();
        String after = leg.request()
                .flatMap(request -> request.message().until(last.get().message()))
                .map(span -> ", after " + span.toMillis() + " ms")
                .orElse("");
        line("Final answer", status(message) + direction(last.get()) + time(last.get()) + after);
        leg.refusedLater().stream().limit(MOST_REFUSALS).forEach(this::refusal);
        for (Reason reason : message.reasons()) {
            line(
                    "Reason",
                    masked.text(reason.protocol())
                            + (reason.cause().isPresent()
                                    ? " cause " + reason.cause().getAsInt()
                                    : "")
                            + reason.text().map(t -> ", " + masked.text(t)).orElse(""));
        }
        message.warning().ifPresent(w -> line("Warning", w.code() + " " + masked.text(w.text())));
        message.header(Header.RETRY_AFTER).ifPresent(v -> line("Retry-After", masked.text(v)));
        message.header(Header.SERVER)
                .or(() -> message.header(Header.USER_AGENT))
                .ifPresent(v -> line("Server", masked.text(v)));
    }

    /** Of a request after the answer: the call itself stood. */
    private void refusal(Step step) {
        SipMessage message = step.message().message();
        line(
                "Then refused",
                masked.text(message.method()) + " in the call: " + status(message) + direction(step) + time(step));
    }

    private void media() {
        leg.steps().stream()
                .filter(step -> step.message().message().sdp().isPresent() && !step.isRetransmission())
                .limit(4)
                .forEach(step -> line(
                        step.message().message().isRequest() ? "SDP in request" : "SDP in answer",
                        media(step.message().message().sdp().get()) + where(step)));
    }

    /** Of a message in the call, which one and when: its offer says nothing of how the call began. */
    private String where(Step step) {
        boolean first = leg.steps().stream()
                .map(s -> s.message().message())
                .filter(m -> m.isRequest() && m.toTag().isEmpty())
                .anyMatch(m -> m.cseq().equals(step.message().message().cseq()));
        return first ? "" : ", in the call" + direction(step) + time(step);
    }

    private String media(Sdp sdp) {
        StringBuilder words = new StringBuilder();
        for (SdpMedia medium : sdp.media()) {
            words.append(words.isEmpty() ? "" : "; ")
                    .append(Plain.line(medium.type() + ' ' + medium.proto() + ' ' + String.join(" ", medium.codecs())))
                    .append(medium.port() == 0 ? ", port 0" : "")
                    .append(", ")
                    .append(Plain.line(medium.direction()));
        }
        return words.toString();
    }

    private void messages() {
        out.append("\n## Messages between us\n\n");
        List<Row> rows = Row.of(leg.steps());
        for (Row row : rows.subList(0, Math.min(rows.size(), MOST_MESSAGES))) {
            Step step = row.step();
            String way = leg.peer().isEmpty() ? "" : leg.isFromPeer(step) ? "you -> us   " : "us -> you   ";
            String cseq = step.message()
                    .message()
                    .cseq()
                    .map(c -> "  CSeq " + c.number())
                    .orElse("");
            String again = step.isRetransmission() ? "  " + row.notes().get(0) : "";
            indented(step.at().map(UTC::format).orElse("") + "  " + way + masked.text(step.label()) + cseq + again);
        }
        if (rows.size() > MOST_MESSAGES) {
            indented("... " + (rows.size() - MOST_MESSAGES) + " more");
        }
    }

    private void reading() {
        boolean here = leg.steps().stream().anyMatch(Step::begins);
        if (here) {
            out.append("\n## Our reading\n\n");
            indented(masked.text(sheet.story().cause()));
        }
    }

    private String status(SipMessage message) {
        return message.startLine() instanceof StatusLine line
                ? (line.code() + " " + masked.text(line.phrase())).strip()
                : String.valueOf(message.statusCode());
    }

    private String address(Optional<NameAddr> address) {
        return address.map(a -> uri(a.uri())).orElse("");
    }

    private String uri(SipUri uri) {
        String user = uri.user().map(Plain::line).map(MaskedNumber::user).orElse("");
        String host = uri.host().map(masked::text).orElse("");
        return Plain.line(uri.scheme()) + ':' + user + (user.isEmpty() || host.isEmpty() ? "" : "@") + host;
    }

    private String direction(Step step) {
        return leg.peer().isEmpty() ? "" : leg.isFromPeer(step) ? " from you" : " from us";
    }

    private static String time(Step step) {
        return step.at().map(at -> ", " + UTC.format(at)).orElse("");
    }

    private void line(String key, String value) {
        if (!value.isBlank()) {
            indented(key + " ".repeat(Math.max(1, KEY - key.length())) + Secrets.mask(value));
        }
    }

    private void indented(String text) {
        out.append("    ").append(text.strip()).append('\n');
    }
}
