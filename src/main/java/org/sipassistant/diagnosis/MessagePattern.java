// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.diagnosis;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.sipassistant.call.ObservedMessage;
import org.sipassistant.knowledge.Product;
import org.sipassistant.knowledge.Section;
import org.sipassistant.message.Reason;
import org.sipassistant.message.SipMessage;
import org.sipassistant.message.StatusClass;
import org.sipassistant.message.StatusLine;

/**
 * What a rule may ask of one message; an empty list asks nothing.
 *
 * @param phrases texts of which one stands in the reason phrase, a Reason text or a Warning text ({@link WholeWords})
 * @param notPhrases texts of which none stands there
 * @param ownWords whether it says something in words of its own, which the phrase of its code does not ({@link RefusalWords})
 * @param ownInside whether the words of a 5xx speak of the inside of the node that wrote them ({@link OwnInside})
 * @param notCodes codes of responses that are not meant
 * @param q850 causes of a Q.850 Reason (RFC 3326)
 * @param sipCauses causes of a SIP Reason
 * @param headers names of headers that must all be there
 * @param without names of headers of which none may be there
 * @param roles of the product that sent the message
 */
record MessagePattern(
        List<String> methods,
        List<Integer> codes,
        List<Integer> notCodes,
        List<String> classes,
        List<String> phrases,
        List<String> notPhrases,
        Optional<Boolean> ownWords,
        Optional<Boolean> ownInside,
        List<Integer> q850,
        List<Integer> sipCauses,
        List<Integer> warnings,
        List<String> headers,
        List<String> without,
        List<String> roles) {

    /** The role of software that the knowledge base has no file for, or that does not name itself. */
    private static final String UNKNOWN = "unknown";

    private static final String DEVICE = "device";

    private static final String PREEMPTION = "preemption";

    private static final List<String> CLASSES =
            Stream.of(StatusClass.values()).map(StatusClass::id).toList();

    private static final List<String> ROLES =
            Stream.concat(Product.ROLES.stream(), Stream.of(UNKNOWN)).toList();

    /** Takes the keys of a pattern out of a clause; the clause reads its own keys afterwards. */
    static MessagePattern read(Section section) {
        return new MessagePattern(
                section.texts("method"),
                section.numbers("code"),
                section.numbers("not_code"),
                section.textsOf("class", CLASSES),
                lowered(section, "phrase"),
                lowered(section, "not_phrase"),
                Clause.flag(section, "own_words"),
                Clause.flag(section, "own_inside"),
                section.numbers("q850"),
                section.numbers("sip_cause"),
                section.numbers("warning"),
                section.texts("header"),
                section.texts("without"),
                section.textsOf("role", ROLES));
    }

    private static List<String> lowered(Section section, String key) {
        return section.texts(key).stream()
                .map(text -> text.toLowerCase(Locale.ROOT))
                .toList();
    }

    boolean matches(ObservedMessage observed, Story story) {
        SipMessage message = observed.message();
        return (methods.isEmpty() || methods.contains(message.method()))
                && (codes.isEmpty() || codes.contains(message.statusCode()))
                && !notCodes.contains(message.statusCode())
                && (classes.isEmpty()
                        || message.statusClass()
                                .filter(c -> classes.contains(c.id()))
                                .isPresent())
                && (phrases.isEmpty() || says(message, phrases))
                && (notPhrases.isEmpty() || !says(message, notPhrases))
                && (ownWords.isEmpty() || Clause.is(ownWords, RefusalWords.areIn(message, story)))
                && (ownInside.isEmpty() || Clause.is(ownInside, OwnInside.isMeant(message.statusCode(), said(message))))
                && hasReason(message, "q.850", q850)
                && hasReason(message, "sip", sipCauses)
                && (warnings.isEmpty()
                        || message.warning()
                                .filter(w -> warnings.contains(w.code()))
                                .isPresent())
                && headers.stream().allMatch(name -> message.header(name).isPresent())
                && without.stream().noneMatch(name -> message.header(name).isPresent())
                && (roles.isEmpty() || roles.contains(role(observed, story)));
    }

    private static String role(ObservedMessage observed, Story story) {
        Optional<Product> product = story.productOf(observed);
        return product.map(Product::role).orElseGet(() -> isOfBrowser(observed.message()) ? DEVICE : UNKNOWN);
    }

    /** Whether a response is of a client that has no name of its own behind its WebSocket (RFC 7118 section 5). */
    private static boolean isOfBrowser(SipMessage message) {
        return message.statusCode() > 0
                && message.to().filter(to -> BrowserClient.isNameless(to.uri())).isPresent();
    }

    private static boolean says(SipMessage message, List<String> texts) {
        return WholeWords.anyIn(said(message), texts);
    }

    private static String said(SipMessage message) {
        StringBuilder said = new StringBuilder();
        if (message.startLine() instanceof StatusLine line) {
            said.append(line.phrase()).append('\n');
        }
        StatedReason.all(message)
                .forEach(reason -> said.append(named(reason))
                        .append(reason.text().orElse(""))
                        .append('\n'));
        message.warning().ifPresent(warning -> said.append(warning.text()));
        return said.toString();
    }

    /** The one protocol that says by its name why (RFC 4411). */
    private static String named(Reason reason) {
        return reason.protocol().equalsIgnoreCase(PREEMPTION) ? PREEMPTION + '\n' : "";
    }

    private static boolean hasReason(SipMessage message, String protocol, List<Integer> causes) {
        if (causes.isEmpty()) {
            return true;
        }
        for (Reason reason : StatedReason.of(message)) {
            if (reason.protocol().equalsIgnoreCase(protocol)
                    && reason.cause().isPresent()
                    && causes.contains(reason.cause().getAsInt())) {
                return true;
            }
        }
        return false;
    }
}
