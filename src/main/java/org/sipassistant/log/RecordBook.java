// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.sipassistant.knowledge.KnowledgeFiles;
import org.sipassistant.knowledge.Section;

/**
 * Reads call detail records and accounting events, which hold no message and no line: fields that tell who called whom and
 * how it ended. They are recognised by the names of their fields, whichever program wrote them. Reads {@code
 * knowledge/records}; safe for use by many threads.
 */
public final class RecordBook {
    /** Whose wording a record is: that of none. */
    public static final String PRODUCT = "call-record";

    private static final int DEEPEST = 6;

    /** What stands in a value that is encoded as a part of a URL is; a percent sign alone may be one of a Call-ID. */
    private static final List<String> ENCODED =
            List.of("%20", "%22", "%2B", "%2F", "%3A", "%3C", "%40", "%2b", "%2f", "%3a", "%3c");

    /** Of the number of a desk. */
    private static final int FEWEST_DIGITS = 3;

    /** Fields of a record; one of a switch with all its variables has a few hundred. */
    private static final int MOST_FIELDS = 2_000;

    private static final int LONGEST_NAME = 64;

    /** Names that are remembered; more than the documents of a pipeline have. */
    private static final int MOST_NAMES = 4_096;

    /** Of a value: a Call-ID is the longest that is used. */
    private static final int LONGEST = 8_191;

    private static final String ANSWERED = "answered";
    private static final String INVITE = "INVITE";

    /** What the ingest processor and ECS write themselves, which is no field of a record. */
    private static final Set<String> NONE_OF_RECORDS = Set.of("sip", "event", "agent", "ecs", "network", "observer");

    private static final Set<String> METHODS = Set.of(INVITE, "BYE", "CANCEL", "ACK", "REGISTER", "MESSAGE", "REFER");

    /**
     * A role that a name has.
     *
     * @param rank how much better other names are for it
     * @param isShared whether others than telephony use the name as well
     */
    private record Role(String name, int rank, boolean isShared) {}

    private final Map<String, Role> roles = new HashMap<>();
    private final Map<String, Optional<Role>> known = new ConcurrentHashMap<>();
    private final Map<String, String> outcomes = new HashMap<>();
    private final Set<String> normal = new HashSet<>();
    private final List<List<String>> layouts = new ArrayList<>();

    /** @throws org.sipassistant.knowledge.KnowledgeException naming the file and the key that is wrong */
    static RecordBook load(KnowledgeFiles files) {
        RecordBook book = new RecordBook();
        files.folder("records").forEach(book::add);
        return book;
    }

    private void add(Section file) {
        Set<String> shared = new HashSet<>();
        file.texts("shared").forEach(name -> shared.add(plain(name)));
        Section fields = file.section("fields");
        for (String role : List.copyOf(fields.keys())) {
            // names of files that are read later rank behind all of those that are known
            fields.texts(role)
                    .forEach(name ->
                            roles.putIfAbsent(plain(name), new Role(role, roles.size(), shared.contains(plain(name)))));
        }
        fields.done();
        Section says = file.section("outcomes");
        for (String meaning : List.copyOf(says.keys())) {
            says.texts(meaning).forEach(word -> outcomes.put(plain(word), meaning));
        }
        says.done();
        file.texts("normal").forEach(cause -> normal.add(plain(cause)));
        file.sections("layouts").forEach(layout -> {
            layouts.add(layout.texts("columns"));
            layout.done();
        });
        file.sections("samples"); // the tests run them
        file.done();
    }

    /**
     * What a record says about its call; empty where it is none. The line is the record in one line, with its time first.
     *
     * @param record with texts, numbers, lists and objects as values
     */
    public Optional<LogEvent> read(Map<?, ?> record) {
        Fields fields = new Fields();
        fields.take(record, DEEPEST);
        return fields.event();
    }

    /** Whether names are those of the columns of records: some of them tell how a call ended, and of which call. */
    public boolean areColumns(List<String> names) {
        List<String> found = names.stream()
                .flatMap(name -> role(name).map(Role::name).stream())
                .toList();
        boolean call = found.contains("call_id") || found.contains("from") && found.contains("to");
        boolean end = found.contains("code") || found.contains("cause") || found.contains("outcome");
        return call && (end || found.contains("code_of_request") && found.contains("method"));
    }

    /** The columns of a row that names none; empty where no such row is known. */
    public List<String> columns(List<String> row) {
        return layouts.stream()
                .filter(columns -> columns.size() == row.size() && isOf(columns, row))
                .findFirst()
                .orElse(List.of());
    }

    private boolean isOf(List<String> columns, List<String> row) {
        for (int i = 0; i < row.size(); i++) {
            if (role(columns.get(i))
                    .filter(role -> role.name().equals("outcome"))
                    .isPresent()) {
                return outcomes.containsKey(plain(row.get(i)));
            }
        }
        return false;
    }

    /** Of documents of one kind all names are the same; what they tell is made once. */
    private Optional<Role> role(String name) {
        Optional<Role> role = known.get(name);
        if (role == null) {
            role = Optional.ofNullable(roles.get(plain(name)));
            if (known.size() < MOST_NAMES && name.length() <= LONGEST_NAME) {
                known.put(name, role);
            }
        }
        return role;
    }

    /** Letters and digits alone, in lower case, of the last part of a path; a switch calls its variables so. */
    private static String plain(String name) {
        int from = name.lastIndexOf('.') + 1;
        from = name.startsWith("variable_", from) ? from + "variable_".length() : from;
        StringBuilder plain = new StringBuilder();
        for (int i = from; i < name.length() && plain.length() < LONGEST_NAME; i++) {
            char c = name.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                plain.append(Character.toLowerCase(c));
            }
        }
        return plain.toString();
    }

    /** What the fields of one record tell. */
    private final class Fields {
        private final Map<String, String> values = new LinkedHashMap<>();
        private final Map<String, Role> chosen = new HashMap<>();
        private int count;

        void take(Map<?, ?> object, int depth) {
            for (Map.Entry<?, ?> field : object.entrySet()) {
                String name = String.valueOf(field.getKey());
                if (depth < DEEPEST || !NONE_OF_RECORDS.contains(name)) {
                    take(name, field.getValue(), depth);
                }
            }
        }

        private void take(String name, @Nullable Object value, int depth) {
            if (value instanceof Map<?, ?> inner) {
                if (depth > 0) {
                    take(inner, depth - 1);
                }
            } else if (value instanceof List<?> list) {
                if (!list.isEmpty() && depth > 0) {
                    take(name, list.getFirst(), depth - 1);
                }
            } else if (value != null && count++ < MOST_FIELDS) {
                role(name).ifPresent(role -> put(role, decoded(value.toString().strip())));
            }
        }

        private void put(Role role, String value) {
            boolean told = value.length() <= LONGEST
                    && value.chars().anyMatch(Character::isLetterOrDigit)
                    && !value.equalsIgnoreCase("null")
                    && !value.equals("<null>");
            boolean tells = told
                    && switch (role.name()) {
                        case "cause" -> !isNumber(value) || (value.length() <= 3 && Integer.parseInt(value) > 0);
                        case "code", "code_of_request" -> !code(value).isEmpty();
                        case "method" -> METHODS.contains(value);
                        case "outcome" -> outcomes.containsKey(plain(value));
                        default -> true;
                    };
            if (tells && isBetter(role, value)) {
                values.put(role.name(), value);
                chosen.put(role.name(), role);
            }
        }

        /** A cause that tells why goes before one that every call ends with. */
        private boolean isBetter(Role role, String value) {
            String before = values.get(role.name());
            if (before == null) {
                return true;
            }
            boolean known = !role.name().equals("cause") || isNormal(before) == isNormal(value);
            return known ? role.rank() < chosen.get(role.name()).rank() : isNormal(before);
        }

        Optional<LogEvent> event() {
            boolean ofRequest = values.containsKey("call_id") && values.containsKey("method");
            if (!values.containsKey("code") && ofRequest && values.containsKey("code_of_request")) {
                values.put("code", values.get("code_of_request"));
                chosen.put("code", chosen.get("code_of_request"));
            }
            boolean call = values.containsKey("call_id") || values.containsKey("from") && values.containsKey("to");
            boolean ended = values.containsKey("code") || values.containsKey("cause") || values.containsKey("outcome");
            // below the names of columns some name the types
            boolean types = values.containsKey("cause") && Objects.equals(values.get("cause"), values.get("call_id"));
            if (!call || !ended || types || !isOfTelephony()) {
                return Optional.empty();
            }
            Map<String, String> fields = new LinkedHashMap<>();
            for (String name : List.of("call_id", "from", "to", "from_tag", "to_tag")) {
                copy(name, values.get(name), fields);
            }
            copy("method", values.getOrDefault("method", INVITE), fields);
            String code = code(values.getOrDefault("code", ""));
            copy("code", code, fields);
            copy("phrase", code.isEmpty() ? "" : values.get("phrase"), fields);
            String cause = values.getOrDefault("cause", "");
            if (!isNormal(cause)) {
                copy(isNumber(cause) ? "q850" : "cause_name", cause, fields);
            }
            String line = line();
            return Optional.of(new LogEvent(says(fields), PRODUCT, fields, 0, 0, line));
        }

        private boolean isOfTelephony() {
            boolean parties = values.containsKey("from") && values.containsKey("to");
            boolean called = isOwn("call_id") || isOwn("from") && isOwn("to");
            boolean ended = isOwn("code") || isOwn("cause") || isOwn("outcome");
            boolean talked = isOwn("talked") && parties;
            return called && ended || parties && isOwn("code") || talked || isAddress("from") && isAddress("to");
        }

        private boolean isOwn(String role) {
            return chosen.containsKey(role) && !chosen.get(role).isShared();
        }

        /** Whether it is a number, or an address of SIP or of a telephone. */
        private boolean isAddress(String role) {
            String value = values.getOrDefault(role, "");
            boolean number = value.chars().allMatch(c -> c >= '0' && c <= '9' || "+*#-() ".indexOf(c) >= 0)
                    && value.chars().filter(Character::isDigit).count() >= FEWEST_DIGITS
                    && value.indexOf('-') == value.lastIndexOf('-');
            return number || List.of("sip:", "sips:", "tel:").stream().anyMatch(value::contains);
        }

        private String says(Map<String, String> fields) {
            String code = fields.getOrDefault("code", "");
            boolean invite = INVITE.equals(fields.get("method"));
            if (!code.isEmpty() && (!code.startsWith("2") || !invite)) {
                return code.startsWith("2") || code.startsWith("1") ? EventBook.NOTICE : "response-sent";
            }
            String outcome = Optional.ofNullable(values.get("outcome"))
                    .map(word -> outcomes.get(plain(word)))
                    .orElse("");
            boolean answered = outcome.equals(ANSWERED) || !code.isEmpty() || talked();
            boolean caused = fields.containsKey("q850") || fields.containsKey("cause_name");
            if (answered) {
                return caused ? "hangup" : ANSWERED;
            }
            return !outcome.isEmpty() ? outcome : caused ? "hangup" : "normal-clearing";
        }

        private boolean talked() {
            String talked = values.getOrDefault("talked", "0");
            return talked.chars().anyMatch(c -> c >= '1' && c <= '9');
        }

        private boolean isNormal(String cause) {
            return cause.isEmpty() || normal.contains(plain(cause));
        }

        /** As a log would have it. */
        private String line() {
            StringBuilder line = new StringBuilder(values.getOrDefault("time", ""));
            line.append(line.isEmpty() ? "" : " ").append("call record:");
            values.forEach((name, value) -> {
                if (!name.equals("time") && !name.equals("code_of_request")) {
                    line.append(' ').append(name).append('=').append(value.replace('\n', ' '));
                }
            });
            return line.toString();
        }
    }

    private static void copy(String name, @Nullable String value, Map<String, String> fields) {
        if (value != null && !value.isEmpty()) {
            fields.put(name, value);
        }
    }

    /** The code in {@code 486}, {@code sip:486} and {@code 486 Busy Here}; empty where there is none of SIP. */
    private static String code(String value) {
        int from = value.regionMatches(true, 0, "sip:", 0, 4) ? 4 : 0;
        boolean digits = value.length() >= from + 3
                && isNumber(value.substring(from, from + 3))
                && (value.length() == from + 3 || value.charAt(from + 3) == ' ')
                && value.charAt(from) >= '1'
                && value.charAt(from) <= '6';
        return digits ? value.substring(from, from + 3) : "";
    }

    private static boolean isNumber(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Some write their values as parts of a URL. */
    private static String decoded(String value) {
        if (ENCODED.stream().noneMatch(value::contains)) {
            return value;
        }
        try {
            return URLDecoder.decode(value.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return value;
        }
    }
}
