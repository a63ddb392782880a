// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.question;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who called whom, by the words before and between the parties. */
final class Roles {
    private static final String CALLER = "caller";
    private static final String CALLEE = "callee";
    private static final String NUMBER = "number";
    private static final String PEER = "peer";

    /** Stands for the party that is asked for, until another one has its role. */
    private static final String ASKED = "?";

    private final Map<String, List<String>> parties = new LinkedHashMap<>();
    private final List<String> left = new ArrayList<>();
    private String open = "";
    private String openRole = NUMBER;

    /** Whether the last party was given the caller's or callee's side, by words before it. */
    private boolean sided;

    /** @param elements in the order of the question */
    static Roles of(List<Element> elements) {
        Roles roles = new Roles();
        List<Element> before = new ArrayList<>();
        for (Element element : elements) {
            Optional<Party> party = party(element);
            if (party.isPresent()) {
                roles.add(party.get(), before);
                before.clear();
            } else {
                before.add(element);
            }
        }
        roles.settle(roles.lastRole(before));
        roles.parties.values().removeIf(values -> values.contains(ASKED));
        if (roles.parties.containsKey(CALLER) && roles.parties.containsKey(CALLEE)) {
            roles.left.addAll(Optional.ofNullable(roles.parties.remove(NUMBER)).orElse(List.of()));
        }
        return roles;
    }

    private static Optional<Party> party(Element element) {
        return switch (element) {
            case Element.Named named -> Optional.of(named.party());
            case Element.Asked asked -> Optional.of(new Party(ASKED, Party.Kind.NUMBER, 1));
            case Element.Mark mark -> Optional.empty();
            case Element.Verb verb -> Optional.empty();
        };
    }

    /** "who did 1001 call", "from which number was 1001 called": the last party is on the side that is not asked for. */
    private String lastRole(List<Element> behind) {
        boolean acts = behind.stream().anyMatch(e -> e instanceof Element.Verb verb && !verb.noun());
        if (!acts || open.equals(ASKED)) {
            return openRole;
        }
        return isAsked(CALLER) ? CALLEE : isAsked(CALLEE) || isAsked(NUMBER) ? CALLER : openRole;
    }

    private boolean isAsked(String role) {
        return parties.getOrDefault(role, List.of()).contains(ASKED);
    }

    /** Caller, callee and peer have one value, number up to two. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parties.forEach(
                (name, values) -> parameters.put(name, values.size() == 1 ? values.get(0) : List.copyOf(values)));
        return parameters;
    }

    /** The parties for which there was no role left. */
    List<String> left() {
        return left;
    }

    private void add(Party party, List<Element> before) {
        Element mark = last(before);
        if (sided
                && party.kind() != Party.Kind.HOST
                && isJoined(before)) { // "from 1001 and 1002": only one can be asked for
            leave(party.text());
            return;
        }
        sided = false;
        boolean answered = mark == Element.Mark.FROM && lastCode(before) > lastVerb(before); // not "486 on calls from"
        if (party.kind() == Party.Kind.HOST
                || mark == Element.Mark.PEER
                || (answered && (open.isEmpty() || open.equals(ASKED)) && party.isName())) {
            put(PEER, party.text());
        } else if (answered || mark == Element.Mark.ABOUT) {
            wait(party, NUMBER);
        } else if (mark == Element.Mark.FROM) {
            settle(acts(before) || before.contains(Element.Mark.TO) ? CALLEE : openRole);
            side(CALLER, party.text());
        } else if (mark == Element.Mark.TO && before.contains(Element.Mark.CODE) && !acts(before) && open.isEmpty()) {
            wait(party, NUMBER); // a response goes to the side that calls, and a call that got it to the other one
        } else if (mark == Element.Mark.TO) {
            settle(CALLER);
            side(CALLEE, party.text());
        } else if (acts(before) && (!open.isEmpty() || parties.containsKey(CALLER))) {
            settle(CALLER);
            side(CALLEE, party.text());
        } else {
            openRole = before.isEmpty() && !parties.containsKey(CALLER) ? NUMBER : openRole; // "calls 1001 1002"
            boolean dialled = mark instanceof Element.Verb verb && !verb.noun();
            wait(party, dialled ? CALLEE : NUMBER);
        }
    }

    private void side(String role, String value) {
        put(role, value);
        sided = !value.equals(ASKED);
    }

    private static boolean isJoined(List<Element> before) {
        return before.stream().allMatch(element -> element == Element.Mark.AND || element == Element.Mark.NUMBER);
    }

    private void leave(String value) {
        if (parties.values().stream().noneMatch(values -> values.contains(value))) {
            left.add(value);
        }
    }

    private static int lastCode(List<Element> elements) {
        return elements.lastIndexOf(Element.Mark.CODE);
    }

    private static int lastVerb(List<Element> elements) {
        int last = elements.size() - 1;
        while (last >= 0 && !(elements.get(last) instanceof Element.Verb)) {
            last--;
        }
        return last;
    }

    private static boolean acts(List<Element> elements) {
        return elements.stream().anyMatch(e -> e instanceof Element.Verb);
    }

    /** What stands behind a party may tell its role. */
    private void wait(Party party, String otherwise) {
        settle(openRole);
        open = party.text();
        openRole = otherwise;
    }

    private static Element last(List<Element> elements) {
        for (int i = elements.size() - 1; i >= 0; i--) {
            if (elements.get(i) != Element.Mark.NUMBER) {
                return elements.get(i);
            }
        }
        return Element.Mark.NUMBER;
    }

    /** Gives the party that waits for what stands behind it its role. */
    private void settle(String role) {
        if (!open.isEmpty()) {
            put(role, open);
            open = "";
        }
    }

    private void put(String role, String value) {
        List<String> values = parties.computeIfAbsent(role, r -> new ArrayList<>());
        values.remove(ASKED);
        if (values.size() < (role.equals(NUMBER) ? 2 : 1)) {
            values.add(value);
        } else if (!values.contains(value) && !value.equals(ASKED)) {
            left.add(value);
        }
    }
}
