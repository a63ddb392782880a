// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.sipassistant.call.Kind;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.Party;
import org.sipassistant.knowledge.Product;
import org.sipassistant.log.CodeMentions;
import org.sipassistant.log.LogEvent;

/** Whose log a line is, and so who "this node" is of which a rule speaks. */
final class WrittenBy {
    private static final String DEVICE = "device";

    /** Roles of software to which phones send their calls. */
    private static final Set<String> SERVERS = Set.of("pbx", "proxy", "gateway");

    /** How a PBX marks what the stack that it was built with writes into its log. */
    private static final String OF_A_PBX = "pjproject";

    /** Ports that others connect to; who connects has one of its own choosing. */
    private static final List<String> SERVICES = List.of(":5060", ":5061");

    /** What a node says of its own account somewhere else. */
    private static final Set<String> OF_ITSELF = Set.of(
            "no-credentials",
            "own-password-refused",
            "registration-account-unknown",
            "registration-credentials",
            "registration-forbidden");

    /** What a node says of a message that it got from the other side. */
    private static final Set<String> OF_WHAT_CAME = Set.of("header-malformed", "sdp-invalid", "srtp-mismatch");

    /** What a node says of what it could not send. */
    private static final Set<String> OF_SENDING = Set.of("name-unresolvable", "transport-missing", "wrong-transport");

    /** What a node says of its own answer. */
    private static final String UNACKNOWLEDGED = "response-unacknowledged";

    /** Words of lines about an answer that came, not about a request. */
    private static final Set<String> ANSWERS =
            Set.of("answer", "answers", "answered", "response", "responses", "reply", "replies");

    /** Words of lines about a request that came. */
    private static final Set<String> COMING = Set.of("incoming", "inbound", "handling", "eingehend", "eingehende");

    private static final String SENDING = "sending";

    /** Words of what somebody sends who asks for something. */
    private static final Set<String> REQUESTS =
            Set.of("request", "requests", "invite", "re-invite", "update", "ack", "bye", "register", "registration");

    /** How many words behind that it is sent what is sent may stand: in {@code sending initial invite} two. */
    private static final int MOST_BEHIND = 2;

    /** The phrase of 487, an answer. */
    private static final List<String> REQUEST_TERMINATED = List.of("request", "terminated");

    private static final List<String> OF_ANSWERS = List.of("ok to the", "200 ok", "status line");

    /** What belongs to a call that is set up, so that its other end decided and no server on the way. */
    private static final Set<String> WITHIN_CALLS = Set.of("dialog-mismatch-481", "glare-491", "session-timer");

    private static final Set<String> PROVIDERS = Set.of("provider", "carrier", "itsp", "telco", "anbieter");

    /** How verbs begin that say what somebody makes of a request. */
    private static final List<String> REFUSING =
            List.of("reject", "refus", "return", "respond", "repl", "answer", "send", "declin", "denie");

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}@./_-]+");

    private static final String REGISTER = "REGISTER";

    private static final List<String> REGISTERING = List.of("register", "registration");

    private static final List<String> CALLING =
            List.of("invite", "call", "calls", "calling", "ringing", "dial", "dialing");

    private static final int LOWEST_REFUSAL = 400;

    /** Behind the time and the name of whoever writes. */
    private static final String END_OF_PREFIX = ": ";

    /** Behind a name in brackets, where no colon follows. */
    private static final String END_OF_NAME = "] ";

    private static final int LONGEST_PREFIX = 120;

    private WrittenBy() {}

    /**
     * Which side of the call the log is of, if the first proof is a line in that of a phone or of a program that is used as one:
     * who answers is called, and who got a request.
     */
    static Optional<Party> side(Story story, Finding finding) {
        boolean answers = line(finding)
                .filter(line -> line.event().says().equals(UNACKNOWLEDGED)
                        || (StatedAlone.isSent(line)
                                && !isOfOwnRequest(line.event().line()))
                        || Party.CALLEE.id().equals(line.event().fields().get(LogEvent.SIDE))
                        || isOfComing(line.event().line()))
                .isPresent();
        return Optional.of(answers ? Party.CALLEE : Party.CALLER).filter(side -> device(story, finding));
    }

    private static boolean device(Story story, Finding finding) {
        return line(finding)
                .filter(line -> !line.event().line().contains(OF_A_PBX))
                .flatMap(line -> role(line, story))
                .filter(DEVICE::equals)
                .isPresent();
    }

    /** Whether it is one by which a server speaks of its own account at another one. */
    static boolean serverOfItself(Story story, Finding finding) {
        return line(finding)
                .filter(line -> OF_ITSELF.contains(line.event().says()))
                .flatMap(line -> role(line, story))
                .filter(SERVERS::contains)
                .isPresent();
    }

    /** Whether a program that is no server, as far as one can see, says what kept it from sending: then that was the calling side. */
    static boolean senderUnknown(Story story, Finding finding) {
        return line(finding)
                .filter(line -> OF_SENDING.contains(line.event().says()))
                .filter(line -> role(line, story).isEmpty())
                .isPresent();
    }

    /**
     * Who is at the other end of the connection that it speaks of: who came to this node calls, whom it went to is behind it.
     * The port tells, as some products write of both in the same words.
     */
    static Optional<Party> peer(Finding finding) {
        return line(finding).map(line -> line.event().fields()).flatMap(fields -> {
            if (fields.containsKey("source") == fields.containsKey("destination")) {
                return Optional.empty();
            }
            String source = fields.getOrDefault("source", "");
            boolean served = source.isEmpty() || SERVICES.stream().anyMatch(source::endsWith);
            return Optional.of(served ? Party.NEXT_HOP : Party.CALLER);
        });
    }

    /**
     * Who wrote the message that a line complains of: who answered, where it was an answer; the server that a phone is served
     * by, where a phone got it; what came for a registration is of the registrar. Empty where it is no such line.
     */
    static Optional<Party> sender(Story story, Finding finding) {
        return line(finding)
                .filter(line -> OF_WHAT_CAME.contains(line.event().says()))
                .flatMap(line -> {
                    boolean ofAnswer = isOfAnswer(line.event().line());
                    if (!ofAnswer && !device(story, finding)) {
                        return Optional.empty();
                    }
                    Party served = ofAnswer ? Party.CALLEE : Party.PROXY;
                    return Optional.of(ofRegistration(story, finding) ? Party.REGISTRAR : served);
                });
    }

    /** Whose refusal a line tells of by its code: that of the other side, which decided whatever was wrong before it. */
    static Optional<Party> refuser(Story story, Finding finding) {
        return line(finding).filter(line -> isRefusal(line, story)).map(line -> {
            boolean within = WITHIN_CALLS.contains(finding.verdict().category());
            return within ? Party.CALLEE : ofRegistration(story, finding) ? Party.REGISTRAR : Party.NEXT_HOP;
        });
    }

    /** Whether a line speaks of a code of refusal that the node did not send itself. */
    private static boolean isRefusal(ObservedEvent line, Story story) {
        return !StatedAlone.isSent(line)
                && new CodeMentions(story.knowledge())
                        .code(line.event().line())
                        .filter(code -> code >= LOWEST_REFUSAL)
                        .isPresent();
    }

    /** This node itself, where the line tells of a response that it sent: a phone is called, a server is that of the operator. */
    static Optional<Party> answering(Story story, Finding finding) {
        return line(finding)
                .filter(StatedAlone::isSent)
                .map(line -> device(story, finding) ? Party.CALLEE : Party.PROXY);
    }

    /** The side whose leg of the call the line is about, where the product tells its legs apart. */
    static Optional<Party> leg(Finding finding) {
        return line(finding)
                .map(line -> line.event().fields().get(LogEvent.SIDE))
                .map(side -> side.equals(Party.CALLER.id()) ? Party.CALLER : Party.CALLEE);
    }

    private static boolean isOfComing(String line) {
        List<String> words = words(line);
        return words.stream().anyMatch(COMING::contains) && words.stream().noneMatch(ANSWERS::contains);
    }

    /** Whether the node was to send a request: no answer to one. */
    private static boolean isOfOwnRequest(String line) {
        List<String> words = words(line);
        int behind = words.indexOf(SENDING) + 1;
        List<String> sent = words.subList(behind, Math.min(behind + MOST_BEHIND + 1, words.size()));
        return behind > 0
                && sent.stream().limit(MOST_BEHIND).anyMatch(REQUESTS::contains)
                && sent.stream().noneMatch(ANSWERS::contains)
                && Collections.indexOfSubList(sent, REQUEST_TERMINATED) < 0;
    }

    private static boolean isOfAnswer(String line) {
        return words(line).stream().anyMatch(ANSWERS::contains) || WholeWords.anyIn(line, OF_ANSWERS);
    }

    /**
     * Whether the line names the provider as the one that refuses, as people do who write of their own trunk: the verb stands
     * behind it. The name of a trunk or a file says nothing of that.
     */
    static boolean ofProvider(Finding finding) {
        List<String> words =
                line(finding).map(line -> words(line.event().line())).orElse(List.of());
        for (int i = 0; i + 1 < words.size(); i++) {
            if (PROVIDERS.contains(words.get(i)) && REFUSING.stream().anyMatch(words.get(i + 1)::startsWith)) {
                return true;
            }
        }
        return false;
    }

    /** In lower case; what stands in names, paths and addresses belongs to them. */
    private static List<String> words(String line) {
        return List.of(NO_WORD.split(line.toLowerCase(Locale.ROOT)));
    }

    /** Whether it tells of a request to register, which a registrar answers, or stands among lines of nothing else. */
    static boolean ofRegistration(Story story, Finding finding) {
        return story.call().kind() == Kind.REGISTRATION
                || line(finding)
                        .filter(line ->
                                REGISTER.equals(line.event().fields().get("method")) || isAmidRegistration(story))
                        .isPresent();
    }

    private static boolean isAmidRegistration(Story story) {
        List<String> lines = story.call().events().stream()
                .map(event -> event.event().line().toLowerCase(Locale.ROOT))
                .toList();
        return lines.stream().anyMatch(line -> REGISTERING.stream().anyMatch(line::contains))
                && lines.stream().noneMatch(line -> WholeWords.anyIn(line, CALLING))
                && story.call().messages().stream()
                        .allMatch(m -> m.message().method().equals(REGISTER));
    }

    private static Optional<ObservedEvent> line(Finding finding) {
        return finding.evidence().stream()
                .limit(1)
                .map(Evidence::witness)
                .filter(ObservedEvent.class::isInstance)
                .map(ObservedEvent.class::cast)
                .findFirst();
    }

    /** Whether all lines that tell by their wording who wrote them are of servers. */
    static boolean serversOnly(Story story) {
        List<String> roles = story.call().events().stream()
                .flatMap(event -> ownRole(event.event(), story).stream())
                .distinct()
                .toList();
        return !roles.isEmpty() && SERVERS.containsAll(roles);
    }

    /**
     * The role of the product whose wording a line has. That of a library tells none: then the lines beside it do, as far as
     * they agree, else the software of a request that only its sender logged.
     */
    private static Optional<String> role(ObservedEvent line, Story story) {
        Optional<String> own = ownRole(line.event(), story);
        if (own.isPresent()) {
            return own;
        }
        List<String> beside = story.call().events().stream()
                .flatMap(event -> ownRole(event.event(), story).stream())
                .distinct()
                .toList();
        if (!beside.isEmpty()) {
            return beside.size() == 1 ? Optional.of(beside.get(0)) : Optional.empty();
        }
        boolean unanswered = story.call().messages().stream()
                .map(ObservedMessage::message)
                .noneMatch(message -> message.isResponse());
        return story.request().filter(m -> unanswered).flatMap(story::productOf).map(Product::role);
    }

    /** By its wording, else by the name of a program in front of it. */
    private static Optional<String> ownRole(LogEvent event, Story story) {
        int colon = event.line().indexOf(END_OF_PREFIX);
        int end = colon < 0 ? event.line().indexOf(END_OF_NAME) : colon;
        String prefix = end < 0 ? "" : event.line().substring(0, Math.min(end, LONGEST_PREFIX));
        return story.knowledge()
                .product(event.product())
                .or(() -> story.knowledge().product(prefix))
                .map(Product::role);
    }
}
