// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.commandline;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What the program tells about itself. */
final class Help {
    private static final String TEXT = """
        SIP Assistant: why did this call fail?

          java -jar sip-assistant.jar why       [options] [FILE]   why the calls in a log failed
          java -jar sip-assistant.jar recognise [options] [FILE]   how well a log is read, as JSON
          java -jar sip-assistant.jar enrich    [options] [FILE]   adds fields to documents, one JSON object on each line

        Without FILE, or with -, standard input is read. A log is read as UTF-8, up to 16 Mi characters of it.

        why
          --call-id ID              only this call
          --time-zone ZONE          of times that name none, and of the answer (UTC)
          --format text|json        a page to read, or what the endpoint answers (text)
          --inventory FILE          who is who in the network: the network.yml of a node

        recognise
          --time-zone ZONE          of times that name none (UTC)

        enrich: the options of the ingest processor
          --field NAME              holds the text (message)
          --target-field NAME       takes the fields (sip)
          --override true|false     replaces fields that are there (false)
          --fields minimal|standard|full
          --explain all|failures|none
          --redact true|false       masks credentials in the text itself (true)
          --timezone ZONE           of times that name none (UTC)
          --default-region DE       of numbers without a country
          --formats NAME,...        products whose own wordings are read too, or all
          --correlation-headers NAME,...
          --inventory FILE          as for why

          Every line comes out again, in its place. What is no JSON object, or holds no SIP, comes out byte for byte.

        Exit codes: 0 done, 1 no SIP or not this call in the text, 2 wrong arguments or an unreadable file.
        """;

    private Help() {}

    static void print(OutputStream out) throws IOException {
        out.write(TEXT.getBytes(StandardCharsets.UTF_8));
    }
}
