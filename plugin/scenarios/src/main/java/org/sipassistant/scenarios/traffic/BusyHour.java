// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios.traffic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A busy hour and the hour before it, as an operator's SBC sees them: calls of all fates between customers and three
 * trunks, registrations and pings; in the busy hour one trunk stops answering for a while, and a scanner tries the system.
 *
 * @param calls what really happened, in the order of time
 * @param documents the log, a line of JSON for each message, in the order of time
 * @param outage when the trunk stopped answering
 */
public record BusyHour(Instant from, List<PlannedCall> calls, List<String> documents, Instant outage) {
    private static final Duration HOUR = Duration.ofHours(1);

    /** When the trunk stops answering, and for how long. */
    private static final Duration OUTAGE_AFTER = Duration.ofMinutes(23);

    private static final Duration OUTAGE = Duration.ofMinutes(14);
    private static final int SCANS = 120;

    /** Numbers that are reserved for films: London, Hamburg, Cologne, Frankfurt and Munich; three digits follow. */
    private static final List<String> ELSEWHERE =
            List.of("+442079460", "+494066969", "+492214710", "+496990009", "+498999998");

    public BusyHour {
        calls = List.copyOf(calls);
        documents = List.copyOf(documents);
    }

    /**
     * @param from when the busy hour begins; the log begins an hour earlier
     * @param number of calls in the busy hour; a third less in the hour before
     */
    public static BusyHour of(long seed, Instant from, int number) {
        return new Plan(new Dice(seed), from).write(number);
    }

    public Instant to() {
        return from.plus(HOUR);
    }

    /** The trunk that stops answering. */
    public String silentTrunk() {
        return Operator.CARRIERS.get(1).name();
    }

    /** What happened in the busy hour itself. */
    public List<PlannedCall> busy() {
        return calls.stream().filter(call -> !call.at().isBefore(from)).toList();
    }

    private static final class Plan {
        private final Dice dice;
        private final Instant from;
        private final Log log = new Log();
        private final List<PlannedCall> calls = new ArrayList<>();
        private int number;

        Plan(Dice dice, Instant from) {
            this.dice = dice;
            this.from = from;
        }

        BusyHour write(int wanted) {
            for (int n = 0; n < wanted * 2 / 3; n++) {
                call(from.minus(HOUR).plusMillis(dice.between(0, (int) HOUR.toMillis() - 1)));
            }
            for (int n = 0; n < wanted; n++) {
                call(from.plusMillis(dice.between(0, (int) HOUR.toMillis() - 1)));
            }
            scanner();
            new Noise(log, this::isSilent).write(from.minus(HOUR), from.plus(HOUR));
            calls.sort(Comparator.comparing(PlannedCall::at).thenComparing(PlannedCall::callId));
            return new BusyHour(from, calls, log.documents(), from.plus(OUTAGE_AFTER));
        }

        private boolean isSilent(String trunk, Instant at) {
            Instant start = from.plus(OUTAGE_AFTER);
            return trunk.equals(Operator.CARRIERS.get(1).name())
                    && !at.isBefore(start)
                    && at.isBefore(start.plus(OUTAGE));
        }

        private void call(Instant at) {
            Station carrier = Operator.CARRIERS.get(dice.percent(50) ? 0 : dice.percent(60) ? 1 : 2);
            Station customer = dice.of(Operator.CUSTOMERS);
            Fate fate = fate();
            boolean inbound = isInbound(fate);
            boolean silent = isSilent(carrier.name(), at);
            if (silent && inbound) {
                // A trunk that is out brings no calls either: this one would have come by another.
                carrier = Operator.CARRIERS.get(0);
            }
            if (silent && !inbound) {
                fate = Fate.SILENT;
            }
            number++;
            String callId = Integer.toHexString(number * 0x9E3779B1) + "-" + number + "@" + customer.address();
            String own = String.format(Locale.ROOT, "+493023125%03d", dice.between(0, 999));
            String other = dice.of(ELSEWHERE) + String.format(Locale.ROOT, "%03d", dice.between(0, 999));
            PlannedCall call = new PlannedCall(
                    callId,
                    at,
                    fate,
                    carrier.name(),
                    customer.name(),
                    inbound,
                    inbound ? other : own,
                    inbound ? own : other);
            calls.add(call);
            new CallWriter(log, dice, call, inbound ? carrier : customer, inbound ? customer : carrier).write();
        }

        private Fate fate() {
            int roll = dice.between(1, Fate.shares());
            for (Fate fate : Fate.values()) {
                roll -= fate.share();
                if (roll <= 0) {
                    return fate;
                }
            }
            return Fate.ANSWERED;
        }

        /** Only customers are challenged, only trunks fail over, and only people have two phones. */
        private boolean isInbound(Fate fate) {
            return switch (fate) {
                case CHALLENGED, WRONG_PASSWORD, FAILED_OVER, UNALLOCATED, LIMITED -> false;
                case FORKED -> true;
                default -> dice.percent(40);
            };
        }

        private void scanner() {
            Instant start = from.plus(Duration.ofMinutes(41));
            for (int n = 0; n < SCANS; n++) {
                PlannedCall call = new PlannedCall(
                        "scan-" + n + "@" + Operator.SCANNER.address(),
                        start.plusMillis(n * 1_300L),
                        Fate.SCANNED,
                        "",
                        "",
                        true,
                        "100",
                        "900" + (4_420_794_600_00L + n));
                calls.add(call);
                new CallWriter(log, dice, call, Operator.SCANNER, Operator.SBC).write();
            }
        }
    }
}
