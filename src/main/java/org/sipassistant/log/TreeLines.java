// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.log;

/**
 * A message as the tree that {@code tshark -V} and Wireshark print: every header with what it was taken apart to below
 * it, further to the right, and the lines of a session description spelled out as
 * {@code Media Attribute (a): sendrecv}.
 */
final class TreeLines {

    private static final int STEP = 4;

    private final String text;
    private final int root;
    private final int limit;
    private final StringBuilder plain = new StringBuilder();

    private TreeLines(String text, int root, int limit) {
        this.text = text;
        this.root = root;
        this.limit = limit;
    }

    static boolean restore(Rewriting rewriting, int start, int limit) {
        String text = rewriting.text();
        int lineStart = Rows.start(text, start);
        int root = Rows.indent(text, lineStart);
        boolean tree = root > 0
                && (text.startsWith("Request-Line: ", lineStart + root)
                        || text.startsWith("Status-Line: ", lineStart + root));
        if (!tree) {
            return false;
        }
        TreeLines lines = new TreeLines(text, root, limit);
        int end = lines.read(start);
        rewriting.replace(start, end, lines.plain);
        return true;
    }

    /** Answers where the tree of the message ends, without the last line end. */
    private int read(int start) {
        int end = Rows.contentEnd(text, start, limit);
        plain.append(text, start, end);
        boolean headers = false;
        boolean body = false;
        for (int line = Rows.end(text, start, limit) + 1; line < limit; line = Rows.end(text, line, limit) + 1) {
            int indent = Rows.indent(text, line);
            if (indent < root) {
                break;
            }
            end = Rows.contentEnd(text, line, limit);
            headers |= indent == root && text.startsWith("Message Header", line + indent);
            if (indent == root && text.startsWith("Message Body", line + indent)) {
                body = true;
                plain.append("\n");
            } else if (body) {
                description(line + indent, end);
            } else if (indent == root + STEP) {
                header(line + indent, end);
            }
        }
        // the tree knows that the headers are whole, and its own words leave room to say so
        plain.append(headers && !body ? "\n\n" : "");
        return end;
    }

    /** A line between brackets is what the dissector thinks of the message. */
    private void header(int from, int end) {
        int colon = HeaderNames.anyColon(text, from, end);
        boolean detail = colon < 0 || isDetailOfStartLine(from, colon);
        if (!detail) {
            plain.append('\n').append(text, from, end);
        }
    }

    private boolean isDetailOfStartLine(int from, int colon) {
        String name = text.substring(from, colon);
        return name.equals("Method") || name.equals("Request-URI") || name.equals("Status-Code");
    }

    private void description(int from, int end) {
        int type = text.indexOf("): ", from, end);
        if (type < from + 2 || text.charAt(type - 2) != '(') {
            return;
        }
        plain.append('\n').append(text.charAt(type - 1)).append('=').append(text, type + 3, end);
    }
}
