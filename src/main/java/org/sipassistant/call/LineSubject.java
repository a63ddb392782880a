// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.call;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.inventory.IpAddress;
import org.sipassistant.log.LogEvent;
import org.sipassistant.message.NameAddr;

/**
 * Whom a log line is about.
 *
 * @param users the users, numbers and channels that it names
 * @param hosts the addresses that it names, without ports
 * @param targets those of the addresses that something was sent to
 * @param isOfAccount whether it speaks of an account or a peer as such, and not of a call between two of them
 * @param isOfSignOn whether it speaks of an account that registers or shows who it is
 * @param isOfRegistration whether it speaks of a registration
 */
record LineSubject(
        Set<String> users,
        Set<String> hosts,
        Set<String> targets,
        boolean isOfAccount,
        boolean isOfSignOn,
        boolean isOfRegistration) {
    private static final Set<String> OF_ACCOUNT = Set.of(
            "acl-refused",
            "aor-unknown",
            "auth-loop",
            "auth-user-unknown",
            "authenticated",
            "challenge-sent",
            "endpoint-unknown",
            "own-password-refused",
            "peer-reachable",
            "peer-unreachable",
            "registered",
            "unregistered",
            "wrong-password");

    private static final Set<String> OF_PEER = Set.of("peer-reachable", "peer-unreachable");

    private static final String REGISTRATION = "registration-";

    /** How a line calls a registration, in whatever form of the word. */
    private static final String REGISTER = "regist";

    /** Behind which of its words a line names somebody. */
    private static final List<String> TITLES =
            List.of("user ", "extension ", "account ", "peer ", "endpoint ", "trunk ", "device ", "number ");

    static LineSubject of(LogEvent event) {
        Map<String, String> fields = event.fields();
        Set<String> users = new HashSet<>();
        Optional.ofNullable(fields.get("user")).ifPresent(user -> {
            users.add(user);
            NameAddr.parse(user).uri().user().ifPresent(users::add);
        });
        Optional.ofNullable(fields.get("channel")).ifPresent(users::add);
        Optional.ofNullable(fields.get("from"))
                .map(from -> NameAddr.parse(from).uri().user().orElse(from))
                .ifPresent(users::add);
        Set<String> targets = new HashSet<>();
        for (String name : List.of("destination", "host")) {
            Optional.ofNullable(fields.get(name)).map(LineSubject::host).ifPresent(targets::add);
        }
        Set<String> hosts = new HashSet<>(targets);
        Optional.ofNullable(fields.get("source")).map(LineSubject::host).ifPresent(hosts::add);
        if (users.isEmpty()) {
            titled(event.line()).ifPresent(name -> (IpAddress.parse(name) == null ? users : hosts).add(name));
        }
        boolean account = isOfAccount(event);
        boolean signOn = account && !OF_PEER.contains(event.says());
        boolean registration = signOn && event.line().toLowerCase(Locale.ROOT).contains(REGISTER);
        return new LineSubject(users, hosts, targets, account, signOn, registration);
    }

    private static boolean isOfAccount(LogEvent event) {
        return OF_ACCOUNT.contains(event.says())
                || event.says().startsWith(REGISTRATION)
                || event.fields().getOrDefault("method", "").equals("REGISTER");
    }

    /** The word behind a title, where it has a digit: {@code user 1004.}, {@code trunk 'carrier-2'}; or an address. */
    private static Optional<String> titled(String line) {
        for (String title : TITLES) {
            int at = line.indexOf(title);
            boolean word = at == 0 || (at > 0 && !Character.isLetterOrDigit(line.charAt(at - 1)));
            if (word) {
                String name = name(line, at + title.length());
                if (name.chars().anyMatch(Character::isDigit)) {
                    return Optional.of(name);
                }
            }
        }
        return Optional.empty();
    }

    private static String name(String line, int from) {
        int start = from;
        while (start < line.length() && "'\"[(<".indexOf(line.charAt(start)) >= 0) {
            start++;
        }
        int end = start;
        while (end < line.length() && isPart(line.charAt(end))) {
            end++;
        }
        while (end > start && line.charAt(end - 1) == '.') {
            end--;
        }
        return line.substring(start, end);
    }

    private static boolean isPart(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '+' || c == '.';
    }

    private static String host(String address) {
        return address.startsWith("sip") ? NameAddr.parse(address).uri().host().orElse(address) : withoutPort(address);
    }

    private static String withoutPort(String address) {
        int colon = address.lastIndexOf(':');
        return colon > 0 && address.indexOf(':') == colon ? address.substring(0, colon) : address;
    }
}
