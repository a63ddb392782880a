// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Map;
import org.sipassistant.endpoint.NotFoundException;

/** Runs the command that the arguments name. */
public final class Main {
    /** There is an answer. */
    static final int ANSWERED = 0;
    /** What was asked for is not in the text. */
    static final int NOT_FOUND = 1;
    /** The arguments are wrong, or a file cannot be read. */
    static final int REFUSED = 2;

    private static final Map<String, Command> COMMANDS =
            Map.of("why", new WhyCommand(), "recognise", new RecogniseCommand(), "enrich", new EnrichCommand());

    private Main() {}

    /** One thing the program can do. */
    interface Command {
        /** What it takes, as the help shows it. */
        List<String> options();

        /** Does it and gives the exit code. */
        int run(Arguments arguments, OutputStream out) throws IOException;
    }

    public static void main(String[] words) {
        int code;
        // The output is no PrintStream: where nobody reads it any more, this program has to end.
        try (OutputStream out = new FileOutputStream(FileDescriptor.out)) {
            code = run(List.of(words), out);
        } catch (NotFoundException e) {
            code = failed(NOT_FOUND, e.getMessage());
        } catch (IllegalArgumentException e) {
            code = failed(REFUSED, e.getMessage() + "; --help shows what there is");
        } catch (FileSystemException e) {
            code = failed(REFUSED, "file [" + e.getFile() + "] cannot be read: " + reason(e));
        } catch (IOException e) {
            code = failed(REFUSED, String.valueOf(e.getMessage()));
        }
        System.exit(code);
    }

    private static int run(List<String> words, OutputStream out) throws IOException {
        if (words.isEmpty() || words.contains("--help") || words.get(0).equals("help")) {
            Help.print(out);
            return words.isEmpty() ? REFUSED : ANSWERED;
        }
        Command command = COMMANDS.get(words.get(0));
        if (command == null) {
            throw new IllegalArgumentException("command [" + words.get(0) + "] is not one of [why, recognise, enrich]");
        }
        return command.run(Arguments.of(words.subList(1, words.size()), command.options()), out);
    }

    static int failed(int code, String sentence) {
        warn(sentence);
        return code;
    }

    static void warn(String sentence) {
        System.err.println("sip-assistant: " + sentence);
    }

    private static String reason(FileSystemException e) {
        return e.getReason() == null ? "there is no such file, or it may not be read" : e.getReason();
    }
}
