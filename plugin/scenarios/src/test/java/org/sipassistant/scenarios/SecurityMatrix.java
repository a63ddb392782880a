// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What comes of every request for every user: the table of {@code docs/security-matrix.md}. */
final class SecurityMatrix {
    private final List<String> users;
    private final List<String> rows = new ArrayList<>();

    SecurityMatrix(List<String> users) {
        this.users = List.copyOf(users);
    }

    /** Sends a request as each of the users; adds a row of the status codes. */
    void add(String title, Request request, Speakers speakers) throws IOException {
        StringBuilder row = new StringBuilder("| ").append(title).append(" |");
        for (String user : users) {
            row.append(' ').append(request.send(speakers.as(user)).status()).append(" |");
        }
        rows.add(row.toString());
    }

    /** A request of a matrix. */
    record Request(String method, String path, String body) {
        static Request get(String path) {
            return new Request("GET", path, "");
        }

        static Request post(String path, String body) {
            return new Request("POST", path, body);
        }

        Http.Reply send(Http http) throws IOException {
            return http.send(method, path, body, "application/json");
        }
    }

    /** Somebody who speaks to a node. */
    @FunctionalInterface
    interface Speakers {
        Http as(String user);
    }

    String table() {
        return "| request | " + String.join(" | ", users) + " |\n|---|" + "---|".repeat(users.size()) + "\n"
                + String.join("\n", rows) + "\n";
    }
}
