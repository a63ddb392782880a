// SPDX-License-Identifier: Apache-2.0
package org.sipassistant.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The project's own sample logs, and the calls in them. */
final class Samples {
    private Samples() {}

    /** The log documents as a shipper sends them, each a line of JSON. */
    static List<String> documents() throws IOException {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(open("/demo/calls.ndjson"), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank()).toList();
        }
    }

    static List<DemoCall> calls() throws IOException {
        List<DemoCall> calls = new ArrayList<>();
        try (InputStream in = open("/demo/calls.json")) {
            for (JsonNode call : new ObjectMapper().readTree(in)) {
                calls.add(DemoCall.of(call));
            }
        }
        return calls;
    }

    private static InputStream open(String name) throws FileNotFoundException {
        InputStream in = Samples.class.getResourceAsStream(name);
        if (in == null) {
            throw new FileNotFoundException("the sample logs " + name + " are not on the class path");
        }
        return in;
    }
}
