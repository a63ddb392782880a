// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.endpoint;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.sipassistant.endpoint.pasted.FirstLines;

/**
 * A message that grows line by line, from its start line on, or from a header where that was not shipped. A line that cannot
 * belong to it is refused, because a wrong message is worse than a part of one: two messages whose lines are mixed name a
 * mandatory header twice.
 */
final class JoinedLines {
    private static final int MOST_LINES = 1_024;
    private static final int MOST_CHARACTERS = 1 << 16;
    private static final int LONGEST_NAME = 64;

    /** Between two lines of one message: shippers stamp lines as they read them, in batches. */
    private static final Duration PAUSE = Duration.ofSeconds(2);

    /** Headers of which a message has one, with their compact forms (RFC 3261 section 7.3.3). */
    private static final Set<String> SINGLE =
            Set.of("call-id", "cseq", "from", "to", "content-length", "content-type", "max-forwards");

    /** Headers that no other protocol has. */
    private static final Set<String> ONLY_SIP = Set.of("call-id", "cseq", "max-forwards", "record-route");

    private static final List<String> ADDRESSES = List.of("SIP/2.0/", "sip:", "sips:");

    /** How loggers begin lines of their own; {@code Warning} alone is a header of SIP. */
    private static final Set<String> SEVERITIES = Set.of(
            "CRITICAL", "DEBUG", "ERROR", "Error", "FATAL", "INFO", "Info", "NOTICE", "TRACE", "VERBOSE", "WARNING");

    private enum At {
        HEADERS,
        BODY
    }

    private final Hit start;
    private final String prefix;
    private final List<Hit> announcedBy;
    private final Set<String> named = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    /** The documents of a message without its start line; empty where there is one. */
    private final List<Hit> headless = new ArrayList<>();

    private At at = At.HEADERS;
    private Hit last;
    private int lines = 1;
    private int headers;
    private long length = -1;
    private long body;
    private boolean fragment;

    /** Whether the line refused last is a header, of another message: one without its start line may then hold lines of both. */
    private boolean mixed;

    /**
     * @param before the lines before the start line, which may say when and from where it came
     * @param prefix characters before the start line in its own line; a logger may put them before every line
     */
    JoinedLines(List<Hit> before, Hit start, int prefix) {
        this.start = start;
        this.last = start;
        this.announcedBy = before;
        before.forEach(hit -> text.append(hit.singleLine().orElse("")).append('\n'));
        String line = start.singleLine().orElse("");
        this.prefix = line.substring(0, prefix);
        text.append(this.prefix.isBlank() ? line.substring(prefix) : line);
    }

    private JoinedLines(Hit header) {
        this.start = header;
        this.last = header;
        this.announcedBy = List.of();
        this.prefix = "";
    }

    /** A message without its start line; empty where a document holds no header of SIP. */
    static Optional<JoinedLines> headless(Hit header, String line) {
        JoinedLines lines = new JoinedLines(header);
        boolean begins = isOfSip(line) && lines.takesHeader(line);
        lines.headless.add(header);
        lines.text.append(line);
        return begins ? Optional.of(lines) : Optional.empty();
    }

    /** Whether more of its body is to come, which quotes the first line of another message (RFC 3420). */
    boolean isInFragment() {
        return at == At.BODY && fragment && body < length;
    }

    /** Takes the line in where it can be the next one. */
    boolean takes(Hit hit, String written) {
        String line = withoutPrefix(written);
        boolean possible = lines < MOST_LINES && text.length() < MOST_CHARACTERS && isNear(hit);
        if (!possible || !(at == At.HEADERS ? takesBehindHeaders(line) : takesBody(line))) {
            mixed = headerName(line).isPresent();
            return false;
        }
        text.append("\r\n").append(line);
        lines++;
        last = hit;
        if (!headless.isEmpty()) {
            headless.add(hit);
        }
        return true;
    }

    /** The message; a start line without headers stays the document it is. */
    Optional<LogText> text() {
        text.append("\r\n");
        if (!headless.isEmpty()) {
            String given = text.toString();
            FirstLines.Restored begun = FirstLines.of(given);
            return mixed || given.equals(begun.text())
                    ? Optional.empty()
                    : Optional.of(joined(begun.text(), begun.missing()));
        }
        return Optional.of(headers == 0 ? LogText.alone(start) : joined(text.toString(), List.of()));
    }

    private LogText joined(String message, List<String> missing) {
        return new LogText(start, Optional.of(message), lines, missing, announcedBy);
    }

    /** The documents of what is no message, as nothing tells its start line. */
    List<Hit> headless() {
        return List.copyOf(headless);
    }

    private String withoutPrefix(String line) {
        if (line.startsWith(prefix)) {
            return line.substring(prefix.length());
        }
        return line.equals(prefix.stripTrailing()) ? "" : line;
    }

    private boolean isNear(Hit hit) {
        return last.timestamp()
                .flatMap(before -> hit.timestamp().map(now -> Duration.between(before, now)))
                .map(pause -> pause.abs().compareTo(PAUSE) <= 0)
                .orElse(true);
    }

    private boolean takesBehindHeaders(String line) {
        if (line.isBlank()) {
            at = At.BODY;
            return headers > 0;
        }
        if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
            // RFC 3261 section 7.3.1: a line that begins with white space continues the one before
            return headers > 0;
        }
        if (headers > 0 && length != 0 && line.startsWith("v=")) {
            // most shippers drop the blank line before a body
            at = At.BODY;
            text.append("\r\n");
            return takesBody(line);
        }
        return takesHeader(line);
    }

    private boolean takesHeader(String line) {
        Optional<String> name = headerName(line);
        if (name.isEmpty() || (SINGLE.contains(name.get()) && !named.add(name.get()))) {
            return false;
        }
        headers++;
        fragment |= name.get().equals("content-type") && line.contains("sipfrag");
        if (name.get().equals("content-length")) {
            length = number(line.substring(line.indexOf(':') + 1).strip());
        }
        return true;
    }

    private boolean takesBody(String line) {
        boolean announced = length < 0 ? isSdp(line) : body < length;
        if (announced) {
            body += line.getBytes(StandardCharsets.UTF_8).length + 2L;
        }
        return announced;
    }

    private static boolean isSdp(String line) {
        return line.length() > 2 && line.charAt(1) == '=' && line.charAt(0) >= 'a' && line.charAt(0) <= 'z';
    }

    /** The name of a header line in lower case, a compact one in its long form. */
    static Optional<String> headerName(String line) {
        int end = 0;
        while (end < line.length() && end <= LONGEST_NAME && isNamed(line.charAt(end))) {
            end++;
        }
        int colon = end;
        while (colon < line.length() && line.charAt(colon) == ' ') {
            colon++;
        }
        boolean named = end > 0 && end <= LONGEST_NAME && colon < line.length() && line.charAt(colon) == ':';
        return named && !SEVERITIES.contains(line.substring(0, end))
                ? Optional.of(inFull(line.substring(0, end).toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    /** Whether a line is a header line of SIP and of no other protocol. */
    static boolean isOfSip(String line) {
        Optional<String> name = headerName(line);
        return name.filter(ONLY_SIP::contains).isPresent()
                || (name.isPresent() && ADDRESSES.stream().anyMatch(line::contains));
    }

    private static boolean isNamed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }

    private static String inFull(String name) {
        return switch (name) {
            case "i" -> "call-id";
            case "f" -> "from";
            case "t" -> "to";
            case "l" -> "content-length";
            case "c" -> "content-type";
            default -> name;
        };
    }

    private static long number(String digits) {
        boolean number =
                !digits.isEmpty() && digits.length() < 10 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Long.parseLong(digits) : -1;
    }
}
