// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.Call;
import org.sipassistant.call.Decision;
import org.sipassistant.call.Kind;
import org.sipassistant.call.Material;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.call.Transaction;
import org.sipassistant.inventory.Inventory;
import org.sipassistant.knowledge.Category;
import org.sipassistant.knowledge.Party;
import org.sipassistant.message.Endpoint;

/**
 * The judgement of one call.
 *
 * @param rootCause the surest finding
 * @param others the findings that lost, surest first
 * @param rules that it was judged by
 * @param outcome one of the outcomes of the vocabulary, for example {@code failed}
 * @param phase where in its life the call was when it was decided
 */
public record Diagnosis(
        Story story, Finding rootCause, List<Finding> others, RuleBook rules, String outcome, String phase) {
    /** An answer below this is a guess, from which no further fact is derived. */
    private static final double FACT = 0.7;

    /** A person reads one to three sentences. */
    private static final int MOST_SAID = 2;

    /** Judges one call with all rules, where nothing is known of the nodes and nothing else was read. */
    public static Diagnosis of(Call call, RuleBook rules) {
        return of(call, rules, Inventory.empty(), Material.of(call.messages()));
    }

    /**
     * Judges one call with all rules.
     *
     * @param inventory who the nodes are
     * @param material all that was read, of which the call is a part; what is missing in it may be telling
     */
    public static Diagnosis of(Call call, RuleBook rules, Inventory inventory, Material material) {
        Story story = Story.of(call, rules.knowledge(), inventory, material);
        List<Finding> findings = new ArrayList<>(rules.findings(story));
        AnnouncedCause.finding(story).ifPresent(findings::add);
        OwnCause.finding(story).ifPresent(findings::add);
        AnsweredInstead.finding(story).ifPresent(findings::add);
        CauseOfEnd.ofOtherLeg(story).ifPresent(findings::add);
        if (findings.stream().noneMatch(found -> found.verdict().confidence() > RefusalWords.CONFIDENCE)) {
            RefusalWords.finding(story, rules).ifPresent(findings::add);
        }
        if (findings.isEmpty()) {
            findings.add(CodeAlone.finding(story));
        } else if (story.finalResponse().isEmpty()) {
            StatedAlone.finding(story).ifPresent(findings::add);
        }
        findings.sort(Finding.SUREST);
        Finding best = findings.get(0);
        return new Diagnosis(
                story,
                best,
                List.copyOf(findings.subList(1, findings.size())),
                rules,
                best.verdict().outcome().orElseGet(() -> outcome(story, best)),
                best.verdict().phase().orElseGet(() -> phase(story)));
    }

    /** Rules that all but held, the one that would have been surest first; looked for each time they are asked for. */
    public List<RuledOut> ruledOut() {
        return rules.ruledOut(story);
    }

    /** What else it may be, the likeliest first. */
    public List<Alternative> alternatives() {
        return Alternative.of(story, rootCause, others);
    }

    public Category category() {
        return story.knowledge().category(rootCause.verdict().category());
    }

    /** Why this happens, in general: the rule's words, or those of the category where it has none. */
    public String because() {
        return rootCause.verdict().because()
                + String.join(
                        "",
                        ProductNotes.of(story).stream().map(note -> ' ' + note).toList());
    }

    /** What happened: the words of the rule, and those of the refusal that the rule does not repeat. */
    public String says() {
        StringBuilder says = new StringBuilder(rootCause.says());
        for (SaidByRefusal said : unrepeated()) {
            says.append("; ").append(said.says());
        }
        beside().forEach(part -> says.append("; ").append(part));
        return says.toString();
    }

    /** What belongs to the story of a refusal beside it: a branch that rang before, and what its caller saw instead. */
    private List<String> beside() {
        if (rootCause.verdict().category().equals("not-a-failure")) {
            return List.of();
        }
        return Stream.concat(
                        RangBefore.of(story).map(branch -> branch.says(story.names())).stream(),
                        Translation.told(story.translations(), story.names()).stream())
                .toList();
    }

    /** What to do, the first step first: what the refusal itself asks for goes before what is usual. */
    public List<String> actions() {
        Stream<String> asked = unrepeated().stream().flatMap(said -> said.action().stream());
        return Stream.concat(asked, rootCause.actions().stream()).toList();
    }

    private List<SaidByRefusal> unrepeated() {
        boolean refused = story.state() != State.ANSWERED
                && !rootCause.verdict().category().equals("not-a-failure");
        return refused
                ? SaidByRefusal.of(story).stream()
                        .filter(said -> !rootCause.says().contains(said.value()))
                        .limit(MOST_SAID)
                        .toList()
                : List.of();
    }

    /** How sure a finding is, from 0 to 1: no surer than it is that the messages belong to one call. */
    public double confidence(Finding finding) {
        return Math.min(finding.verdict().confidence(), Certainty.of(story));
    }

    /** Whether nothing that was found speaks of telephony, so that it may be no call at all. */
    public boolean isOfOtherLines() {
        return OtherLines.all(story);
    }

    /** Whose message or silence decided: what the inventory knows of that node goes before what the rule takes it for. */
    public Party origin() {
        return Parties.origin(this);
    }

    /** Who has to act. */
    public Party responsible() {
        return Parties.responsible(this);
    }

    /** Whether the inventory says who the node is that decided. */
    public boolean isInferred() {
        return decider().flatMap(story.names()::entry).isEmpty();
    }

    /** Who has to act, by name and address; empty where no single node has to, or it was not seen. */
    public Optional<String> responsibleEntity() {
        Optional<Transaction> hop = decision().map(Decision::hop);
        Optional<Endpoint> node = switch (responsible()) {
            case CALLER -> story.request().flatMap(ObservedMessage::source);
            case CALLEE, NEXT_HOP, REGISTRAR -> decider();
            case PROXY -> isOfDecider(hop) ? decider() : hop.flatMap(Transaction::sender);
            case NETWORK, POLICY, NOBODY, UNKNOWN -> Optional.empty();
        };
        return node.map(n -> story.names().entity(n, hop.flatMap(Transaction::transport)));
    }

    /** Whether the node that decided has to act: not for what is laid to the sender, and not where it answered the call. */
    private boolean isOfDecider(Optional<Transaction> hop) {
        boolean answered = story.state() == State.ANSWERED && inside().isEmpty();
        return rootCause.verdict().responsible() != Party.CALLER
                && (origin() == Party.PROXY && !answered || isFirstHop(hop));
    }

    /** Whether the request came straight from where it began: then the node in between is the one that decided. */
    private boolean isFirstHop(Optional<Transaction> hop) {
        Optional<Endpoint> sender = hop.flatMap(Transaction::sender);
        return sender.isPresent()
                && sender.equals(story.request().flatMap(ObservedMessage::source))
                && sender.flatMap(story.names()::party).isEmpty();
    }

    /**
     * The response that decided, of those that were seen: where nothing tried to start a call, the refusal that the rule
     * cites, else the last response that ended a request.
     */
    public Optional<ObservedMessage> decisive() {
        return decision()
                .flatMap(Decision::response)
                .or(this::citedRefusal)
                .or(() -> statedAnswer().isPresent() ? Optional.empty() : endOfFragment());
    }

    /** The hop that decided: that of the request inside the call where its refusal did, else that of the call itself. */
    public Optional<Decision> decision() {
        return inside().map(RefusedInside::decision).or(story::decision);
    }

    /** The node that decided, by its response or its silence. */
    public Optional<Endpoint> decider() {
        return decision().flatMap(Decision::node);
    }

    Optional<RefusedInside> inside() {
        return RefusedInside.of(story, rootCause);
    }

    private Optional<ObservedMessage> citedRefusal() {
        return rootCause.evidence().stream()
                .map(Evidence::witness)
                .filter(ObservedMessage.class::isInstance)
                .map(ObservedMessage.class::cast)
                .filter(m -> story.call().kind() == Kind.FRAGMENT && m.message().statusCode() >= 300)
                .findFirst();
    }

    /** The 200 to a CANCEL only says that it came (RFC 3261 section 9.2). */
    private Optional<ObservedMessage> endOfFragment() {
        return story.call().messages().stream()
                .filter(m -> story.call().kind() == Kind.FRAGMENT && m.message().isFinal())
                .filter(m ->
                        !m.message().method().isEmpty() && !m.message().method().equals("CANCEL"))
                .reduce((earlier, later) -> later);
    }

    /** What a log line tells of the response that decided, where no such response was seen. */
    public Optional<StatedAnswer> statedAnswer() {
        boolean seen = story.finalResponse().isPresent() || citedRefusal().isPresent();
        boolean fine = rootCause.verdict().category().equals("not-a-failure");
        return seen ? Optional.empty() : StatedAnswer.of(story, rootCause, fine);
    }

    /** Who ended it, and how; empty where it goes on or its end was not seen. */
    public Optional<Ending> ending() {
        Verdict verdict = rootCause.verdict();
        boolean unanswered = verdict.category().equals("callee-no-answer-timeout") && verdict.confidence() >= FACT;
        return Ending.of(story, origin(), unanswered);
    }

    /** A fact of the call in words, by the names that rules use. */
    public Optional<String> fact(String name) {
        return Facts.of(story, Map.of()).get(name);
    }

    public Timing timing() {
        return Timing.of(story);
    }

    private static String outcome(Story story, Finding best) {
        boolean isCall = story.call().kind() == Kind.CALL;
        return switch (story.state()) {
            case ANSWERED -> isCall ? isEndedFor(best, story) ? "dropped" : "answered" : "not_a_call";
            case CANCELLED -> "cancelled";
            case REDIRECTED -> "redirected";
            case REFUSED -> best.verdict().category().equals("not-a-failure") && !isCall ? "not_a_call" : "failed";
            case ALERTING, UNANSWERED -> story.isOver() ? "unknown" : "in_progress";
            case UNKNOWN ->
                best.rule().equals(CodeAlone.UNDETERMINED)
                                || best.verdict().category().equals("not-a-failure")
                        ? "unknown"
                        : "failed";
        };
    }

    /** Whether the BYE gives a reason that is none of a person, and something went wrong. */
    private static boolean isEndedFor(Finding best, Story story) {
        return !best.verdict().category().equals("not-a-failure")
                && HangUp.byes(story).stream().anyMatch(Undisturbed::hasOddReason);
    }

    private static String phase(Story story) {
        return switch (story.call().kind()) {
            case REGISTRATION -> "registration";
            case KEEPALIVE -> "keepalive";
            case MESSAGE, SUBSCRIPTION -> "messaging";
            case FRAGMENT, CALL -> callPhase(story);
        };
    }

    private static String callPhase(Story story) {
        if (story.state() == State.ANSWERED) {
            return story.bye().isPresent() ? "teardown" : "talk";
        }
        return story.ringing().isPresent() ? "alerting" : "setup";
    }
}
