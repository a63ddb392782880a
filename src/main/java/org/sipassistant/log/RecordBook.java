// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private static final int LONGEST_NAME = 64;

    /** Names that are remembered; more than the documents of a pipeline have. */
    private static final int MOST_NAMES = 4_096;

    /**
     * A role that a name has.
     *
     * @param rank how much better other names are for it
     * @param isShared whether others than telephony use the name as well
     */
    record Role(String name, int rank, boolean isShared) {}

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
        return CallRecord.read(record, this);
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
                return outcome(row.get(i)).isPresent();
            }
        }
        return false;
    }

    /** Of documents of one kind all names are the same; what they tell is made once. */
    Optional<Role> role(String name) {
        Optional<Role> role = known.get(name);
        if (role == null) {
            role = Optional.ofNullable(roles.get(plain(name)));
            if (known.size() < MOST_NAMES && name.length() <= LONGEST_NAME) {
                known.put(name, role);
            }
        }
        return role;
    }

    /** What a log line of the same meaning says. */
    Optional<String> outcome(String word) {
        return Optional.ofNullable(outcomes.get(plain(word)));
    }

    /** Whether a cause is one with which a call ends as it should. */
    boolean isNormal(String cause) {
        return normal.contains(plain(cause));
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
}
