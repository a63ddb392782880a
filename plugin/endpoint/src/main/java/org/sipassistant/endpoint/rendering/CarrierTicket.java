// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint.rendering;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.sipassistant.message.Endpoint;

/**
 * What one sends to the operator of a peer: only the leg that faces it, in UTC, without whole telephone numbers, without
 * credentials and without addresses of other legs. Markdown whose foreign parts stand in indented blocks, where nothing
 * has a meaning of its own; so it can be read as plain text too.
 */
public final class CarrierTicket implements Rendering {
    private final Optional<String> peer;
    private final String callId;

    /**
     * @param peer an address, a host name or a name of the inventory; empty: the party that decided
     * @param callId of the leg that is asked for, which alone is told where the log tells no addresses
     */
    public CarrierTicket(Optional<String> peer, String callId) {
        this.peer = peer;
        this.callId = callId;
    }

    /** @throws IllegalArgumentException where the peer took no part in the call */
    @Override
    public Rendered render(Sheet sheet) {
        Optional<String> host = peer.isPresent() ? Optional.of(host(sheet, peer.get())) : suspect(sheet);
        List<Step> steps = host.map(h -> legOf(sheet, h)).orElseGet(() -> legAskedFor(sheet));
        return Rendered.text("text/markdown", new TicketPage(sheet, new CarrierLeg(host, steps)).write());
    }

    private static List<Step> legOf(Sheet sheet, String host) {
        return sheet.steps().stream().filter(step -> hosts(step).contains(host)).toList();
    }

    /** Where its Call-ID is in no message, the leg on which the failure begins, or the first one. */
    private List<Step> legAskedFor(Sheet sheet) {
        List<Step> all = sheet.steps();
        Optional<String> asked = Optional.of(callId);
        Optional<String> leg = all.stream().map(CarrierTicket::callId).anyMatch(asked::equals)
                ? asked
                : all.stream()
                        .filter(Step::begins)
                        .findFirst()
                        .or(() -> all.stream().findFirst())
                        .flatMap(CarrierTicket::callId);
        return all.stream().filter(step -> callId(step).equals(leg)).toList();
    }

    private static Optional<String> callId(Step step) {
        return step.message().message().callId();
    }

    private static List<String> hosts(Step step) {
        List<String> hosts = new ArrayList<>(2);
        step.from().map(Endpoint::host).ifPresent(hosts::add);
        step.to().map(Endpoint::host).ifPresent(hosts::add);
        return hosts;
    }

    /** The one that decided; where that is not known, the last one that was sent a request, else any that is known. */
    private static Optional<String> suspect(Sheet sheet) {
        return sheet.nodes()
                .suspect()
                .or(() -> sheet.steps().stream()
                        .filter(Step::asks)
                        .flatMap(step -> step.to().stream())
                        .map(Endpoint::host)
                        .reduce((earlier, later) -> later))
                .or(() -> sheet.steps().stream()
                        .filter(step -> !step.message().message().isRequest())
                        .flatMap(step -> step.from().stream())
                        .map(Endpoint::host)
                        .findFirst())
                .or(() -> sheet.steps().stream()
                        .flatMap(step -> hosts(step).stream())
                        .findFirst());
    }

    private static String host(Sheet sheet, String wanted) {
        List<String> hosts = sheet.steps().stream()
                .flatMap(step -> hosts(step).stream())
                .distinct()
                .toList();
        Map<String, String> names = sheet.nodes().names();
        return hosts.stream()
                .filter(host -> host.equalsIgnoreCase(wanted) || wanted.equals(names.get(host)))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("parameter [peer] value [" + wanted
                        + "] is not one of the parties of this call: "
                        + hosts.stream()
                                .map(host -> names.getOrDefault(host, host))
                                .distinct()
                                .limit(20)
                                .collect(Collectors.joining(", ", "[", "]"))));
    }
}
