// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.sipassistant.call.Kind;
import org.sipassistant.call.Material;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Quotation;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Header;
import org.sipassistant.message.MediaReport;
import org.sipassistant.message.NameAddr;
import org.sipassistant.message.Reason;
import org.sipassistant.message.RequestLine;
import org.sipassistant.message.Sdp;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.SipUri;
import org.sipassistant.message.StatusLine;

/** The facts of a call as words for a sentence, by the names that templates use. */
final class Facts {
    private static final Map<String, Function<Facts, Optional<String>>> BY_NAME = Map.ofEntries(
            Map.entry("caller", f -> f.party(SipMessage::from)),
            Map.entry("callee", Facts::callee),
            Map.entry("target", f -> f.requestUri().map(SipUri::original)),
            Map.entry("asked_for", f -> f.askedFor().map(SipUri::original)),
            Map.entry("method", f -> f.story.attempt().map(a -> a.method())),
            Map.entry("final", f -> f.story.finalResponse().map(Facts::codeAndPhrase)),
            Map.entry("told", f -> f.story.told().map(Facts::codeAndPhrase)),
            Map.entry("decider", Facts::decider),
            Map.entry("sender", f -> f.story.hop().flatMap(f::sender)),
            Map.entry(
                    "receiver",
                    f -> f.story.hop().flatMap(Transaction::receiver).map(f::name)),
            Map.entry(
                    "transport",
                    f -> f.story.hop().flatMap(Transaction::transport).map(Facts::upper)),
            Map.entry("ring_time", f -> f.timing.ring().flatMap(Facts::lasted)),
            Map.entry("wait_time", f -> f.timing.response().flatMap(Facts::lasted)),
            Map.entry("cancel_time", f -> f.timing.cancel().flatMap(Facts::lasted)),
            Map.entry("talk_time", f -> f.timing.talk().flatMap(Facts::lasted)),
            Map.entry("requests", f -> f.story.hop().map(t -> String.valueOf(1 + t.requestRetransmissions()))),
            Map.entry("request_span", Facts::requestSpan),
            Map.entry(
                    "request_size", f -> f.cited("silent.first").map(m -> String.valueOf(Material.size(m.message())))),
            Map.entry(
                    "fragmented_size",
                    f -> f.cited("silent.first")
                            .filter(m -> Silence.isFragmented(f.story, m))
                            .map(m -> String.valueOf(Material.size(m.message())))),
            Map.entry("answers", f -> f.story.hop().map(t -> String.valueOf(1 + t.finalRetransmissions()))),
            Map.entry("answer_span", Facts::answerSpan),
            Map.entry("offered_codecs", f -> list(Codecs.offered(f.story))),
            Map.entry("taken_codecs", f -> list(Codecs.taken(f.story))),
            Map.entry("q850", f -> f.reason("Q.850")),
            Map.entry(
                    "no_sound",
                    f -> f.story
                            .finalResponse()
                            .flatMap(m -> m.message().sdp())
                            .map(Sdp::direction)
                            .filter("inactive"::equals)),
            Map.entry("reason", f -> f.story.finalResponse().flatMap(Facts::reasonText)),
            Map.entry(
                    "warning",
                    f -> f.story
                            .finalResponse()
                            .flatMap(m -> m.message().warning())
                            .map(w -> w.code() + " " + w.text())),
            Map.entry(
                    "retry_after",
                    f -> f.story.finalResponse().flatMap(m -> m.message().header(Header.RETRY_AFTER))),
            Map.entry("realm", f -> f.story.challenges().realm()),
            Map.entry(
                    "challenges",
                    f -> Optional.of(
                            String.valueOf(f.story.challenges().received().size()))),
            Map.entry(
                    "challenge",
                    f -> f.story.challenges().received().stream()
                            .reduce((earlier, later) -> later)
                            .map(Facts::codeAndPhrase)),
            Map.entry("contact", Facts::contact),
            Map.entry("contacts", Facts::contacts),
            Map.entry("software", f -> f.story.finalResponse().flatMap(Story::software)),
            Map.entry(
                    "user_agent",
                    f -> f.story.request().flatMap(m -> m.message().header(Header.USER_AGENT))),
            Map.entry(
                    "source",
                    f -> f.story.request().flatMap(ObservedMessage::source).map(f::name)),
            Map.entry("cancel_reason", f -> f.story.cancel().flatMap(Facts::reasonText)),
            Map.entry(
                    "cancelled_by",
                    f -> f.story.cancel().flatMap(ObservedMessage::source).map(f::name)),
            Map.entry("callee_binding", f -> CalleeBinding.told(f.story)),
            Map.entry("bye_from", f -> f.story.bye().flatMap(f::side)),
            Map.entry("bye_reason", f -> f.story.bye().flatMap(Facts::reasonText)),
            Map.entry("media_report", f -> f.cited("media_report").flatMap(Facts::packets)),
            Map.entry(
                    "media_reporter",
                    f -> f.cited("media_report")
                            .flatMap(ObservedMessage::source)
                            .map(f::name)),
            Map.entry("private_media", f -> PrivateMedia.told(f.story)),
            Map.entry("private_media_address", f -> PrivateMedia.alone(f.story)),
            Map.entry(
                    "transfer_result",
                    f -> f.cited("notify").flatMap(Transferred::result).map(String::valueOf)),
            Map.entry("flaws", f -> f.cited("flawed").map(Facts::flaws)),
            Map.entry("flawed", f -> f.cited("flawed").map(Facts::codeAndPhrase)),
            Map.entry(
                    "in_dialog",
                    f -> f.cited("in_dialog.request").map(m -> m.message().method())),
            Map.entry(
                    "in_dialog_by",
                    f -> f.cited("in_dialog.response")
                            .flatMap(m -> m.source().map(node -> f.story.names().of(node, Story.software(m))))),
            Map.entry("in_dialog_wish", f -> f.cited("in_dialog.request").flatMap(Wish::of)),
            Map.entry("in_dialog_final", f -> f.cited("in_dialog.response").map(Facts::codeAndPhrase)));

    /** How a sentence names the nodes it must name where their addresses were not seen. */
    private static final Map<String, String> WHERE_UNKNOWN = Map.of(
            "decider", "the answering side",
            "receiver", "the next hop",
            "sender", "the sender",
            "cancelled_by", "a node on the way",
            "in_dialog", "in-dialog request",
            "in_dialog_by", "the other side",
            "bye_from", "one side",
            "media_reporter", "one side");

    /** Before the name of a field of the log line that a rule rests on. */
    private static final String STATED = "stated_";

    /** Hosts in first lines that were put together. */
    private static final Set<String> NOBODY = Set.of("unknown", "unknown.invalid");

    /** The address that the line is about, whether its wording has a field for it or not. */
    private static final String ADDRESS = "address";

    private static final List<String> STATED_FIELDS = List.of(
            ADDRESS,
            "cause_name",
            "code",
            "codec",
            "context",
            "count",
            "destination",
            "detail",
            "extension",
            "from",
            "host",
            "method",
            "phrase",
            "q850",
            "realm",
            "reason",
            "seconds",
            "source",
            "to",
            "user");

    /** What a template may ask for. */
    static final Set<String> NAMES = names();

    private final Story story;
    private final Map<String, Witness> cited;
    private final Timing timing;

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(BY_NAME.keySet());
        STATED_FIELDS.forEach(field -> names.add(STATED + field));
        return names;
    }

    private Facts(Story story, Map<String, Witness> cited) {
        this.story = story;
        this.cited = cited;
        this.timing = Timing.of(story);
    }

    static Facts of(Story story, Map<String, Witness> cited) {
        return new Facts(story, cited);
    }

    /** @throws IllegalArgumentException where the name is not one of {@link #NAMES} */
    Optional<String> get(String name) {
        if (name.startsWith(STATED)) {
            return stated(name.substring(STATED.length())).map(Quotation::of);
        }
        Function<Facts, Optional<String>> fact = BY_NAME.get(name);
        if (fact == null) {
            throw new IllegalArgumentException("fact [" + name + "] is not one of " + NAMES);
        }
        return fact.apply(this).map(Quotation::of);
    }

    /** The words for a fact that a sentence cannot do without, where it was not seen. */
    static String standIn(String name) {
        return WHERE_UNKNOWN.getOrDefault(name, "(unknown)");
    }

    static String codeAndPhrase(ObservedMessage message) {
        return message.message().startLine() instanceof StatusLine line
                ? Quotation.of((line.code() + " " + line.phrase()).strip())
                : message.message().method();
    }

    static String seconds(Duration duration) {
        double seconds = duration.toMillis() / 1000.0;
        if (seconds < 1) {
            return duration.toMillis() + " ms";
        }
        return seconds < 120
                ? String.format(Locale.ROOT, "%.1f s", seconds)
                : String.format(Locale.ROOT, "%d min %d s", (long) seconds / 60, (long) seconds % 60);
    }

    /** Times that are equal tell no duration: it is shorter than what the log counts in. */
    static Optional<String> lasted(Duration duration) {
        return Optional.of(duration).filter(d -> !d.isZero()).map(Facts::seconds);
    }

    private Optional<ObservedMessage> cited(String name) {
        return cited.get(name) instanceof ObservedMessage message ? Optional.of(message) : Optional.empty();
    }

    private static String flaws(ObservedMessage message) {
        return String.join(" and ", Flaw.of(message).stream().map(Flaw::says).toList());
    }

    /** A field of the log line that a rule rests on. */
    private Optional<String> stated(String field) {
        if (field.equals(ADDRESS)) {
            return stated("destination").or(() -> statedAddress());
        }
        return cited.get("stated") instanceof ObservedEvent stated
                ? Optional.ofNullable(stated.event().fields().get(field))
                : Optional.empty();
    }

    /** Who wrote the log, where it names the other side alone. */
    private Optional<String> sender(Transaction hop) {
        return hop.sender()
                .map(this::name)
                .or(() -> hop.request()
                        .filter(request -> request.destination().isPresent())
                        .flatMap(request -> request.observation().observer()));
    }

    /** Which side sent a request; where its dialog did not begin here, by which address. */
    private Optional<String> side(ObservedMessage request) {
        if (story.attempt().isEmpty()) {
            return request.source().map(this::name);
        }
        return Optional.of(story.isFromCaller(request) ? "the caller" : "the callee");
    }

    private Optional<String> statedAddress() {
        return cited.get("stated") instanceof ObservedEvent stated
                ? AddressMention.last(stated.event().line())
                : Optional.empty();
    }

    private Optional<SipMessage> anyMessage() {
        return story.request()
                .map(ObservedMessage::message)
                .or(() -> story.call().messages().stream().findFirst().map(ObservedMessage::message));
    }

    private Optional<String> party(Function<SipMessage, Optional<NameAddr>> header) {
        return anyMessage().flatMap(header).map(NameAddr::uri).flatMap(Facts::user);
    }

    private Optional<String> callee() {
        return requestUri()
                .flatMap(SipUri::user)
                .or(() -> party(SipMessage::to))
                .or(() -> requestUri().filter(Facts::isKnown).map(SipUri::original));
    }

    /** Whether it is an address at all: readers who put a lost first line together name none. */
    private static boolean isKnown(SipUri uri) {
        return uri.host().filter(NOBODY::contains).isEmpty();
    }

    /** Whom the server had to know: a registration names its user in To, and in its target the server alone. */
    private Optional<SipUri> askedFor() {
        return story.call().kind() == Kind.REGISTRATION
                ? story.request().flatMap(m -> m.message().to()).map(NameAddr::uri)
                : requestUri();
    }

    private Optional<SipUri> requestUri() {
        return story.request()
                .flatMap(m -> m.message().startLine() instanceof RequestLine line
                        ? Optional.of(line.uri())
                        : Optional.empty());
    }

    private static Optional<String> user(SipUri uri) {
        return uri.user().or(uri::host);
    }

    private Optional<String> decider() {
        Optional<String> software = story.finalResponse().flatMap(Story::software);
        Optional<String> said = story.isPassedOn() ? software.map(s -> "for " + s + " behind it") : software;
        return story.decider().map(node -> story.names().of(node, said)).or(() -> software);
    }

    private String name(Endpoint node) {
        return story.names().of(node);
    }

    private Optional<String> requestSpan() {
        return story.hop().flatMap(t -> span(t.requests()));
    }

    private Optional<String> answerSpan() {
        return story.hop()
                .flatMap(t -> Timing.between(t.finalResponse(), t.lastFinalResponse()))
                .flatMap(Facts::lasted);
    }

    private static Optional<String> span(List<ObservedMessage> messages) {
        return messages.size() < 2
                ? Optional.empty()
                : messages.get(0).until(messages.get(messages.size() - 1)).flatMap(Facts::lasted);
    }

    private Optional<String> reason(String protocol) {
        return story.finalResponse().stream()
                .flatMap(m -> StatedReason.of(m.message()).stream())
                .filter(r ->
                        r.protocol().equalsIgnoreCase(protocol) && r.cause().isPresent())
                .findFirst()
                .map(r -> protocol + " cause " + cause(r.cause())
                        + r.text().map(t -> ", " + t).orElse(""));
    }

    private static int cause(OptionalInt cause) {
        return cause.orElse(0);
    }

    static Optional<String> reasonText(ObservedMessage message) {
        return StatedReason.of(message.message()).stream().findFirst().map(Facts::spell);
    }

    private static String spell(Reason reason) {
        String cause = reason.cause().isPresent() ? " " + cause(reason.cause()) : "";
        return reason.protocol() + cause + reason.text().map(t -> " " + t).orElse("");
    }

    private static Optional<String> packets(ObservedMessage message) {
        return MediaReport.of(message.message())
                .filter(report -> report.sent().isPresent() && report.received().isPresent())
                .map(report -> report.sent().getAsLong() + " packets sent and "
                        + report.received().getAsLong() + " received"
                        + (report.lost().orElse(0) == 0
                                ? ""
                                : ", " + report.lost().getAsLong() + " lost"));
    }

    private Optional<String> contact() {
        return story.finalResponse()
                .flatMap(m -> m.message().contacts().stream().findFirst())
                .map(c -> c.uri().original());
    }

    private Optional<String> contacts() {
        List<String> targets = story.told().or(story::finalResponse).stream()
                .flatMap(m -> m.message().contacts().stream())
                .limit(3)
                .map(c -> c.uri().original())
                .toList();
        return list(targets);
    }

    private static Optional<String> list(List<String> entries) {
        return entries.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", entries));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }
}
