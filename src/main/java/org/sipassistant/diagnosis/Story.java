// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.Call;
import org.sipassistant.call.Decision;
import org.sipassistant.call.Emergency;
import org.sipassistant.call.Exchange;
import org.sipassistant.call.Kind;
import org.sipassistant.call.Leg;
import org.sipassistant.call.Material;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.SignOff;
import org.sipassistant.call.Transaction;
import org.sipassistant.call.Witness;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.knowledge.Knowledge;
import org.sipassistant.knowledge.Product;
import org.sipassistant.message.Endpoint;
import org.sipassistant.message.Header;

/** The parts of one call by the names that rules use. Computed once, read by every clause. */
public final class Story {
    /** Request Terminated (RFC 3261 section 21.4.25). */
    static final int CANCELLED = 487;

    /** Timer C of a proxy (RFC 3261 section 16.6), the longest of those that end a request, and a little more. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(4);

    /** Longer than a callee waits for an ACK: 64*T1, and what its timers may differ. */
    private static final Duration UNACKNOWLEDGED = Duration.ofSeconds(40);

    /** Less than it goes on repeating its answer without one. */
    private static final Duration REPEATED = Duration.ofSeconds(27);

    private final Call call;
    private final Knowledge knowledge;
    private final Names names;
    private final Material material;
    private final Optional<Exchange> attempt;
    private final Optional<Decision> decision;
    private final Challenges challenges;
    private final State state;
    private final Map<String, Witness> landmarks;
    private final Map<ObservedMessage, List<Flaw>> flaws;

    private Story(Call call, Knowledge knowledge, Names names, Material material) {
        this.call = call;
        this.knowledge = knowledge;
        this.names = names;
        this.material = material;
        this.attempt = call.decisiveAttempt();
        this.decision = attempt.flatMap(Decision::of);
        this.challenges = Challenges.of(leg().map(Leg::attempts).orElse(call.attempts()));
        this.state = findState();
        this.landmarks = Map.copyOf(findLandmarks());
        this.flaws = findFlaws();
    }

    /** Where nothing is known of the nodes. */
    public static Story of(Call call, Knowledge knowledge) {
        return of(call, knowledge, Inventory.empty());
    }

    public static Story of(Call call, Knowledge knowledge, Inventory inventory) {
        return of(call, knowledge, inventory, Material.of(call.messages()));
    }

    /** @param material all that was read, of which the call is a part */
    public static Story of(Call call, Knowledge knowledge, Inventory inventory, Material material) {
        return new Story(call, knowledge, new Names(inventory), material);
    }

    public Call call() {
        return call;
    }

    public Knowledge knowledge() {
        return knowledge;
    }

    /** Who the nodes are. */
    public Names names() {
        return names;
    }

    private Map<ObservedMessage, List<Flaw>> findFlaws() {
        Map<ObservedMessage, List<Flaw>> found = new LinkedHashMap<>();
        for (ObservedMessage message : call.messages()) {
            List<Flaw> flaws = Flaw.of(message);
            if (!flaws.isEmpty()) {
                found.put(message, flaws);
            }
        }
        return found;
    }

    /** The messages that lack or break a mandatory element, in their order; hardly any does. */
    Map<ObservedMessage, List<Flaw>> flaws() {
        return flaws;
    }

    /** All that was read, of which the call is a part. */
    Material material() {
        return material;
    }

    /** Whether no timer can still be running: so long ago was the last sign of it. */
    boolean isOver() {
        return call.messages().stream()
                .reduce((earlier, later) -> later)
                .flatMap(ObservedMessage::at)
                .flatMap(last -> material.end().map(end -> Duration.between(last, end)))
                .filter(since -> since.compareTo(LONGEST_WAIT) > 0)
                .isPresent();
    }

    /** The leg whose hop decided. */
    private Optional<Leg> leg() {
        return hop().flatMap(call::legOf);
    }

    /** What nodes on the way made of the response that decided; a 487 to a CANCEL of their own is only its echo. */
    public List<Translation> translations() {
        return isTakenBack() ? List.of() : decision.map(Translation::of).orElse(List.of());
    }

    /** Whether a node on the way took the request back, so that the response below is only the echo of that. */
    boolean isTakenBack() {
        return cancel().isPresent()
                && !isCancelledByCaller()
                && finalResponse()
                        .filter(m -> m.message().statusCode() == CANCELLED)
                        .isPresent();
    }

    /** The attempt that counts: the answered one, else the last. */
    public Optional<Exchange> attempt() {
        return attempt;
    }

    /** The hop that decided the attempt, and how. */
    Optional<Decision> decision() {
        return decision;
    }

    /** The hop that decided the attempt. */
    public Optional<Transaction> hop() {
        return decision.map(Decision::hop);
    }

    /** The final response of the hop that decided. */
    public Optional<ObservedMessage> finalResponse() {
        return decision.flatMap(Decision::response);
    }

    /** What the side that started was told in the end. */
    public Optional<ObservedMessage> told() {
        return attempt.flatMap(Exchange::finalAtSender);
    }

    /** What the sender was told in the end on the leg that decided, where that is not the one the call began with. */
    Optional<ObservedMessage> toldOnLeg() {
        return leg().map(Leg::attempts)
                .filter(attempts -> attempt.filter(attempts::contains).isEmpty())
                .map(attempts -> attempts.get(attempts.size() - 1).finalAtSender())
                .orElseGet(this::told);
    }

    /** The request of the attempt as its sender sent it. */
    public Optional<ObservedMessage> request() {
        return attempt.flatMap(Exchange::request);
    }

    /** The messages that every rule may cite, whether its clauses ask for them or not. */
    Map<String, Witness> landmarks() {
        return landmarks;
    }

    private Map<String, Witness> findLandmarks() {
        Map<String, Witness> landmarks = new HashMap<>();
        finalResponse().ifPresent(m -> landmarks.put("final_response", m));
        told().ifPresent(m -> landmarks.put("told", m));
        ringing().ifPresent(m -> landmarks.put("ringing", m));
        bye().ifPresent(m -> landmarks.put("bye", m));
        request().filter(m -> m.message().sdp().isPresent()).ifPresent(m -> landmarks.put("offer", m));
        return landmarks;
    }

    public Challenges challenges() {
        return challenges;
    }

    public State state() {
        return state;
    }

    /** The first 180: the callee is being alerted. A 183 may be an announcement and proves no ringing. */
    public Optional<ObservedMessage> ringing() {
        return attempt.flatMap(a -> a.response(180, 180));
    }

    /** The first 18x of any kind: the call has got somewhere. */
    Optional<ObservedMessage> progress() {
        return attempt.flatMap(a -> a.response(180, 189));
    }

    /** The 180 of the node that decided: another branch may have rung while this one never did. */
    Optional<ObservedMessage> ringingAtDecider() {
        return hop().flatMap(t -> t.provisional(180, 180));
    }

    /** The CANCEL of the side that started, else the first one that was seen anywhere. */
    public Optional<ObservedMessage> cancel() {
        return Cancellation.of(this);
    }

    /** Whether the CANCEL came from the side that started; a CANCEL further down is some node's own doing. */
    public boolean isCancelledByCaller() {
        return Cancellation.byCaller(this).isPresent();
    }

    /** The BYE that ended the call, as first seen. */
    public Optional<ObservedMessage> bye() {
        return HangUp.first(call);
    }

    /**
     * Whether the call went on for longer than one without its ACK can: the answer was not repeated to the end, and nobody hung
     * up for as long as it would have been (RFC 3261 section 13.3.1.4).
     */
    boolean livedOn() {
        Optional<ObservedMessage> first = hop().flatMap(Transaction::finalResponse);
        Optional<ObservedMessage> last = hop().flatMap(Transaction::lastFinalResponse);
        return state == State.ANSWERED
                && Timing.between(first, last)
                        .filter(d -> d.compareTo(REPEATED) < 0)
                        .isPresent()
                && Timing.between(last, bye())
                        .filter(d -> d.compareTo(UNACKNOWLEDGED) > 0)
                        .isPresent();
    }

    /** The ACK of the 2xx on the hop nearest to the caller. */
    public Optional<ObservedMessage> ack() {
        return attempt.flatMap(
                a -> a.acks().stream().flatMap(t -> t.request().stream()).findFirst());
    }

    /** Whether the node that decided only hands on what another one said: its own 100 names other software. */
    boolean isPassedOn() {
        Optional<String> own = hop().flatMap(t -> t.provisional(100, 100)).flatMap(Story::software);
        Optional<String> said = finalResponse().flatMap(Story::software);
        return own.isPresent() && said.isPresent() && !own.equals(said);
    }

    /** By its header; where it has none, by what its session description says of whoever wrote that. */
    Optional<Product> productOf(ObservedMessage message) {
        Optional<String> named = software(message);
        return named.isPresent()
                ? named.flatMap(knowledge::product)
                : SessionAuthor.of(message.message()).flatMap(knowledge::productNamed);
    }

    /** Whether the software that sent a message is a PBX, which decides and measures times by itself. */
    boolean isOfPbx(ObservedMessage message) {
        return productOf(message)
                .filter(product -> product.role().equals("pbx"))
                .isPresent();
    }

    /** What a message says about the software that sent it. */
    static Optional<String> software(ObservedMessage message) {
        return message.message()
                .header(Header.SERVER)
                .or(() -> message.message().header(Header.USER_AGENT))
                .filter(value -> !value.isBlank());
    }

    /** Whether it is an emergency call, and not one to a desk whose number looks like it. */
    public boolean isEmergency() {
        boolean recognised = call.attempts().stream()
                .flatMap(a -> a.finalResponse().stream())
                .anyMatch(m -> Emergency.isRecognisedBy(m.message()));
        return recognised
                || (call.attempts().stream()
                                .flatMap(a -> a.request().stream())
                                .anyMatch(m -> Emergency.isEmergency(m.message()))
                        && !DeskNumber.isCalled(this));
    }

    /** Whether the registration that decides gives its bindings up (RFC 3261 section 10.2.2). */
    public boolean isSignOff() {
        return call.kind() == Kind.REGISTRATION
                && request().filter(m -> SignOff.is(m.message())).isPresent();
    }

    /** Whether a message was sent by the side that started the dialog. */
    boolean isFromCaller(ObservedMessage request) {
        String tag = request.message().fromTag().orElse("");
        Optional<String> host = request.source().map(Endpoint::host);
        Optional<String> caller = request().flatMap(ObservedMessage::source).map(Endpoint::host);
        if (tag.isEmpty() && host.isPresent() && caller.isPresent()) {
            return host.equals(caller);
        }
        return tag.equals(call.callerTag()) || call.attempts().stream().anyMatch(a -> a.hasFromTag(tag));
    }

    /**
     * Whether requests from upstream are visible on the hop that decided or on one above it, so that a missing one means
     * something.
     */
    boolean wouldSeeRequests() {
        return Stream.iterate(hop(), Optional::isPresent, t -> t.flatMap(Transaction::upstream))
                .anyMatch(t -> !t.orElseThrow().requests().isEmpty());
    }

    /** The node that decided: it sent the final response, or should have sent one. */
    public Optional<Endpoint> decider() {
        return decision.flatMap(Decision::node);
    }

    /** The other branches of the fork that the hop that decided belongs to. */
    List<Transaction> branchesBeside() {
        List<Transaction> branches = hop().flatMap(Transaction::upstream)
                .map(Transaction::forwarded)
                .or(() -> attempt.map(Exchange::roots))
                .orElse(List.of());
        return branches.stream()
                .filter(branch -> !Optional.of(branch).equals(hop()))
                .toList();
    }

    /** The refusals of the branches that a fork tried beside the one that decided; not of those it took back itself. */
    List<ObservedMessage> refusalsBeside() {
        return branchesBeside().stream()
                .flatMap(branch -> branch.finalResponse().stream())
                .filter(m -> m.message().statusCode() >= 300 && m.message().statusCode() != CANCELLED)
                .toList();
    }

    /** Whether the node that decided had the request from another node that is not its first sender. */
    boolean isForwarded() {
        return hop().flatMap(Transaction::upstream).isPresent();
    }

    /**
     * Whether a node between the calling side and the one that decided wrote the request anew: the hop has another Call-ID or
     * From tag than the one before it (a B2BUA, RFC 3261 section 6). A proxy passes on what it got.
     */
    boolean isOfB2bua() {
        return hop().flatMap(below -> below.upstream().map(above -> !isSameDialog(below.first(), above.first())))
                .orElse(false);
    }

    private static boolean isSameDialog(ObservedMessage one, ObservedMessage other) {
        return one.message().callId().equals(other.message().callId())
                && one.message().fromTag().equals(other.message().fromTag());
    }

    List<Exchange> later() {
        return call.later();
    }

    private State findState() {
        if (attempt.isEmpty()) {
            return State.UNKNOWN;
        }
        if (attempt.get().isSuccessful()) {
            return State.ANSWERED;
        }
        int code = told().or(this::finalResponse)
                .map(m -> m.message().statusCode())
                .orElse(0);
        if (cancel().isPresent() && (code == 0 || code == 487)) {
            return State.CANCELLED;
        }
        if (code >= 300) {
            return code < 400 ? State.REDIRECTED : State.REFUSED;
        }
        return progress().isPresent() ? State.ALERTING : State.UNANSWERED;
    }
}
