// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios.traffic;

import java.util.List;

/** The invented operator: an SBC between customers and carriers. */
public final class Operator {
    static final Station SBC = new Station("sbc-1", "203.0.113.80", "kamailio (5.8.2 (x86_64/linux))");
    static final Station SCANNER = new Station("", "198.51.100.201", "friendly-scanner");

    /** The first one carries most of the calls, the second one fails. */
    static final List<Station> CARRIERS = List.of(
            new Station("carrier-a", "198.51.100.7", "Oracle SBC 9.2"),
            new Station("carrier-b", "198.51.100.8", "Ribbon SBC 12.1"),
            new Station("carrier-c", "198.51.100.9", "Cirpack 4.6"));

    static final List<Station> CUSTOMERS = List.of(
            new Station("acme", "192.0.2.7", "Asterisk PBX 20.9.2"),
            new Station("globex", "192.0.2.19", "FreeSWITCH-mod_sofia/1.10.12-release"),
            new Station("initech", "192.0.2.31", "3CXPhoneSystem 20.0.4"));

    private Operator() {}

    /** Who is who, as the plugin reads it from its file. */
    public static String inventory() {
        StringBuilder lines = new StringBuilder();
        line(lines, SBC, "own", ", kind: sbc");
        CARRIERS.forEach(carrier -> line(lines, carrier, "trunk", ""));
        CUSTOMERS.forEach(customer -> line(lines, customer, "customer", ", customer: " + customer.name()));
        return lines.toString();
    }

    private static void line(StringBuilder lines, Station station, String role, String more) {
        lines.append("- { name: ")
                .append(station.name())
                .append(", role: ")
                .append(role)
                .append(", match: [\"")
                .append(station.address())
                .append("\"]")
                .append(more)
                .append(" }\n");
    }
}
