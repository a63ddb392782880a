// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.call.Kind;
import org.sipassistant.call.ObservedEvent;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.inventory.Role;
import org.sipassistant.knowledge.Party;
import org.sipassistant.log.LogEvent;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Header;
import org.sipassistant.message.PrivateAddress;
import org.sipassistant.message.Sdp;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.Via;

/** Whose doing it was: what a rule says of that, put right by what is known of the nodes and of who wrote its first proof. */
final class Parties {
    private static final String UNREGISTERED = "user-not-registered";
    private static final String NO_CREDENTIALS = "missing-credentials";

    private static final String ACK_LOST = "ack-lost-or-nat-contact";

    /** What lies in the request itself, so that whoever wrote it has to act. */
    private static final Set<String> OF_THE_WRITER = Set.of(
            "header-malformed", "extension-unsupported-420-421", "session-timer", "wrong-credentials", NO_CREDENTIALS);

    /** What lies in the text of the request alone, so that the PBX that wrote it has to act, whoever called there. */
    private static final Set<String> OF_THE_TEXT = Set.of("header-malformed", "sdp-malformed");

    /** Where offer and answer have nothing in common: what a PBX offers is for the PBX to change, whoever called there. */
    private static final Set<String> OF_THE_OFFER = Set.of("codec-mismatch", "srtp-or-dtls-mismatch");

    private static final String LIMIT = "duration-limit-reached";

    private static final String NO_NUMBER = "called-without-number";

    private static final String TIMER = "session-timer-stated";

    private static final String RESUMED = "resumed-one-way";

    private static final String ENDED = "dropped-by-network";

    private static final int REFUSED = 400;

    private static final String REGISTER = "REGISTER";

    /** Products that make or pass on answers for devices. */
    private static final Set<String> SERVERS = Set.of("pbx", "proxy");

    private final Diagnosis diagnosis;
    private final Story story;
    private final Finding finding;

    private Parties(Diagnosis diagnosis) {
        this.diagnosis = diagnosis;
        this.story = diagnosis.story();
        this.finding = diagnosis.rootCause();
    }

    static Party origin(Diagnosis diagnosis) {
        return new Parties(diagnosis).origin();
    }

    static Party responsible(Diagnosis diagnosis) {
        return new Parties(diagnosis).responsible();
    }

    /**
     * What is refused by the other side was decided there, whoever has to act. What a network lost was lost on the way from the
     * side whose leg the line is about.
     */
    private Party origin() {
        Party party = refined(finding.verdict().origin());
        return switch (party) {
            case CALLER ->
                finding.verdict().responsible() == party
                        ? WrittenBy.refuser(story, finding).orElse(party)
                        : party;
            case CALLEE -> WrittenBy.ofProvider(finding) ? Party.NEXT_HOP : party;
            case NETWORK -> WrittenBy.leg(finding).orElse(party);
            case PROXY -> WrittenBy.senderUnknown(story, finding) ? Party.CALLER : party;
            case UNKNOWN -> Refuser.origin(story);
            default -> party;
        };
    }

    /** Where a provider refuses, or a server speaks of its own account, that server has to act and no phone. */
    private Party responsible() {
        Party party = refined(finding.verdict().responsible());
        boolean isSide = party == Party.CALLER || party == Party.CALLEE;
        if (isSide && (WrittenBy.ofProvider(finding) || WrittenBy.serverOfItself(story, finding))) {
            return Party.PROXY;
        }
        return switch (party) {
            case CALLER -> WrittenBy.sender(story, finding).orElse(party);
            case NETWORK ->
                isAcknowledgedElsewhere() ? Party.CALLER : isAnsweredByServer() || isLedAstray() ? Party.PROXY : party;
            case UNKNOWN -> reader(Refuser.responsible(story, diagnosis.origin()));
            default -> party;
        };
    }

    /** Where a server says what happened and nothing tells whose doing it was, whoever runs it has to look into it first. */
    private Party reader(Party usual) {
        boolean isToldByServer = usual == Party.UNKNOWN
                && finding.evidence().stream().limit(1).anyMatch(first -> first.witness() instanceof ObservedEvent)
                && WrittenBy.serversOnly(story);
        return isToldByServer ? Party.PROXY : usual;
    }

    /**
     * A person is busy or declines behind whatever node says so; anything else is that node's own doing. What is wrong in a
     * request that a B2BUA wrote is wrong there, not at the calling side. A call is refused by a server, whether that is a
     * registrar too or not. What a phone writes of its own setup is for its user.
     */
    private Party refined(Party assumed) {
        return switch (assumed) {
            case UNKNOWN ->
                FlawedSide.of(story, finding)
                        .or(() -> diagnosis.inside().flatMap(refused -> refused.side(story)))
                        .or(() -> finding.rule().equals(TIMER) ? SessionTimer.side(story) : Optional.empty())
                        .or(() -> WrittenBy.peer(finding).map(this::registering))
                        .orElse(assumed);
            case REGISTRAR -> story.call().kind() == Kind.CALL && !isOfRegistration() ? Party.PROXY : assumed;
            case CALLER -> isOfServer() ? Party.PROXY : assumed;
            case PROXY ->
                WrittenBy.side(story, finding)
                        .or(this::refusingDevice)
                        .or(this::limitingSide)
                        .orElseGet(() -> node(assumed));
            case CALLEE ->
                isResumedByCallee()
                        ? Party.CALLER
                        : isWrittenByPbx()
                                ? Party.PROXY
                                : isOfOwnService()
                                        ? Party.REGISTRAR
                                        : WrittenBy.ofRegistration(story, finding) && !isCalleeUnregistered()
                                                ? Party.REGISTRAR
                                                : node(assumed);
            case NEXT_HOP ->
                WrittenBy.ofRegistration(story, finding)
                        ? Party.REGISTRAR
                        : isEndedByCaller() ? Party.CALLER : isPhoneSilent() ? Party.CALLEE : node(assumed);
            default -> assumed;
        };
    }

    /** Where a line says what was wrong with a call that a device refuses, it is in the log of that device, as far as one can see. */
    private Optional<Party> refusingDevice() {
        boolean told = finding.evidence().stream().limit(1).anyMatch(first -> first.witness() instanceof ObservedEvent);
        return story.finalResponse()
                .filter(refusal -> told
                        && refusal.message().statusCode() >= REFUSED
                        && story.call().kind() == Kind.CALL)
                .flatMap(story::productOf)
                .filter(product -> product.role().equals("device"))
                .map(product -> Party.CALLEE);
    }

    /** A limit on the length of calls is that of the side which hung up, where it can be told that this is the called one. */
    private Optional<Party> limitingSide() {
        boolean called = finding.rule().equals(LIMIT)
                && story.bye().filter(bye -> !story.isFromCaller(bye)).isPresent()
                && story.bye()
                        .flatMap(ObservedMessage::source)
                        .map(Endpoint::host)
                        .filter(host -> story.decider().map(Endpoint::host).equals(Optional.of(host)))
                        .isPresent();
        return called ? Optional.of(Party.NEXT_HOP) : Optional.empty();
    }

    /** Whether it was the called side that took the call up again, so that the other one answered in one direction. */
    private boolean isResumedByCallee() {
        return finding.rule().equals(RESUMED)
                && finding.evidence().stream()
                        .map(Evidence::witness)
                        .limit(1)
                        .anyMatch(
                                witness -> witness instanceof ObservedMessage request && !story.isFromCaller(request));
    }

    private boolean isPhoneSilent() {
        return diagnosis.decider().flatMap(story.names()::party).isEmpty() && UnreachedPhone.is(story, finding);
    }

    /** Whether the network that ended the call is the one from which it came. */
    private boolean isEndedByCaller() {
        return finding.rule().equals(ENDED)
                && !story.isOfB2bua()
                && story.bye().filter(story::isFromCaller).isPresent();
    }

    /** Whether a node in the middle, in a call of its own, offers other media than it was offered. */
    private boolean isOfferRewritten() {
        return story.isOfB2bua()
                && story.hop()
                        .flatMap(below -> below.upstream().map(above -> !isSameOffer(below.first(), above.first())))
                        .orElse(false);
    }

    private static boolean isSameOffer(ObservedMessage one, ObservedMessage other) {
        return one.message().sdp().map(Sdp::codecs).equals(other.message().sdp().map(Sdp::codecs))
                && one.message()
                        .sdp()
                        .map(Sdp::protos)
                        .equals(other.message().sdp().map(Sdp::protos));
    }

    /** Whether the answer whose text is wrong is that of the PBX that a device called, whoever was meant there. */
    private boolean isWrittenByPbx() {
        return OF_THE_TEXT.contains(finding.verdict().category())
                && diagnosis.decider().flatMap(story.names()::party).isEmpty()
                && story.request()
                        .flatMap(story::productOf)
                        .filter(product -> SERVERS.contains(product.role()))
                        .isEmpty()
                && finding.evidence().stream()
                        .map(Evidence::witness)
                        .limit(1)
                        .anyMatch(witness -> witness instanceof ObservedMessage answer
                                && answer.message().isResponse()
                                && story.isOfPbx(answer));
    }

    /** Who is not registered is called; that the line speaks of it makes it no line about a registration. */
    private boolean isCalleeUnregistered() {
        return finding.verdict().category().equals(UNREGISTERED) && story.call().kind() != Kind.REGISTRATION;
    }

    /** Who subscribes to his own address, as to the state of his mailbox, asks the server that he is registered with. */
    private boolean isOfOwnService() {
        return story.call().kind() == Kind.SUBSCRIPTION
                && story.request()
                        .map(ObservedMessage::message)
                        .filter(m -> m.from().flatMap(from -> from.uri().user()).isPresent())
                        .filter(m -> m.from()
                                .flatMap(from -> from.uri().user())
                                .equals(m.to().flatMap(to -> to.uri().user())))
                        .isPresent();
    }

    private Party registering(Party peer) {
        return peer == Party.NEXT_HOP && WrittenBy.ofRegistration(story, finding) ? Party.REGISTRAR : peer;
    }

    /** Whether the proof of a failed call is a refused registration. */
    private boolean isOfRegistration() {
        return finding.evidence().stream()
                .map(Evidence::witness)
                .anyMatch(witness -> witness instanceof ObservedMessage message
                        && message.message().method().equals(REGISTER));
    }

    private boolean isOfServer() {
        String category = diagnosis.category().category();
        return (category.equals(NO_CREDENTIALS) && isFromTrunk())
                || (OF_THE_WRITER.contains(category) && story.isOfB2bua())
                || (category.equals(ACK_LOST) && acknowledgesInOwnName())
                || ((OF_THE_TEXT.contains(category)
                                || OF_THE_OFFER.contains(category)
                                || finding.rule().equals(NO_NUMBER))
                        && story.request().filter(story::isOfPbx).isPresent())
                || (OF_THE_OFFER.contains(category) && (isOfferRewritten() || isDescribedByPbx()));
    }

    /** Whether the proof is a line of a session description in which a PBX names itself. */
    private boolean isDescribedByPbx() {
        return finding.evidence().stream()
                .map(Evidence::witness)
                .filter(ObservedEvent.class::isInstance)
                .flatMap(line ->
                        Optional.ofNullable(
                                ((ObservedEvent) line).event().fields().get(LogEvent.SOFTWARE))
                                .stream())
                .flatMap(software -> story.knowledge().productNamed(software).stream())
                .anyMatch(product -> product.role().equals("pbx"));
    }

    /**
     * A phone calls in the name of the server that it is registered with. Who calls in that of its own address is a server itself:
     * that of the operator, where the inventory knows no other.
     */
    private boolean acknowledgesInOwnName() {
        return story.ack()
                .filter(ack -> ack.source()
                        .filter(node -> story.names().entry(node).isEmpty())
                        .filter(node -> ack.message()
                                .from()
                                .flatMap(from -> from.uri().host())
                                .filter(node.host()::equals)
                                .isPresent())
                        .isPresent())
                .isPresent();
    }

    private Party node(Party assumed) {
        boolean people = diagnosis.category().group().equals("people");
        Optional<Party> answering = assumed == Party.NEXT_HOP ? WrittenBy.answering(story, finding) : Optional.empty();
        if (answering.isPresent() || people || assumed != finding.verdict().origin()) {
            return answering.orElse(assumed);
        }
        Party unnamed = assumed == Party.NEXT_HOP && isServerOfDevice() ? Party.PROXY : assumed;
        return diagnosis.decider().flatMap(story.names()::party).orElse(unnamed);
    }

    /** Whose ACK goes to a node that has no part in the call has to send it where it belongs. */
    private boolean isAcknowledgedElsewhere() {
        return diagnosis.category().category().equals(ACK_LOST)
                && new AckElsewhere(true).match(story).isPresent();
    }

    /** The address to which no ACK comes stands in the Contact of the answer, and a server has settings for it. */
    private boolean isAnsweredByServer() {
        return diagnosis.category().category().equals("ack-lost-or-nat-contact")
                && story.finalResponse()
                        .flatMap(story::productOf)
                        .filter(product -> SERVERS.contains(product.role()))
                        .isPresent();
    }

    /** Whether the proxy in front of whoever answered records a route with another address than its own, to which the ACK goes. */
    private boolean isLedAstray() {
        return diagnosis.category().category().equals(ACK_LOST)
                && story.call().messages().stream()
                        .filter(m ->
                                m.message().isRequest() && m.message().method().equals("INVITE"))
                        .anyMatch(m -> recordsForeignRoute(m.message()));
    }

    /** Addresses can be compared, names cannot. One proxy on the way, so that what is recorded is its own; with two sides, twice. */
    private static boolean recordsForeignRoute(SipMessage invite) {
        Optional<Via> via =
                invite.topVia().filter(top -> invite.vias().size() == 2 && PrivateAddress.isAddress(top.host()));
        List<String> hosts = invite.addresses(Header.RECORD_ROUTE).stream()
                .flatMap(route -> route.uri().host().stream())
                .toList();
        return via.isPresent()
                && !hosts.isEmpty()
                && hosts.stream().allMatch(PrivateAddress::isAddress)
                && !hosts.contains(via.get().host())
                && via.get().received().filter(hosts::contains).isEmpty();
    }

    /** A server that a phone sends its calls to is that of the operator, as far as the software of both says what they are. */
    private boolean isServerOfDevice() {
        boolean server = story.finalResponse()
                .flatMap(story::productOf)
                .filter(product -> SERVERS.contains(product.role()))
                .isPresent();
        return server
                && !story.isForwarded()
                && story.request()
                        .filter(request -> request.message().vias().size() == 1)
                        .flatMap(story::productOf)
                        .filter(product -> product.role().equals("device"))
                        .isPresent();
    }

    /** A trunk is known by its address and has no password: whoever asks it for one does not recognise it. */
    private boolean isFromTrunk() {
        return story.request()
                .flatMap(ObservedMessage::source)
                .flatMap(story.names()::entry)
                .filter(entry -> entry.role() == Role.TRUNK)
                .isPresent();
    }
}
